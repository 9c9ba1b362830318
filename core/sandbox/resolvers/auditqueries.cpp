#include "core/sandbox/connection.h"
#include "core/sandbox/nodeid.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/resolvers/registration.h"

namespace sandbox {

namespace {

Resolved auditLogs(const Object &, const Arguments &arguments, RequestContext &context)
{
    Database &database = workOf(context).database();
    const auto page = readPage(arguments);
    if (!page)
        return refuse(page.error());
    AuditFilter filter;
    filter.from = toTimestamp(arguments["rangeFrom"].moment());
    filter.until = toTimestamp(arguments["rangeTo"].moment());
    filter.activities = arguments["activityTypes"].texts();
    filter.recipients = arguments["emailAddresses"].texts() + arguments["phoneNumbers"].texts();
    for (const QString &nodeId : arguments["userIDs"].texts()) {
        const auto id = rawIdOf("User", nodeId);
        if (!id)
            return refuse(apiError(ApiError::Name::Invalid, QStringLiteral("invalid user IDs")));
        filter.userIds.append(*id);
    }
    const bool descending = arguments["sortDirection"].text() != QLatin1String("ASC");
    const auto nodes =
        outputsOf(listAuditEntries(database, filter, descending, page->offset, page->limit), auditEntryObject);
    const Later total {[&database, filter]() -> Resolved {
        return Output(countAuditEntries(database, filter));
    }};
    return Output(databaseConnection("AuditLogConnection", *page, nodes, total));
}

Resolved userOfAuditEntry(const Object &source, const Arguments &, RequestContext &context)
{
    const UnitOfWork &work = workOf(context);
    const auto &id = source.as<AuditEntry>().userId;
    auto user = id ? findUser(work.database(), *id) : std::nullopt;
    return user ? Output(userObject(work, std::move(*user))) : Output();
}

} // namespace

void registerAuditQueries(Resolvers &resolvers)
{
    resolvers.add("Query", "auditLogs", auditLogs);
    resolvers.add("AuditLog", "user", userOfAuditEntry);
}

} // namespace sandbox
