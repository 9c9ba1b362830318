#include "ui/users/personwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::PersonWords)
};

struct WordPair
{
    QLatin1String sent;
    const char *said;
};

/// The words for \a sent, or itself.
template <std::size_t Count>
QString wordsFor(const QString &sent, const WordPair (&pairs)[Count])
{
    for (const auto &pair : pairs)
        if (sent == pair.sent)
            return Words::tr(pair.said);
    return sent;
}

constexpr auto ClaimPrefix = QLatin1String("https://authgear.com/claims/");

constexpr WordPair IdentityTypes[] {
    {QLatin1String("ANONYMOUS"), QT_TRANSLATE_NOOP("ui::PersonWords", "Anonymous key")},
    {QLatin1String("BIOMETRIC"), QT_TRANSLATE_NOOP("ui::PersonWords", "Fingerprint or face")},
    {QLatin1String("LDAP"), QT_TRANSLATE_NOOP("ui::PersonWords", "LDAP account")},
    {QLatin1String("LOGIN_ID"), QT_TRANSLATE_NOOP("ui::PersonWords", "Login ID")},
    {QLatin1String("OAUTH"), QT_TRANSLATE_NOOP("ui::PersonWords", "Account elsewhere")},
    {QLatin1String("PASSKEY"), QT_TRANSLATE_NOOP("ui::PersonWords", "Passkey")},
    {QLatin1String("SIWE"), QT_TRANSLATE_NOOP("ui::PersonWords", "Ethereum address")},
};

constexpr WordPair LoginIdTypes[] {
    {QLatin1String("email"), QT_TRANSLATE_NOOP("ui::PersonWords", "E-mail address")},
    {QLatin1String("phone"), QT_TRANSLATE_NOOP("ui::PersonWords", "Phone number")},
    {QLatin1String("username"), QT_TRANSLATE_NOOP("ui::PersonWords", "Username")},
};

constexpr WordPair AuthenticatorTypes[] {
    {QLatin1String("OOB_OTP_EMAIL"), QT_TRANSLATE_NOOP("ui::PersonWords", "Codes by e-mail")},
    {QLatin1String("OOB_OTP_SMS"), QT_TRANSLATE_NOOP("ui::PersonWords", "Codes by SMS")},
    {QLatin1String("PASSKEY"), QT_TRANSLATE_NOOP("ui::PersonWords", "Passkey")},
    {QLatin1String("PASSWORD"), QT_TRANSLATE_NOOP("ui::PersonWords", "Password")},
    {QLatin1String("TOTP"), QT_TRANSLATE_NOOP("ui::PersonWords", "Authenticator app (TOTP)")},
};

constexpr WordPair AuthenticatorKinds[] {
    {QLatin1String("PRIMARY"), QT_TRANSLATE_NOOP("ui::PersonWords", "first factor")},
    {QLatin1String("SECONDARY"), QT_TRANSLATE_NOOP("ui::PersonWords", "second factor")},
};

constexpr WordPair SessionTypes[] {
    {QLatin1String("IDP"), QT_TRANSLATE_NOOP("ui::PersonWords", "browser")},
    {QLatin1String("OFFLINE_GRANT"), QT_TRANSLATE_NOOP("ui::PersonWords", "app")},
};

constexpr WordPair Methods[] {
    {QLatin1String("face"), QT_TRANSLATE_NOOP("ui::PersonWords", "face")},
    {QLatin1String("fpt"), QT_TRANSLATE_NOOP("ui::PersonWords", "fingerprint")},
    {QLatin1String("hwk"), QT_TRANSLATE_NOOP("ui::PersonWords", "hardware key")},
    {QLatin1String("mfa"), QT_TRANSLATE_NOOP("ui::PersonWords", "several factors")},
    {QLatin1String("otp"), QT_TRANSLATE_NOOP("ui::PersonWords", "one-time code")},
    {QLatin1String("pwd"), QT_TRANSLATE_NOOP("ui::PersonWords", "password")},
    {QLatin1String("sms"), QT_TRANSLATE_NOOP("ui::PersonWords", "SMS")},
};

