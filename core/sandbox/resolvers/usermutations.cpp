#include "core/sandbox/resolvers/attributechecks.h"
#include "core/sandbox/resolvers/eventmodels.h"
#include "core/sandbox/resolvers/identitychanges.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/passwords.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/store/messages.h"
#include "core/sandbox/store/uuids.h"
#include "core/sandbox/store/verifiedclaims.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sandbox {

namespace {

constexpr Timestamp LongestMfaGrace = 90 * OneDay;

/// Absent: none. Empty: one is made up.
std::optional<QString> readPassword(const Input &password)
{
    if (!password)
        return std::nullopt;
    return password.text().isEmpty() ? generatedPassword() : password.text();
}

Resolved createUser(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    const Input &definition = input["definition"]["loginID"];
    if (!definition)
        return refuse(apiError(ApiError::Name::Invalid, QStringLiteral("must provide definition of identity")));
    const auto loginId = readLoginId(definition["key"].text(), definition["value"].text());
    if (!loginId)
        return refuse(loginId.error());

    User user;
    user.id = randomUuid();
    user.createdAt = work.now();
    user.updatedAt = work.now();
    const auto validity = AccountStatusAt(user.status, work.now())
                              .setValidPeriod(toTimestamp(input["accountValidFrom"].moment()),
                                              toTimestamp(input["accountValidUntil"].moment()));
    if (!validity)
        return refuse(validity.error());
    user.status = *validity;
    if (const auto error = checkDuplicate(work, *loginId, 0))
        return refuse(*error);
    user.seq = insertUser(work.database(), user);
    Identity identity = identityOf(*loginId);
    identity.user = user.seq;
    identity.createdAt = work.now();
    identity.updatedAt = work.now();
    insertIdentity(work.database(), identity);
    const auto password = readPassword(input["password"]);
    if (const auto error =
            addPrimaryAuthenticators(work, user, *loginId, password, input["setPasswordExpired"].boolean()))
        return refuse(*error);
    refillAndSave(work, user);
    if (password && input["sendPassword"].boolean()) {
        if (const auto error = sendPassword(work, user, "send-password-to-new-user"))
            return refuse(*error);
    }
    QJsonObject payload = userEvent(work, user);
    payload.insert(QStringLiteral("identities"), QJsonArray {identityModel(identity)});
    work.record(QStringLiteral("user.created"), payload, user.id);
    work.record(executedEvent("create_user"), userEvent(work, user), user.id);
    return Output(userPayload("CreateUserPayload", work, user.seq));
}

/// A JSON scalar counts when it is an object; anything else is as good as absent.
std::optional<QJsonObject> objectOf(const Input &input)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(input.json()));
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

Resolved updateUser(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    auto user = livingUserOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    const auto compact = [](const QJsonObject &json) {
        return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    };
    if (const auto given = objectOf(input["standardAttributes"])) {
        const auto attributes = checkStandardAttributes(*given, identitiesOf(work.database(), user->seq));
        if (!attributes)
            return refuse(attributes.error());
        user->standardAttributes = compact(*attributes);
    }
    if (const auto given = objectOf(input["customAttributes"])) {
        const auto attributes = checkCustomAttributes(*given, work.project().customAttributes());
        if (!attributes)
            return refuse(attributes.error());
        user->customAttributes = compact(*attributes);
    }
    refillAndSave(work, *user);
    work.record(QStringLiteral("user.profile.updated"), userEvent(work, *user), user->id);
    work.record(executedEvent("update_user"), userEvent(work, *user), user->id);
    return Output(userPayload("UpdateUserPayload", work, user->seq));
}

Resolved deleteUser(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    const auto user = userOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    QJsonObject payload = userEvent(work, *user);
    removeAttachments(work.database(), user->seq);
    removeUserRow(work.database(), user->seq);
    endSessionsOf(work.volatileDatabase(), user->id);
    work.reindex(user->seq);
    if (input["reason"])
        payload.insert(QStringLiteral("reason"), input["reason"].text());
    work.record(QStringLiteral("user.deleted"), payload, user->id);
    work.record(executedEvent("delete_user"), payload, user->id);
    return Output(makeObject("DeleteUserPayload", {{"deletedUserID", input["userID"].text()}}));
}

Resolved anonymizeUser(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    auto user = livingUserOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    const auto status = AccountStatusAt(user->status, work.now()).anonymize();
    if (!status)
        return refuse(status.error());
    const QJsonObject before = userEvent(work, *user);
    removeAttachments(work.database(), user->seq);
    endSessionsOf(work.volatileDatabase(), user->id);
    user->status = *status;
    user->standardAttributes = QStringLiteral("{}");
    user->customAttributes = QStringLiteral("{}");
    user->mfaGraceUntil.reset();
    user->updatedAt = work.now();
    saveUser(work.database(), *user);
    work.reindex(user->seq);
    work.record(QStringLiteral("user.anonymized"), before, user->id);
    work.record(executedEvent("anonymize_user"), userEvent(work, *user), user->id);
    return Output(makeObject("AnonymizeUserPayload", {{"anonymizedUserID", input["userID"].text()}}));
}

