#include "core/sandbox/resolvers/loginid.h"

#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/store/phonenumber.h"
#include "core/sandbox/store/uuids.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace sandbox {

namespace {

ApiError badFormat(const QString &format)
{
    const QJsonObject details {{QStringLiteral("format"), format}};
    const QJsonObject cause {{QStringLiteral("location"), QStringLiteral("")},
                             {QStringLiteral("kind"), QStringLiteral("format")},
                             {QStringLiteral("details"), details}};
    return apiError(ApiError::Name::Invalid, QStringLiteral("ValidationFailed"), QStringLiteral("invalid login ID"),
                    infoText({{QStringLiteral("causes"), QJsonArray {cause}}}));
}

bool isEmailAddress(const QString &text)
{
    static const QRegularExpression Address(QStringLiteral(R"(^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$)"));
    return Address.match(text).hasMatch();
}

bool isUsername(const QString &text)
{
    static const QRegularExpression Username(QStringLiteral(R"(^[A-Za-z0-9][A-Za-z0-9_.\-]*$)"));
    return Username.match(text).hasMatch();
}

} // namespace

std::optional<IdentityAttribute> attributeOf(const QString &name)
{
    if (name == QLatin1String("email"))
        return IdentityAttribute::Email;
    if (name == QLatin1String("phone") || name == QLatin1String("phone_number"))
        return IdentityAttribute::PhoneNumber;
    if (name == QLatin1String("username") || name == QLatin1String("preferred_username"))
        return IdentityAttribute::PreferredUsername;
    return std::nullopt;
}

tl::expected<LoginId, ApiError> readLoginId(const QString &key, const QString &value)
{
    const QString trimmed = value.trimmed();
    LoginId loginId {key, trimmed.toLower(), trimmed};
    if (key == QLatin1String("email")) {
        if (!isEmailAddress(trimmed))
            return refuse(badFormat(QStringLiteral("email")));
    } else if (key == QLatin1String("phone")) {
        if (!isPhoneNumber(trimmed))
            return refuse(badFormat(QStringLiteral("phone")));
    } else if (key == QLatin1String("username")) {
        if (!isUsername(trimmed))
            return refuse(badFormat(QStringLiteral("username")));
    } else {
        return refuse(invariantViolated(QStringLiteral("InvalidLoginIDKey"), QStringLiteral("invalid login ID key")));
    }
    return loginId;
}

Identity identityOf(const LoginId &loginId)
{
    Identity identity;
    identity.id = randomUuid();
    identity.type = LoginIdType;
    setLoginId(identity, loginId);
    return identity;
}

void setLoginId(Identity &identity, const LoginId &loginId)
{
    identity.key = loginId.key;
    identity.value = loginId.value;
    identity.uniqueKey = loginId.value;
    const auto attribute = attributeOf(loginId.key);
    const auto valueFor = [&](IdentityAttribute wanted) {
        return attribute == wanted ? std::optional(loginId.value) : std::nullopt;
    };
    identity.email = valueFor(IdentityAttribute::Email);
    identity.phone = valueFor(IdentityAttribute::PhoneNumber);
    identity.username = valueFor(IdentityAttribute::PreferredUsername);
    const QJsonObject claims {
        {QStringLiteral("https://authgear.com/claims/login_id/original_value"), loginId.original}};
    identity.claims = QString::fromUtf8(QJsonDocument(claims).toJson(QJsonDocument::Compact));
}

} // namespace sandbox
