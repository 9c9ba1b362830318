#include "core/sandbox/store/attributes.h"

#include <QJsonDocument>

#include <algorithm>

namespace sandbox {

namespace {

bool isEastAsian(const QString &name)
{
    return std::any_of(name.begin(), name.end(), [](QChar c) {
        const auto script = c.script();
        return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana
            || script == QChar::Script_Hangul;
    });
}

QString joinedName(const QString &given, const QString &middle, const QString &family)
{
    // Family name first and no spaces in Chinese, Japanese and Korean.
    if (isEastAsian(given + family))
        return family + middle + given;
    QStringList parts {given, middle, family};
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace

QJsonObject shownStandardAttributes(const User &user, const std::vector<VerifiedClaim> &verified)
{
    QJsonObject attributes = QJsonDocument::fromJson(user.standardAttributes.toUtf8()).object();
    const auto addVerified = [&](const char *name) {
        const QString value = attributes.value(QLatin1String(name)).toString();
        if (value.isEmpty())
            return;
        const bool isVerifiedClaim = std::any_of(verified.begin(), verified.end(), [&](const VerifiedClaim &claim) {
            return claim.name == QLatin1String(name) && claim.value == value;
        });
        attributes.insert(QLatin1String(name) + QLatin1String("_verified"), isVerifiedClaim);
    };
    addVerified("email");
    addVerified("phone_number");
    attributes.insert(QLatin1String("updated_at"), user.updatedAt / OneSecond);
    return attributes;
}

QString formattedName(const QJsonObject &standardAttributes)
{
    const auto text = [&](const char *name) {
        return standardAttributes[QLatin1String(name)].toString();
    };
    QString name = text("name");
    if (name.isEmpty())
        name = joinedName(text("given_name"), text("middle_name"), text("family_name"));
    const QString nickname = text("nickname");
    if (name.isEmpty() || nickname.isEmpty())
        return name + nickname;
    return QStringLiteral("%1 (%2)").arg(name, nickname);
}

QString accountId(const QJsonObject &standardAttributes, const std::vector<Identity> &identities)
{
    for (const char *name : {"email", "preferred_username", "phone_number"}) {
        const QString value = standardAttributes[QLatin1String(name)].toString();
        if (!value.isEmpty())
            return value;
    }
    for (const char *type : {"LDAP", "SIWE"}) {
        for (const Identity &identity : identities) {
            if (identity.type == QLatin1String(type))
                return identity.value;
        }
    }
    return {};
}

QJsonObject refilled(QJsonObject standardAttributes, const std::vector<Identity> &identities)
{
    const auto refill = [&](const char *name, std::optional<QString> Identity::*member) {
        const QString current = standardAttributes.value(QLatin1String(name)).toString();
        std::optional<QString> first;
        for (const Identity &identity : identities) {
            if (!(identity.*member))
                continue;
            if (*(identity.*member) == current)
                return;
            if (!first)
                first = identity.*member;
        }
        if (first)
            standardAttributes.insert(QLatin1String(name), *first);
        else
            standardAttributes.remove(QLatin1String(name));
    };
    refill("email", &Identity::email);
    refill("phone_number", &Identity::phone);
    refill("preferred_username", &Identity::username);
    return standardAttributes;
}

} // namespace sandbox
