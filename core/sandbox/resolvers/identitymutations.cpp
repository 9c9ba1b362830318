#include "core/sandbox/nodeid.h"
#include "core/sandbox/resolvers/eventmodels.h"
#include "core/sandbox/resolvers/identitychanges.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/store/authenticators.h"

namespace sandbox {

namespace {

ApiError identityNotFound()
{
    return apiError(ApiError::Name::NotFound, QStringLiteral("IdentityNotFound"), QStringLiteral("identity not found"));
}

tl::expected<Identity, ApiError> identityOfInput(const UnitOfWork &work, const Input &nodeId)
{
    const auto id = rawIdOf("Identity", nodeId.text());
    if (!id)
        return refuse(invalidId("identity"));
    auto identity = findIdentity(work.database(), *id);
    if (!identity)
        return refuse(identityNotFound());
    return std::move(*identity);
}

/// The login ID of a definition: the only kind that the Admin API can make.
tl::expected<LoginId, ApiError> readDefinition(const Input &definition)
{
    const Input &loginId = definition["loginID"];
    if (!loginId)
        return refuse(apiError(ApiError::Name::Invalid, QStringLiteral("must provide definition of identity")));
    return readLoginId(loginId["key"].text(), loginId["value"].text());
}

ObjectRef identityPayload(const std::string &type, UnitOfWork &work, qint64 user, const QString &id)
{
    const Later identity {[&work, id]() -> Resolved {
        auto row = findIdentity(work.database(), id);
        return row ? Output(identityObject(std::move(*row))) : Output();
    }};
    Properties properties = userPayload(type, work, user)->properties;
    properties.emplace("identity", identity);
    return makeObject(type, std::move(properties));
}

Resolved createIdentity(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    auto user = livingUserOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    const auto loginId = readDefinition(input["definition"]);
    if (!loginId)
        return refuse(loginId.error());
    if (const auto error = checkDuplicate(work, *loginId, user->seq))
        return refuse(*error);
    Identity identity = identityOf(*loginId);
    identity.user = user->seq;
    identity.createdAt = work.now();
    identity.updatedAt = work.now();
    insertIdentity(work.database(), identity);
    const std::optional<QString> password =
        input["password"].text().isEmpty() ? std::nullopt : std::optional(input["password"].text());
    if (const auto error = addPrimaryAuthenticators(work, *user, *loginId, password, false))
        return refuse(*error);
    refillAndSave(work, *user);
    recordIdentityEvent(work, *user, identity, "added");
    work.record(executedEvent("create_identity"), userEvent(work, *user), user->id);
    return Output(identityPayload("CreateIdentityPayload", work, user->seq, identity.id));
}

/// Codes that went to the old address go to the new one.
void moveCodes(UnitOfWork &work, const User &user, const QString &from, const QString &to)
{
    for (Authenticator &authenticator : authenticatorsOf(work.database(), user.seq)) {
        if (authenticator.kind != PrimaryKind || authenticator.target != from)
            continue;
        authenticator.target = to;
        authenticator.updatedAt = work.now();
        saveAuthenticator(work.database(), authenticator);
    }
}

Resolved updateIdentity(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    auto user = livingUserOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    auto identity = identityOfInput(work, input["identityID"]);
    if (!identity)
        return refuse(identity.error());
    if (identity->user != user->seq)
        return refuse(invariantViolated(QStringLiteral("MismatchedUser"), QStringLiteral("mismatched user")));
    if (identity->type != LoginIdType)
        return refuse(unexpectedError(QStringLiteral("only login IDs can be changed")));
    if (const auto definition = readDefinition(input["definition"]); !definition)
        return refuse(definition.error());
    // The kind stays what it is, whatever key the definition names.
    const auto loginId = readLoginId(identity->key, input["definition"]["loginID"]["value"].text());
    if (!loginId)
        return refuse(loginId.error());
    if (const auto error = checkDuplicate(work, *loginId, user->seq, identity->seq))
        return refuse(*error);

    const Identity before = *identity;
    setLoginId(*identity, *loginId);
    identity->updatedAt = work.now();
    saveIdentity(work.database(), *identity);
    moveCodes(work, *user, before.value, identity->value);
    removeOrphans(work, *user);
    refillAndSave(work, *user);

    QJsonObject payload = userEvent(work, *user);
    payload.insert(QStringLiteral("old_identity"), identityModel(before));
    payload.insert(QStringLiteral("new_identity"), identityModel(*identity));
    payload.insert(QStringLiteral("admin_api"), true);
    work.record(QStringLiteral("identity.%1.updated").arg(identity->key), payload, user->id);
    work.record(executedEvent("update_identity"), userEvent(work, *user), user->id);
    return Output(identityPayload("UpdateIdentityPayload", work, user->seq, identity->id));
}

Resolved deleteIdentity(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const auto identity = identityOfInput(work, arguments["input"]["identityID"]);
    if (!identity)
        return refuse(identity.error());
    auto user = findUserBySeq(work.database(), identity->user);
    if (!user)
        return refuse(userNotFound());
    removeIdentity(work.database(), identity->seq);
    removeOrphans(work, *user);
    if (const auto error = checkStillUsable(work, *user))
        return refuse(*error);
    refillAndSave(work, *user);
    const char *what = identity->type == OAuthType ? "disconnected"
        : identity->type == LoginIdType            ? "removed"
                                                   : "disabled";
    recordIdentityEvent(work, *user, *identity, what);
    work.record(executedEvent("delete_identity"), userEvent(work, *user), user->id);
    return Output(userPayload("DeleteIdentityPayload", work, user->seq));
}

} // namespace

void registerIdentityMutations(Resolvers &resolvers)
{
    resolvers.add("Mutation", "createIdentity", createIdentity);
    resolvers.add("Mutation", "updateIdentity", updateIdentity);
    resolvers.add("Mutation", "deleteIdentity", deleteIdentity);
}

} // namespace sandbox
