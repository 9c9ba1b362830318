#include "core/sandbox/resolvers/attributechecks.h"

#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/store/phonenumber.h"

#include <QDate>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>

namespace sandbox {

namespace {

/// Faults of attributes, in the form in which a JSON schema's validator reports them.
class Faults
{
public:
    void add(const QString &location, const char *kind, const QJsonObject &details = {})
    {
        QJsonObject fault {{QStringLiteral("location"), location}, {QStringLiteral("kind"), QLatin1String(kind)}};
        if (!details.isEmpty())
            fault.insert(QStringLiteral("details"), details);
        m_faults.append(fault);
    }
    void addType(const QString &location, const char *expected)
    {
        add(location, "type", {{QStringLiteral("expected"), QJsonArray {QLatin1String(expected)}}});
    }
    void addFormat(const QString &location, const QString &format)
    {
        add(location, "format", {{QStringLiteral("format"), format}});
    }
    std::optional<ApiError> error() const
    {
        if (m_faults.isEmpty())
            return std::nullopt;
        QString message = QStringLiteral("invalid value:");
        for (const QJsonValue fault : m_faults)
            message += QStringLiteral("\n%1: %2")
                           .arg(fault[QLatin1String("location")].toString(), fault[QLatin1String("kind")].toString());
        return apiError(ApiError::Name::Invalid, QStringLiteral("ValidationFailed"), message,
                        infoText({{QStringLiteral("causes"), m_faults}}));
    }

private:
    QJsonArray m_faults;
};

bool matches(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(text).hasMatch();
}

bool isUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.isRelative()
        && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")) && !url.host().isEmpty();
}

/// A date of birth: the whole, without the year (0000-MM-DD or --MM-DD), or the year alone.
bool isBirthdate(const QString &text)
{
    if (matches(text, "\\d{4}"))
        return true;
    QString date = text;
    if (date.startsWith(QLatin1String("--")))
        date.replace(0, 2, QStringLiteral("2000-"));
    if (date.startsWith(QLatin1String("0000-")))
        date.replace(0, 4, QStringLiteral("2000"));
    return QDate::fromString(date, Qt::ISODate).isValid();
}

bool fitsFormat(const QString &text, const QString &format)
{
    if (format == QLatin1String("email"))
        return matches(text, R"([^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+)");
    if (format == QLatin1String("phone"))
        return isPhoneNumber(text);
    if (format == QLatin1String("uri"))
        return isUrl(text);
    if (format == QLatin1String("x_picture"))
        return isUrl(text) || text.startsWith(QLatin1String("authgearimages:///"));
    if (format == QLatin1String("birthdate"))
        return isBirthdate(text);
    if (format == QLatin1String("timezone"))
        return text.contains(u'/') && QTimeZone(text.toUtf8()).isValid();
    if (format == QLatin1String("bcp47"))
        return matches(text, "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");
    if (format == QLatin1String("iso3166-1-alpha-2"))
        return matches(text, "[A-Z]{2}");
    return true;
}

struct AttributeRule
{
    const char *name;
    const char *format; ///< Null: any text that is not empty.
};

constexpr std::array StandardRules {
    AttributeRule {"email", "email"},
    AttributeRule {"phone_number", "phone"},
    AttributeRule {"preferred_username", nullptr},
    AttributeRule {"family_name", nullptr},
    AttributeRule {"given_name", nullptr},
    AttributeRule {"middle_name", nullptr},
    AttributeRule {"name", nullptr},
    AttributeRule {"nickname", nullptr},
    AttributeRule {"picture", "x_picture"},
    AttributeRule {"profile", "uri"},
    AttributeRule {"website", "uri"},
    AttributeRule {"gender", nullptr},
    AttributeRule {"birthdate", "birthdate"},
    AttributeRule {"zoneinfo", "timezone"},
    AttributeRule {"locale", "bcp47"},
};

constexpr std::array AddressNames {"formatted", "street_address", "locality", "region", "postal_code", "country"};

bool isOneOf(const QString &name, const auto &names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *known) { return name == QLatin1String(known); });
}

void checkText(Faults &faults, const QString &location, const QJsonValue &value, const char *format)
{
    if (!value.isString())
        return faults.addType(location, "string");
    if (value.toString().isEmpty())
        return faults.add(location, "minLength", {{QStringLiteral("expected"), 1}, {QStringLiteral("actual"), 0}});
    if (format && !fitsFormat(value.toString(), QLatin1String(format)))
        faults.addFormat(location, QLatin1String(format));
}

