#include "core/sandbox/nodeid.h"
#include "core/sandbox/resolvers/eventmodels.h"
#include "core/sandbox/resolvers/identitychanges.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/passwords.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/store/uuids.h"

#include <algorithm>

namespace sandbox {

namespace {

/// A new authenticator of a definition. TOTP and passkeys need their owner and cannot be made for somebody else.
tl::expected<Authenticator, ApiError> readAuthenticator(const Input &definition)
{
    Authenticator authenticator;
    authenticator.id = randomUuid();
    authenticator.type = definition["type"].text();
    authenticator.kind = definition["kind"].text();
    const auto missing = [](const char *field) {
        return refuse(apiError(ApiError::Name::Invalid, QStringLiteral("%1 is required").arg(QLatin1String(field))));
    };
    if (authenticator.type == PasswordType) {
        if (!definition["password"])
            return missing("password");
        const QString password = definition["password"]["password"].text();
        if (auto error = checkPassword(password))
            return refuse(std::move(*error));
        authenticator.secret = hashedPassword(password);
        return authenticator;
    }
    const bool isEmail = authenticator.type == OobEmailType;
    if (!isEmail && authenticator.type != OobSmsType)
        return refuse(apiError(ApiError::Name::Invalid, QStringLiteral("unsupported authenticator type")));
    const Input &target = isEmail ? definition["oobOtpEmail"]["email"] : definition["oobOtpSMS"]["phone"];
    if (!target)
        return missing(isEmail ? "oobOtpEmail" : "oobOtpSMS");
    const auto loginId = readLoginId(isEmail ? QStringLiteral("email") : QStringLiteral("phone"), target.text());
    if (!loginId)
        return refuse(loginId.error());
    authenticator.target = loginId->value;
    return authenticator;
}

/// A user has one password of a kind, and one code authenticator of a kind for an address.
bool isDuplicate(const Authenticator &a, const Authenticator &b)
{
    return a.type == b.type && a.kind == b.kind && a.target == b.target;
}

Resolved createAuthenticator(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    const auto user = livingUserOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    auto authenticator = readAuthenticator(input["definition"]);
    if (!authenticator)
        return refuse(authenticator.error());
    const auto others = authenticatorsOf(work.database(), user->seq);
    if (std::any_of(others.begin(), others.end(),
                    [&](const Authenticator &other) { return isDuplicate(other, *authenticator); }))
        return refuse(
            invariantViolated(QStringLiteral("DuplicatedAuthenticator"), QStringLiteral("duplicated authenticator")));
    authenticator->user = user->seq;
    authenticator->createdAt = work.now();
    authenticator->updatedAt = work.now();
    insertAuthenticator(work.database(), *authenticator);
    work.record(executedEvent("create_authenticator"), userEvent(work, *user), user->id);
    const Later node {[&work, id = authenticator->id]() -> Resolved {
        auto row = findAuthenticator(work.database(), id);
        return row ? Output(authenticatorObject(std::move(*row))) : Output();
    }};
    return Output(makeObject("CreateAuthenticatorPayload", {{"authenticator", node}}));
}

Resolved deleteAuthenticator(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const auto id = rawIdOf("Authenticator", arguments["input"]["authenticatorID"].text());
    if (!id)
        return refuse(invalidId("authenticator"));
    const auto authenticator = findAuthenticator(work.database(), *id);
    if (!authenticator)
        return refuse(apiError(ApiError::Name::NotFound, QStringLiteral("AuthenticatorNotFound"),
                               QStringLiteral("authenticator not found")));
    // It goes with its identity, and only with it.
    if (authenticator->type == PasskeyAuthenticatorType && authenticator->kind == PrimaryKind)
        return refuse(apiError(ApiError::Name::Invalid, QStringLiteral("primary passkey cannot be removed")));
    const auto user = findUserBySeq(work.database(), authenticator->user);
    if (!user)
        return refuse(userNotFound());
    removeAuthenticator(work.database(), authenticator->seq);
    removeOrphans(work, *user);
    work.record(executedEvent("delete_authenticator"), userEvent(work, *user), user->id);
    return Output(userPayload("DeleteAuthenticatorPayload", work, user->seq));
}

} // namespace

void registerAuthenticatorMutations(Resolvers &resolvers)
{
    resolvers.add("Mutation", "createAuthenticator", createAuthenticator);
    resolvers.add("Mutation", "deleteAuthenticator", deleteAuthenticator);
}

} // namespace sandbox
