#include "core/sandbox/store/projectconfig.h"

#include "core/sandbox/resource.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sandbox {

namespace {

std::optional<double> optionalNumber(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

CustomAttribute readCustomAttribute(const QJsonObject &json)
{
    CustomAttribute attribute {json[QLatin1String("name")].toString(),
                               json[QLatin1String("type")].toString(),
                               {},
                               optionalNumber(json[QLatin1String("minimum")]),
                               optionalNumber(json[QLatin1String("maximum")])};
    // The lists of other types are samples for the seed, not limits.
    if (attribute.type == QLatin1String("enum")) {
        for (const QJsonValue value : json[QLatin1String("values")].toArray())
            attribute.values.append(value.toString());
    }
    return attribute;
}

} // namespace

ProjectConfig ProjectConfig::load()
{
    ProjectConfig config;
    config.m_json =
        QJsonDocument::fromJson(QByteArray::fromStdString(resource(QLatin1String("project.json")))).object();
    for (const QJsonValue client : config.m_json[QLatin1String("clients")].toArray())
        config.m_clients.append({client[QLatin1String("clientID")].toString(), client[QLatin1String("name")].toString(),
                                 client[QLatin1String("applicationType")].toString(),
                                 client[QLatin1String("party")].toString() == QLatin1String("third")});
    for (const QJsonValue provider : config.m_json[QLatin1String("oauthProviders")].toArray())
        config.m_oauthProviders.append(
            {provider[QLatin1String("alias")].toString(), provider[QLatin1String("type")].toString()});
    for (const QJsonValue attribute : config.m_json[QLatin1String("customAttributes")].toArray())
        config.m_customAttributes.append(readCustomAttribute(attribute.toObject()));
    for (const QJsonValue range : config.m_json[QLatin1String("ipRanges")].toArray()) {
        const auto [network, prefixLength] = QHostAddress::parseSubnet(range[QLatin1String("cidr")].toString());
        config.m_ipRanges.append(
            {network,
             prefixLength,
             {range[QLatin1String("countryCode")].toString(), range[QLatin1String("countryName")].toString()}});
    }
    for (const QJsonValue agent : config.m_json[QLatin1String("userAgents")].toArray())
        config.m_devices.append({agent[QLatin1String("name")].toString(), agent[QLatin1String("userAgent")].toString(),
                                 agent[QLatin1String("clientID")].toString()});
    return config;
}

const Client *ProjectConfig::client(const QString &id) const
{
    for (const Client &client : m_clients) {
        if (client.id == id)
            return &client;
    }
    return nullptr;
}

Country ProjectConfig::countryOf(const QString &ip) const
{
    const QHostAddress address(ip);
    for (const IpRange &range : m_ipRanges) {
        if (address.isInSubnet(range.network, range.prefixLength))
            return range.country;
    }
    return {};
}

QString ProjectConfig::deviceName(const QString &userAgent) const
{
    for (const Device &device : m_devices) {
        if (device.userAgent == userAgent)
            return device.name;
    }
    return userAgent.section(u' ', 0, 0);
}

} // namespace sandbox
