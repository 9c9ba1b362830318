#include "core/sandbox/connection.h"
#include "core/sandbox/nodeid.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/resolvers/registration.h"

namespace sandbox {

namespace {

std::vector<Output> keyedOutputs(Keyed kind, std::vector<KeyedRow> rows)
{
    return outputsOf(std::move(rows), [kind](KeyedRow row) { return keyedObject(kind, std::move(row)); });
}

Resolver listResolver(Keyed kind)
{
    return [kind](const Object &, const Arguments &arguments, RequestContext &context) -> Resolved {
        UnitOfWork &work = workOf(context);
        const auto page = readPage(arguments);
        if (!page)
            return refuse(page.error());
        QStringList excluded;
        for (const QString &nodeId : arguments["excludedIDs"].texts()) {
            const auto id = rawIdOf(kind == Keyed::Role ? "Role" : "Group", nodeId);
            if (!id)
                return refuse(invalidId(kind == Keyed::Role ? "role" : "group"));
            excluded.append(*id);
        }
        auto rows =
            listKeyed(work.database(), kind, arguments["searchKeyword"].text(), excluded, page->offset, page->limit);
        // The total counts everything, whatever was searched for.
        return Output(databaseConnection(kind == Keyed::Role ? "RoleConnection" : "GroupConnection", *page,
                                         keyedOutputs(kind, std::move(rows)), countKeyed(work.database(), kind)));
    };
}

Resolver membersResolver(Keyed kind)
{
    return [kind](const Object &source, const Arguments &arguments, RequestContext &context) -> Resolved {
        UnitOfWork &work = workOf(context);
        const auto page = readPage(arguments);
        if (!page)
            return refuse(page.error());
        auto rows = usersOf(work.database(), kind, source.as<KeyedRow>().seq, page->offset, page->limit);
        const auto nodes = outputsOf(std::move(rows), [&](User user) { return userObject(work, std::move(user)); });
        return Output(databaseConnection("UserConnection", *page, nodes, nullptr));
    };
}

Resolved groupsOfRoleField(const Object &source, const Arguments &arguments, RequestContext &context)
{
    auto rows = groupsOfRole(workOf(context).database(), source.as<KeyedRow>().seq);
    return Output(arrayConnection("GroupConnection", keyedOutputs(Keyed::Group, std::move(rows)), arguments));
}

Resolved rolesOfGroupField(const Object &source, const Arguments &arguments, RequestContext &context)
{
    auto rows = rolesOfGroup(workOf(context).database(), source.as<KeyedRow>().seq);
    return Output(arrayConnection("RoleConnection", keyedOutputs(Keyed::Role, std::move(rows)), arguments));
}

} // namespace

void registerRoleGroupQueries(Resolvers &resolvers)
{
    resolvers.add("Query", "roles", listResolver(Keyed::Role));
    resolvers.add("Query", "groups", listResolver(Keyed::Group));
    resolvers.add("Role", "users", membersResolver(Keyed::Role));
    resolvers.add("Group", "users", membersResolver(Keyed::Group));
    resolvers.add("Role", "groups", groupsOfRoleField);
    resolvers.add("Group", "roles", rolesOfGroupField);
}

} // namespace sandbox
