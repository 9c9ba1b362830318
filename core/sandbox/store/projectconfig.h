#pragma once

#include <QHostAddress>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sandbox {

/// An application of the project.
struct Client
{
    QString id;
    QString name;
    QString applicationType;
    bool thirdParty = false;
    bool operator==(const Client &) const = default;
};

/// A provider of identities that the project has configured.
struct OAuthProvider
{
    QString alias;
    QString type;
};

/// One custom attribute of the project, with the type its values must have: string, number, integer, enum,
/// phone_number, email, url or country_code.
struct CustomAttribute
{
    QString name;
    QString type;
    QStringList values; ///< Of an enum.
    std::optional<double> minimum;
    std::optional<double> maximum;
};

/// What somebody signs in with.
struct Device
{
    QString name; ///< "Firefox on Linux"
    QString userAgent;
    QString clientId; ///< Of an application that runs on it; empty for browsers.
};

/// Where an address is; both empty for nowhere known.
struct Country
{
    QString code; ///< ISO 3166
    QString name; ///< English
};

/// A range of addresses set aside for documentation, of which the sandbox says that it lies in a country.
struct IpRange
{
    QHostAddress network;
    int prefixLength = 0;
    Country country;
};

/// What an operator sets in the portal and the Admin API only reads: applications, providers, attributes, limits. Read
/// from resources/sandbox/project.json, which is built in. The limits are the real server's defaults.
class ProjectConfig
{
public:
    static ProjectConfig load();

    const QList<Client> &clients() const { return m_clients; }
    /// Null when there is none.
    const Client *client(const QString &id) const;
    const QList<OAuthProvider> &oauthProviders() const { return m_oauthProviders; }
    const QList<CustomAttribute> &customAttributes() const { return m_customAttributes; }
    const QList<IpRange> &ipRanges() const { return m_ipRanges; }
    Country countryOf(const QString &ip) const;
    const QList<Device> &devices() const { return m_devices; }
    /// What a session is called after its user agent: the device's name, or the agent's first word.
    QString deviceName(const QString &userAgent) const;
    /// The whole file, for the seed.
    const QJsonObject &json() const { return m_json; }

private:
    QJsonObject m_json;
    QList<Client> m_clients;
    QList<OAuthProvider> m_oauthProviders;
    QList<CustomAttribute> m_customAttributes;
    QList<IpRange> m_ipRanges;
    QList<Device> m_devices;
};

} // namespace sandbox
