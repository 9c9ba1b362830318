// The mutations of passwords and one-time codes.
#include "core/sandbox/resolvers/eventmodels.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/passwords.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/store/messages.h"
#include "core/sandbox/store/phonenumber.h"
#include "core/sandbox/store/uuids.h"

#include <QRandomGenerator>

namespace sandbox {

namespace {

/// Between two messages to the same address, and how long codes live: what a project has unless it says otherwise.
constexpr Timestamp MessageCooldown = OneMinute;
constexpr Timestamp EmailCodeLifetime = 20 * OneMinute;
constexpr Timestamp SmsCodeLifetime = 5 * OneMinute;

Resolved resetPassword(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    auto user = livingUserOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    const bool isGenerated = input["password"].text().isEmpty();
    const QString password = isGenerated ? generatedPassword() : input["password"].text();
    if (const auto error = checkPassword(password))
        return refuse(*error);

    auto authenticator = primaryPasswordOf(work.database(), user->seq);
    const bool isNew = !authenticator;
    if (isNew) {
        authenticator = Authenticator {};
        authenticator->id = randomUuid();
        authenticator->user = user->seq;
        authenticator->type = PasswordType;
        authenticator->kind = PrimaryKind;
        authenticator->isDefault = true;
        authenticator->createdAt = work.now();
    }
    authenticator->updatedAt = work.now();
    authenticator->secret = hashedPassword(password);
    authenticator->expireAfter = input["setPasswordExpired"].boolean() ? MaybeTimestamp(work.now()) : std::nullopt;
    if (isNew)
        insertAuthenticator(work.database(), *authenticator);
    else
        saveAuthenticator(work.database(), *authenticator);

    if (input["sendPassword"].boolean()) {
        if (const auto error = sendPassword(work, *user, "send-password-to-existing-user"))
            return refuse(*error);
    }
    work.record(executedEvent("reset_password"), userEvent(work, *user), user->id);
    return Output(userPayload("ResetPasswordPayload", work, user->seq));
}

Resolved setPasswordExpired(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    auto user = livingUserOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    auto password = primaryPasswordOf(work.database(), user->seq);
    if (!password)
        return refuse(apiError(ApiError::Name::NotFound, QStringLiteral("AuthenticatorNotFound"),
                               QStringLiteral("authenticator not found")));
    password->updatedAt = work.now();
    password->expireAfter = input["expired"].boolean() ? MaybeTimestamp(work.now()) : std::nullopt;
    saveAuthenticator(work.database(), *password);

    QJsonObject payload = userEvent(work, *user);
    payload.insert(QStringLiteral("expired"), input["expired"].boolean());
    work.record(executedEvent("set_password_expired"), payload, user->id);
    return Output(userPayload("SetPasswordExpiredPayload", work, user->seq));
}

Resolved sendResetPasswordMessage(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const QString target = arguments["input"]["loginID"].text().trimmed().toLower();
    // The pause begins for any address, so that it tells nobody whether there is such an account.
    if (tryCooldown(work.volatileDatabase(), QStringLiteral("reset-password:") + target, work.now(), MessageCooldown))
        return refuse(apiError(ApiError::Name::TooManyRequest, QStringLiteral("RateLimited"),
                               QStringLiteral("request rate limited"),
                               infoText({{QStringLiteral("bucket_name"), QStringLiteral("ForgotPasswordCooldown")}})));
    const bool isPhone = isPhoneNumber(target);
    const auto owners =
        identitiesWith(work.database(), isPhone ? IdentityAttribute::PhoneNumber : IdentityAttribute::Email, target);
    const auto user = owners.empty() ? std::nullopt : findUserBySeq(work.database(), owners.front().user);
    if (!user)
        return refuse(apiError(ApiError::Name::Invalid, QStringLiteral("ForgotPasswordFailed"),
                               QStringLiteral("specified user not found"),
                               infoText({{QStringLiteral("cause"),
                                          QJsonObject {{QStringLiteral("kind"), QStringLiteral("UserNotFound")}}}})));
    recordMessage(work, user->id, isPhone ? QStringLiteral("sms") : QStringLiteral("email"), target, "forgot-password");
    work.record(executedEvent("send_reset_password_message"),
                {{QStringLiteral("login_id"), arguments["input"]["loginID"].text()}});
    return Output();
}

Resolved generateCode(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    const QString target = input["target"].text();
    const QString purpose = input["purpose"] ? input["purpose"].text().toLower() : QStringLiteral("login");
    const QString code = QString::number(QRandomGenerator::system()->bounded(1'000'000)).rightJustified(6, u'0');
    const Timestamp lifetime = isPhoneNumber(target) ? SmsCodeLifetime : EmailCodeLifetime;
    storeCode(work.volatileDatabase(), target, purpose, code, work.now() + lifetime);
    work.record(executedEvent("generate_oob_otp_code"),
                {{QStringLiteral("target"), target}, {QStringLiteral("purpose"), purpose}});
    return Output(makeObject("GenerateOOBOTPCodePayload", {{"code", code}}));
}

} // namespace

void registerPasswordMutations(Resolvers &resolvers)
{
    resolvers.add("Mutation", "resetPassword", resetPassword);
    resolvers.add("Mutation", "setPasswordExpired", setPasswordExpired);
    resolvers.add("Mutation", "sendResetPasswordMessage", sendResetPasswordMessage);
    resolvers.add("Mutation", "generateOOBOTPCode", generateCode);
}

} // namespace sandbox
