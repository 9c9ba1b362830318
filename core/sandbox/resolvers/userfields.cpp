#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/store/attributes.h"
#include "core/sandbox/store/messages.h"

#include <QJsonDocument>

#include <algorithm>

namespace sandbox {

namespace {

QJsonObject storedAttributes(const Object &source)
{
    return QJsonDocument::fromJson(source.as<User>().standardAttributes.toUtf8()).object();
}

/// An empty text is no text.
Output textOrNull(const QString &text)
{
    return text.isEmpty() ? Output() : Output(text);
}

Resolved isAnonymous(const Object &source, const Arguments &, RequestContext &context)
{
    const auto identities = identitiesOf(workOf(context).database(), source.as<User>().seq);
    return Output(std::any_of(identities.begin(), identities.end(),
                              [](const Identity &identity) { return identity.type == AnonymousType; }));
}

Resolved standardAttributes(const Object &source, const Arguments &, RequestContext &context)
{
    const auto &user = source.as<User>();
    const QJsonObject shown = shownStandardAttributes(user, verifiedClaimsOf(workOf(context).database(), user.seq));
    return Output(Json {QJsonDocument(shown).toJson(QJsonDocument::Compact).toStdString()});
}

Resolved formattedNameField(const Object &source, const Arguments &, RequestContext &)
{
    return textOrNull(formattedName(storedAttributes(source)));
}

Resolved endUserAccountId(const Object &source, const Arguments &, RequestContext &context)
{
    const auto identities = identitiesOf(workOf(context).database(), source.as<User>().seq);
    return textOrNull(accountId(storedAttributes(source), identities));
}

Resolved verifiedClaims(const Object &source, const Arguments &, RequestContext &context)
{
    OutputList claims;
    for (const VerifiedClaim &claim : verifiedClaimsOf(workOf(context).database(), source.as<User>().seq))
        claims.emplace_back(makeObject("Claim", {{"name", claim.name}, {"value", claim.value}}));
    return Output(std::move(claims));
}

Resolved accountLockout(const Object &source, const Arguments &, RequestContext &context)
{
    const UnitOfWork &work = workOf(context);
    // The project counts failures for each user and address, as new projects do.
    OutputList ips;
    for (const Lockout &lockout : lockoutsOf(work.volatileDatabase(), source.id, work.now()))
        ips.emplace_back(
            makeObject("LockedIP", {{"ipAddress", lockout.ip}, {"lockedUntil", toDateTime(lockout.lockedUntil)}}));
    const bool isLocked = !ips.empty();
    return Output(makeObject(
        "AccountLockout",
        {{"lockoutType", QStringLiteral("per_user_per_ip")}, {"isLocked", isLocked}, {"lockedIPs", std::move(ips)}}));
}

} // namespace

void registerUserFields(Resolvers &resolvers)
{
    resolvers.add("User", "isAnonymous", isAnonymous);
    resolvers.add("User", "standardAttributes", standardAttributes);
    resolvers.add("User", "formattedName", formattedNameField);
    resolvers.add("User", "endUserAccountID", endUserAccountId);
    resolvers.add("User", "verifiedClaims", verifiedClaims);
    resolvers.add("User", "accountLockout", accountLockout);
}

} // namespace sandbox