constexpr WordPair LockoutTypes[] {
    {QLatin1String("per_user"), QT_TRANSLATE_NOOP("ui::PersonWords", "from every address")},
    {QLatin1String("per_user_per_ip"), QT_TRANSLATE_NOOP("ui::PersonWords", "from single addresses")},
};

/// In the order in which people are described.
constexpr WordPair StandardAttributes[] {
    {QLatin1String("name"), QT_TRANSLATE_NOOP("ui::PersonWords", "Full name")},
    {QLatin1String("given_name"), QT_TRANSLATE_NOOP("ui::PersonWords", "Given name")},
    {QLatin1String("middle_name"), QT_TRANSLATE_NOOP("ui::PersonWords", "Middle name")},
    {QLatin1String("family_name"), QT_TRANSLATE_NOOP("ui::PersonWords", "Family name")},
    {QLatin1String("nickname"), QT_TRANSLATE_NOOP("ui::PersonWords", "Nickname")},
    {QLatin1String("email"), QT_TRANSLATE_NOOP("ui::PersonWords", "E-mail")},
    {QLatin1String("phone_number"), QT_TRANSLATE_NOOP("ui::PersonWords", "Phone")},
    {QLatin1String("preferred_username"), QT_TRANSLATE_NOOP("ui::PersonWords", "Username")},
    {QLatin1String("gender"), QT_TRANSLATE_NOOP("ui::PersonWords", "Gender")},
    {QLatin1String("birthdate"), QT_TRANSLATE_NOOP("ui::PersonWords", "Birth date")},
    {QLatin1String("locale"), QT_TRANSLATE_NOOP("ui::PersonWords", "Locale")},
    {QLatin1String("zoneinfo"), QT_TRANSLATE_NOOP("ui::PersonWords", "Time zone")},
    {QLatin1String("address.formatted"), QT_TRANSLATE_NOOP("ui::PersonWords", "Address")},
    {QLatin1String("address.street_address"), QT_TRANSLATE_NOOP("ui::PersonWords", "Street")},
    {QLatin1String("address.locality"), QT_TRANSLATE_NOOP("ui::PersonWords", "City")},
    {QLatin1String("address.region"), QT_TRANSLATE_NOOP("ui::PersonWords", "Region")},
    {QLatin1String("address.postal_code"), QT_TRANSLATE_NOOP("ui::PersonWords", "Postal code")},
    {QLatin1String("address.country"), QT_TRANSLATE_NOOP("ui::PersonWords", "Country")},
    {QLatin1String("picture"), QT_TRANSLATE_NOOP("ui::PersonWords", "Picture")},
    {QLatin1String("profile"), QT_TRANSLATE_NOOP("ui::PersonWords", "Profile page")},
    {QLatin1String("website"), QT_TRANSLATE_NOOP("ui::PersonWords", "Website")},
};

/// Short words that are not written as they are sent.
constexpr WordPair Spellings[] {
    {QLatin1String("api"), "API"},
    {QLatin1String("clientid"), "client ID"},
    {QLatin1String("email"), "e-mail"},
    {QLatin1String("id"), "ID"},
    {QLatin1String("ip"), "IP"},
    {QLatin1String("ldap"), "LDAP"},
    {QLatin1String("m2m"), "M2M"},
    {QLatin1String("mfa"), "MFA"},
    {QLatin1String("oauth"), "OAuth"},
    {QLatin1String("oob"), "OOB"},
    {QLatin1String("otp"), "OTP"},
    {QLatin1String("sms"), "SMS"},
    {QLatin1String("totp"), "TOTP"},
    {QLatin1String("whatsapp"), "WhatsApp"},
    {QLatin1String("reenabled"), "enabled again"},
};

