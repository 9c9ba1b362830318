#include "core/sandbox/connection.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/store/projectconfig.h"

#include <algorithm>

namespace sandbox {

namespace {

std::vector<Output> identitiesOfType(const Object &source, const RequestContext &context, const QString &type)
{
    std::vector<Output> nodes;
    for (Identity &identity : identitiesOf(workOf(context).database(), source.as<User>().seq)) {
        if (type.isEmpty() || identity.type == type)
            nodes.emplace_back(identityObject(std::move(identity)));
    }
    return nodes;
}

std::vector<Output> authenticatorsOfType(const Object &source, const RequestContext &context, const QString &type,
                                         const QString &kind)
{
    std::vector<Output> nodes;
    for (Authenticator &authenticator : authenticatorsOf(workOf(context).database(), source.as<User>().seq)) {
        if ((type.isEmpty() || authenticator.type == type) && (kind.isEmpty() || authenticator.kind == kind))
            nodes.emplace_back(authenticatorObject(std::move(authenticator)));
    }
    return nodes;
}

void addIdentityList(Resolvers &resolvers, const char *field, const QString &type)
{
    resolvers.add("User", field, [type](const Object &source, const Arguments &, RequestContext &context) -> Resolved {
        return Output(identitiesOfType(source, context, type));
    });
}

void addAuthenticatorList(Resolvers &resolvers, const char *field, const QString &type, const QString &kind)
{
    resolvers.add("User", field, [=](const Object &source, const Arguments &, RequestContext &context) -> Resolved {
        return Output(authenticatorsOfType(source, context, type, kind));
    });
}

void addFirstAuthenticator(Resolvers &resolvers, const char *field, const QString &type, const QString &kind)
{
    resolvers.add("User", field, [=](const Object &source, const Arguments &, RequestContext &context) -> Resolved {
        const auto all = authenticatorsOfType(source, context, type, kind);
        return all.empty() ? Output() : all.front();
    });
}

using KeyedReader = std::vector<KeyedRow> (*)(Database &, qint64);

void addKeyedList(Resolvers &resolvers, const char *field, Keyed kind, KeyedReader read)
{
    resolvers.add("User", field,
                  [=](const Object &source, const Arguments &arguments, RequestContext &context) -> Resolved {
                      const auto nodes = outputsOf(read(workOf(context).database(), source.as<User>().seq),
                                                   [kind](KeyedRow row) { return keyedObject(kind, std::move(row)); });
                      return Output(arrayConnection(kind == Keyed::Role ? "RoleConnection" : "GroupConnection", nodes,
                                                    arguments));
                  });
}

bool isThirdParty(const ProjectConfig &project, const std::optional<QString> &clientId)
{
    const Client *client = clientId ? project.client(*clientId) : nullptr;
    return client && client->thirdParty;
}

/// What the user would recognise: no expired ones, none of third-party applications (those are consents), and an
/// application that shares the login of a browser only as that browser's session.
Resolved sessions(const Object &source, const Arguments &arguments, RequestContext &context)
{
    const UnitOfWork &work = workOf(context);
    auto all = sessionsOf(work.volatileDatabase(), source.id);
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const LoginSession &session) {
                                 return session.expiresAt <= work.now() || session.idpSessionId
                                     || isThirdParty(work.project(), session.clientId);
                             }),
              all.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const LoginSession &a, const LoginSession &b) { return a.accessedAt > b.accessedAt; });
    const auto nodes =
        outputsOf(std::move(all), [&](LoginSession session) { return sessionObject(work, std::move(session)); });
    return Output(arrayConnection("SessionConnection", nodes, arguments));
}

/// Third-party applications only.
Resolved authorizations(const Object &source, const Arguments &arguments, RequestContext &context)
{
    const UnitOfWork &work = workOf(context);
    auto all = authorizationsOf(work.database(), source.as<User>().seq);
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const Authorization &authorization) {
                                 return !isThirdParty(work.project(), authorization.clientId);
                             }),
              all.end());
    return Output(
        arrayConnection("AuthorizationConnection", outputsOf(std::move(all), authorizationObject), arguments));
}

} // namespace

void registerUserLists(Resolvers &resolvers)
{
    resolvers.add("User", "identities",
                  [](const Object &source, const Arguments &arguments, RequestContext &context) -> Resolved {
                      const auto nodes = identitiesOfType(source, context, arguments["identityType"].text());
                      return Output(arrayConnection("IdentityConnection", nodes, arguments));
                  });
    addIdentityList(resolvers, "loginIDs", LoginIdType);
    addIdentityList(resolvers, "oauthConnections", OAuthType);
    addIdentityList(resolvers, "biometricRegistrations", QStringLiteral("BIOMETRIC"));
    addIdentityList(resolvers, "passkeys", QStringLiteral("PASSKEY"));

    resolvers.add("User", "authenticators",
                  [](const Object &source, const Arguments &arguments, RequestContext &context) -> Resolved {
                      const auto nodes = authenticatorsOfType(source, context, arguments["authenticatorType"].text(),
                                                              arguments["authenticatorKind"].text());
                      return Output(arrayConnection("AuthenticatorConnection", nodes, arguments));
                  });
    addFirstAuthenticator(resolvers, "primaryPassword", PasswordType, PrimaryKind);
    addFirstAuthenticator(resolvers, "primaryOOBOTPEmailAuthenticator", OobEmailType, PrimaryKind);
    addFirstAuthenticator(resolvers, "primaryOOBOTPSMSAuthenticator", OobSmsType, PrimaryKind);
    addFirstAuthenticator(resolvers, "secondaryPassword", PasswordType, SecondaryKind);
    addAuthenticatorList(resolvers, "secondaryTOTPAuthenticators", TotpType, SecondaryKind);
    addAuthenticatorList(resolvers, "secondaryOOBOTPEmailAuthenticators", OobEmailType, SecondaryKind);
    addAuthenticatorList(resolvers, "secondaryOOBOTPSMSAuthenticators", OobSmsType, SecondaryKind);

    addKeyedList(resolvers, "roles", Keyed::Role, rolesOfUser);
    addKeyedList(resolvers, "groups", Keyed::Group, groupsOfUser);
    addKeyedList(resolvers, "effectiveRoles", Keyed::Role, effectiveRolesOfUser);
    resolvers.add("User", "sessions", sessions);
    resolvers.add("User", "authorizations", authorizations);
}

} // namespace sandbox
