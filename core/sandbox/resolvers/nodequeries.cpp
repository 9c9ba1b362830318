#include "core/sandbox/nodeid.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/registration.h"

namespace sandbox {

namespace {

template <typename Row, typename Make>
Resolved orNull(std::optional<Row> row, Make make)
{
    return row ? Output(make(std::move(*row))) : Output();
}

Resolved loadNode(UnitOfWork &work, const QString &nodeId)
{
    const auto node = parseNodeId(nodeId);
    if (!node)
        return Output();
    Database &database = work.database();
    const QString &id = node->id;
    if (node->type == "User")
        return orNull(findUser(database, id), [&](User user) { return userObject(work, std::move(user)); });
    if (node->type == "Identity")
        return orNull(findIdentity(database, id), identityObject);
    if (node->type == "Authenticator")
        return orNull(findAuthenticator(database, id), authenticatorObject);
    if (node->type == "Role")
        return orNull(findKeyed(database, Keyed::Role, id),
                      [](KeyedRow row) { return keyedObject(Keyed::Role, std::move(row)); });
    if (node->type == "Group")
        return orNull(findKeyed(database, Keyed::Group, id),
                      [](KeyedRow row) { return keyedObject(Keyed::Group, std::move(row)); });
    if (node->type == "Resource")
        return orNull(findResource(database, id), resourceObject);
    if (node->type == "Scope")
        return orNull(findScope(database, id), scopeObject);
    if (node->type == "AuditLog")
        return orNull(findAuditEntry(database, id), auditEntryObject);
    if (node->type == "FraudProtectionDecisionRecord")
        return orNull(findFraudRecord(database, id), fraudRecordObject);
    // These two come from a place whose "not found" is an error, and not one of the API's.
    if (node->type == "Session") {
        auto session = findSession(work.volatileDatabase(), id);
        if (!session)
            return tl::unexpected(unexpectedError(QStringLiteral("no such session")));
        return Output(sessionObject(work, std::move(*session)));
    }
    if (node->type == "Authorization") {
        auto authorization = findAuthorization(database, id);
        if (!authorization)
            return tl::unexpected(unexpectedError(QStringLiteral("no such authorization")));
        return Output(authorizationObject(std::move(*authorization)));
    }
    return Output();
}

} // namespace

void registerNodeQueries(Resolvers &resolvers)
{
    resolvers.add("Query", "node", [](const Object &, const Arguments &arguments, RequestContext &context) {
        return loadNode(workOf(context), arguments["id"].text());
    });
    resolvers.add("Query", "nodes",
                  [](const Object &, const Arguments &arguments, RequestContext &context) -> Resolved {
                      UnitOfWork &work = workOf(context);
                      OutputList nodes;
                      for (const QString &id : arguments["ids"].texts())
                          nodes.emplace_back(Later {[&work, id] {
                              return loadNode(work, id);
                          }});
                      return Output(std::move(nodes));
                  });
}

} // namespace sandbox
