#include "core/sandbox/connection.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/resolvers/registration.h"

namespace sandbox {

namespace {

constexpr qint64 TopGroups = 10;
constexpr qint64 HoursOfAYear = 366 * 24;

std::optional<qint64> optionalInteger(const Input &input)
{
    return input ? std::optional(input.integer()) : std::nullopt;
}

Resolved fraudLogs(const Object &, const Arguments &arguments, RequestContext &context)
{
    Database &database = workOf(context).database();
    const auto page = readPage(arguments);
    if (!page)
        return refuse(page.error());
    FraudFilter filter;
    filter.from = toTimestamp(arguments["rangeFrom"].moment());
    filter.until = toTimestamp(arguments["rangeTo"].moment());
    filter.decisions = arguments["verdicts"].texts();
    filter.warnings = arguments["reasonCodes"].texts();
    filter.search = arguments["search"].text();
    filter.minimumWarnings = optionalInteger(arguments["minimumWarningCount"]);
    filter.maximumWarnings = optionalInteger(arguments["maximumWarningCount"]);
    const bool descending = arguments["sortDirection"].text() != QLatin1String("ASC");
    const auto nodes =
        outputsOf(listFraudRecords(database, filter, descending, page->offset, page->limit), fraudRecordObject);
    return Output(databaseConnection("FraudProtectionDecisionRecordConnection", *page, nodes,
                                     countFraudRecords(database, filter)));
}

/// One row of a ranking: the counts, and the names of what was counted.
Output countOutput(const char *type, const FraudCount &count, Properties names)
{
    names.emplace("total", count.total);
    names.emplace("flagged", count.flagged);
    names.emplace("blocked", count.blocked);
    return makeObject(type, std::move(names));
}

Resolved fraudOverview(const Object &, const Arguments &arguments, RequestContext &context)
{
    Database &database = workOf(context).database();
    const MaybeTimestamp from = toTimestamp(arguments["rangeFrom"].moment());
    const MaybeTimestamp until = toTimestamp(arguments["rangeTo"].moment());
    const auto ranking = [&](FraudGrouping grouping, qint64 limit, auto make) {
        OutputList list;
        for (const FraudCount &count : countFraudBy(database, grouping, from, until, limit))
            list.push_back(make(count));
        return list;
    };
    const auto totals = countFraudBy(database, FraudGrouping::None, from, until, 1);
    Properties sendSms {
        {"topSourceIPs",
         ranking(FraudGrouping::SourceIp, TopGroups,
                 [](const FraudCount &count) {
                     return countOutput("FraudProtectionOverviewTopSourceIP", count,
                                        {{"ipAddress", count.name}, {"geoCountryCode", count.other}});
                 })},
        {"topIPLocations",
         ranking(FraudGrouping::IpCountry, TopGroups,
                 [](const FraudCount &count) {
                     return countOutput("FraudProtectionOverviewIPLocation", count, {{"geoCountryCode", count.name}});
                 })},
        {"topSMSOrigins",
         ranking(FraudGrouping::PhoneCountry, TopGroups,
                 [](const FraudCount &count) {
                     return countOutput("FraudProtectionOverviewSMSOrigin", count, {{"phoneCountryCode", count.name}});
                 })},
        {"timeBuckets",
         ranking(FraudGrouping::Hour, HoursOfAYear,
                 [](const FraudCount &count) {
                     return countOutput("FraudProtectionOverviewTimeBucket", count, {{"hour", toDateTime(count.hour)}});
                 })},
    };
    const FraudCount total = totals.empty() ? FraudCount {} : totals.front();
    return Output(makeObject("FraudProtectionOverview",
                             {{"sendSMS", countOutput("FraudProtectionOverviewSendSMS", total, std::move(sendSms))}}));
}

} // namespace

void registerFraudQueries(Resolvers &resolvers)
{
    resolvers.add("Query", "fraudProtectionLogs", fraudLogs);
    resolvers.add("Query", "fraudProtectionOverview", fraudOverview);
}

} // namespace sandbox