QString spelled(const QString &snakeCase)
{
    QStringList words = snakeCase.split(QLatin1Char('_'), Qt::SkipEmptyParts);
    for (auto &word : words)
        word = wordsFor(word.toLower(), Spellings);
    return words.join(QLatin1Char(' '));
}

QString capitalised(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

bool isConstantName(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
    });
}

QString claimText(const users::Identity &identity, const char *name)
{
    const auto *claim = claimNamed(identity.claims, QLatin1String(name));
    return claim && claim->kind == users::Attribute::Kind::Text ? claim->text : QString();
}

} // namespace

const users::Attribute *claimNamed(const users::Told<users::Attributes> &claims, QLatin1String name)
{
    const users::Attribute *found = nullptr;
    if (const auto *attributes = claims.value()) {
        for (const auto &attribute : attributes->items) {
            const auto path = QStringView(attribute.path);
            // Of several the last, as everywhere.
            if (path == name || (path.startsWith(ClaimPrefix) && path.mid(ClaimPrefix.size()) == name))
                found = &attribute;
        }
    }
    return found;
}

QString identityWords(const users::Identity &identity)
{
    const QString type = identity.type.valueOr({});
    if (type == QLatin1String("LOGIN_ID")) {
        const QString kind = claimText(identity, "login_id/type");
        if (const QString words = wordsFor(kind, LoginIdTypes); words != kind)
            return words;
    }
    if (type == QLatin1String("OAUTH")) {
        if (const QString provider = claimText(identity, "oauth/provider_alias"); !provider.isEmpty())
            return Words::tr("%1 account").arg(capitalised(provider));
    }
    return wordsFor(type, IdentityTypes);
}

QString identityValue(const users::Identity &identity)
{
    for (const char *name : {"login_id/original_value", "login_id/value", "email", "phone_number", "preferred_username",
                             "passkey/display_name", "biometric/formatted_device_info", "siwe/address",
                             "ldap/user_id_attribute_value", "oauth/subject_id"})
        if (const QString text = claimText(identity, name); !text.isEmpty())
            return text;
    return {};
}

QString authenticatorWords(const QString &type)
{
    return wordsFor(type, AuthenticatorTypes);
}

QString authenticatorKindWords(const QString &kind)
{
    return wordsFor(kind, AuthenticatorKinds);
}

QString sessionTypeWords(const QString &type)
{
    return wordsFor(type, SessionTypes);
}

QString methodWords(const QString &method)
{
    return wordsFor(method, Methods);
}

QString lockoutWords(const QString &type)
{
    return wordsFor(type, LockoutTypes);
}

QString activityWords(const QString &activity)
{
    if (!isConstantName(activity))
        return activity;
    const auto prefix = QLatin1String("ADMIN_API_MUTATION_");
    const auto suffix = QLatin1String("_EXECUTED");
    if (activity.startsWith(prefix) && activity.endsWith(suffix) && activity.size() > prefix.size() + suffix.size())
        return Words::tr("Admin API: %1").arg(spelled(activity.mid(prefix.size()).chopped(suffix.size())));
    return capitalised(spelled(activity));
}

bool isTrouble(const QString &activity)
{
    constexpr std::array Ends {QLatin1String("_FAILED"), QLatin1String("_ERROR"), QLatin1String("_BLOCKED"),
                               QLatin1String("_SUPPRESSED")};
    return std::any_of(Ends.begin(), Ends.end(), [&](QLatin1String end) { return activity.endsWith(end); });
}

AttributeWords standardAttributeWords(const QString &path)
{
    int rank = 0;
    for (const auto &pair : StandardAttributes) {
        if (path == pair.sent)
            return {Words::tr(pair.said), rank};
        ++rank;
    }
    return {path, rank};
}

QString claimWords(const QString &path)
{
    if (!path.startsWith(ClaimPrefix))
        return standardAttributeWords(path).label;
    return capitalised(spelled(path.mid(ClaimPrefix.size()).replace(QLatin1Char('/'), QLatin1Char('_'))));
}

} // namespace ui