/// The user's identity that carries a claim.
std::optional<Identity> carrierOf(const UnitOfWork &work, const User &user, const QString &name, const QString &value)
{
    const auto attribute =
        name == QLatin1String("email") || name == QLatin1String("phone_number") ? attributeOf(name) : std::nullopt;
    if (!attribute)
        return std::nullopt;
    for (Identity &identity : identitiesWith(work.database(), *attribute, value)) {
        if (identity.user == user.seq)
            return std::move(identity);
    }
    return std::nullopt;
}

Resolved setVerifiedStatus(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    const auto user = livingUserOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    const QString name = input["claimName"].text();
    const QString value = input["claimValue"].text();
    const bool verify = input["isVerified"].boolean();
    const auto identity = carrierOf(work, *user, name, value);
    if (!identity)
        return refuse(apiError(ApiError::Name::NotFound, QStringLiteral("IdentityNotFound"),
                               QStringLiteral("identity not found")));
    if (isVerified(work.database(), user->seq, name, value) != verify) {
        if (verify)
            markVerified(work.database(), user->seq, name, value, work.now());
        else
            unmarkVerified(work.database(), user->seq, name, value);
        const QString kind = name == QLatin1String("email") ? QStringLiteral("email") : QStringLiteral("phone");
        QJsonObject payload = userEvent(work, *user);
        payload.insert(QStringLiteral("identity"), identityModel(*identity));
        payload.insert(QStringLiteral("admin_api"), true);
        work.record(QStringLiteral("identity.%1.%2")
                        .arg(kind, verify ? QStringLiteral("verified") : QStringLiteral("unverified")),
                    payload, user->id);
    }
    work.record(executedEvent("set_verified_status"),
                {{QStringLiteral("claim_name"), name},
                 {QStringLiteral("claim_value"), value},
                 {QStringLiteral("is_verified"), verify}},
                user->id);
    return Output(userPayload("SetVerifiedStatusPayload", work, user->seq));
}

/// Neither of the two mutations of the grace leaves a trace in the audit log, as in the real server.
Resolved setMfaGrace(UnitOfWork &work, const Input &userId, const MaybeTimestamp &until, const char *payload)
{
    auto user = livingUserOf(work, userId);
    if (!user)
        return refuse(user.error());
    if (until && (*until < work.now() || *until > work.now() + LongestMfaGrace))
        return refuse(apiError(ApiError::Name::Invalid, QStringLiteral("MFAGracePeriodInvalid"),
                               QStringLiteral("MFA grace period is invalid")));
    user->mfaGraceUntil = until;
    user->updatedAt = work.now();
    saveUser(work.database(), *user);
    return Output(userPayload(payload, work, user->seq));
}

Resolved resetAccountLockout(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const auto user = userOf(work, arguments["input"]["userID"]);
    if (!user)
        return refuse(user.error());
    clearLockouts(work.volatileDatabase(), user->id);
    work.record(executedEvent("reset_account_lockout"), userEvent(work, *user), user->id);
    return Output(userPayload("ResetAccountLockoutPayload", work, user->seq));
}

} // namespace

void registerUserMutations(Resolvers &resolvers)
{
    resolvers.add("Mutation", "createUser", createUser);
    resolvers.add("Mutation", "updateUser", updateUser);
    resolvers.add("Mutation", "deleteUser", deleteUser);
    resolvers.add("Mutation", "anonymizeUser", anonymizeUser);
    resolvers.add("Mutation", "setVerifiedStatus", setVerifiedStatus);
    resolvers.add("Mutation", "resetAccountLockout", resetAccountLockout);
    resolvers.add("Mutation", "setMFAGracePeriod",
                  [](const Object &, const Arguments &arguments, RequestContext &context) {
                      const Input &input = arguments["input"];
                      return setMfaGrace(workOf(context), input["userID"], toTimestamp(input["endAt"].moment()),
                                         "SetMFAGracePeriodPayload");
                  });
    resolvers.add("Mutation", "removeMFAGracePeriod",
                  [](const Object &, const Arguments &arguments, RequestContext &context) {
                      return setMfaGrace(workOf(context), arguments["input"]["userID"], std::nullopt,
                                         "removeMFAGracePeriodPayload");
                  });
}

} // namespace sandbox