void checkAddress(Faults &faults, const QJsonValue &value)
{
    if (!value.isObject())
        return faults.addType(QStringLiteral("/address"), "object");
    const QJsonObject address = value.toObject();
    for (auto member = address.begin(); member != address.end(); ++member) {
        if (isOneOf(member.key(), AddressNames))
            checkText(faults, QStringLiteral("/address/") + member.key(), member.value(), nullptr);
    }
}

void checkStandard(Faults &faults, const QString &name, const QJsonValue &value)
{
    if (name == QLatin1String("address"))
        return checkAddress(faults, value);
    const auto *rule = std::find_if(StandardRules.begin(), StandardRules.end(),
                                    [&](const AttributeRule &known) { return name == QLatin1String(known.name); });
    if (rule == StandardRules.end())
        faults.add(u'/' + name, "general");
    else
        checkText(faults, u'/' + name, value, rule->format);
}

void checkNumber(Faults &faults, const QString &location, const QJsonValue &value, const CustomAttribute &attribute)
{
    const bool isWhole = attribute.type == QLatin1String("integer");
    if (!value.isDouble() || (isWhole && std::floor(value.toDouble()) != value.toDouble()))
        return faults.addType(location, isWhole ? "integer" : "number");
    if (attribute.minimum && value.toDouble() < *attribute.minimum)
        faults.add(location, "minimum",
                   {{QStringLiteral("minimum"), *attribute.minimum}, {QStringLiteral("actual"), value}});
    if (attribute.maximum && value.toDouble() > *attribute.maximum)
        faults.add(location, "maximum",
                   {{QStringLiteral("maximum"), *attribute.maximum}, {QStringLiteral("actual"), value}});
}

void checkCustom(Faults &faults, const QJsonValue &value, const CustomAttribute &attribute)
{
    const QString location = u'/' + attribute.name;
    if (attribute.type == QLatin1String("integer") || attribute.type == QLatin1String("number"))
        return checkNumber(faults, location, value, attribute);
    if (attribute.type == QLatin1String("enum")) {
        if (!value.isString() || !attribute.values.contains(value.toString()))
            faults.add(location, "enum",
                       {{QStringLiteral("expected"), QJsonArray::fromStringList(attribute.values)},
                        {QStringLiteral("actual"), value}});
        return;
    }
    static const QHash<QString, const char *> FormatByType {{QStringLiteral("phone_number"), "phone"},
                                                            {QStringLiteral("email"), "email"},
                                                            {QStringLiteral("url"), "uri"},
                                                            {QStringLiteral("country_code"), "iso3166-1-alpha-2"}};
    checkText(faults, location, value, FormatByType.value(attribute.type, nullptr));
}

/// Whether an attribute that identities carry has a value of one of them.
bool isOwned(const QString &name, const QJsonValue &value, const std::vector<Identity> &identities)
{
    const auto carriedBy = [&](const Identity &identity) {
        if (name == QLatin1String("email"))
            return identity.email;
        return name == QLatin1String("phone_number") ? identity.phone : identity.username;
    };
    return std::any_of(identities.begin(), identities.end(),
                       [&](const Identity &identity) { return carriedBy(identity) == value.toString(); });
}

} // namespace

tl::expected<QJsonObject, ApiError> checkStandardAttributes(const QJsonObject &given,
                                                            const std::vector<Identity> &identities)
{
    static constexpr std::array Derived {"email_verified", "phone_number_verified", "updated_at"};
    static constexpr std::array Carried {"email", "phone_number", "preferred_username"};
    Faults faults;
    QJsonObject kept;
    for (auto member = given.begin(); member != given.end(); ++member) {
        if (isOneOf(member.key(), Derived))
            continue;
        checkStandard(faults, member.key(), member.value());
        kept.insert(member.key(), member.value());
    }
    if (auto error = faults.error())
        return refuse(std::move(*error));
    for (const char *name : Carried) {
        const QString key = QLatin1String(name);
        if (kept.contains(key) && !isOwned(key, kept[key], identities))
            return refuse(unexpectedError(QStringLiteral("unowned %1").arg(key)));
    }
    return kept;
}

tl::expected<QJsonObject, ApiError> checkCustomAttributes(const QJsonObject &given, const QList<CustomAttribute> &known)
{
    Faults faults;
    QJsonObject kept;
    for (const CustomAttribute &attribute : known) {
        if (!given.contains(attribute.name))
            continue;
        checkCustom(faults, given[attribute.name], attribute);
        kept.insert(attribute.name, given[attribute.name]);
    }
    if (auto error = faults.error())
        return refuse(std::move(*error));
    return kept;
}

} // namespace sandbox
