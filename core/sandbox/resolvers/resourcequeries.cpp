#include "core/sandbox/connection.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/resolvers/registration.h"

namespace sandbox {

namespace {

ResourceFilter readResourceFilter(const Arguments &arguments)
{
    return {arguments["searchKeyword"].text(), arguments["clientID"].text()};
}

Resolved resources(const Object &, const Arguments &arguments, RequestContext &context)
{
    Database &database = workOf(context).database();
    const auto page = readPage(arguments);
    if (!page)
        return refuse(page.error());
    const ResourceFilter filter = readResourceFilter(arguments);
    const auto nodes = outputsOf(listResources(database, filter, page->offset, page->limit), resourceObject);
    return Output(databaseConnection("ResourceConnection", *page, nodes, countResources(database, filter)));
}

Resolved scopesOfResource(const Object &source, const Arguments &arguments, RequestContext &context)
{
    Database &database = workOf(context).database();
    const auto page = readPage(arguments, ScopesPageCap);
    if (!page)
        return refuse(page.error());
    const qint64 resource = source.as<Resource>().seq;
    const ResourceFilter filter = readResourceFilter(arguments);
    const auto nodes = outputsOf(listScopes(database, resource, filter, page->offset, page->limit), scopeObject);
    return Output(databaseConnection("ScopeConnection", *page, nodes, countScopes(database, resource, filter)));
}

Resolved clientIdsOfResource(const Object &source, const Arguments &, RequestContext &context)
{
    OutputList clients;
    for (const QString &client : clientsOfResource(workOf(context).database(), source.as<Resource>().seq))
        clients.emplace_back(client);
    return Output(std::move(clients));
}

} // namespace

void registerResourceQueries(Resolvers &resolvers)
{
    resolvers.add("Query", "resources", resources);
    resolvers.add("Resource", "scopes", scopesOfResource);
    resolvers.add("Resource", "clientIDs", clientIdsOfResource);
}

} // namespace sandbox
