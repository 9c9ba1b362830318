// The mutations that decide whether a user may log in, now and later.
#include "core/sandbox/resolvers/eventmodels.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/resolvers/registration.h"

namespace sandbox {

namespace {

/// Between scheduling and doing; what a project has unless it says otherwise.
constexpr Timestamp GracePeriod = 30 * OneDay;

/// What to do about the sessions of somebody whose status has changed.
enum class Sessions { EndIfDisabled, End, Keep };

/// Makes the change, or passes the refusal on.
std::optional<ApiError> changeStatus(UnitOfWork &work, User &user, const StatusChange &change, Sessions sessions)
{
    if (!change)
        return change.error();
    user.status = *change;
    user.updatedAt = work.now();
    saveUser(work.database(), user);
    work.reindex(user.seq);
    const bool isDisabled = AccountStatusAt(user.status, work.now()).isDisabled();
    if (sessions == Sessions::End || (sessions == Sessions::EndIfDisabled && isDisabled))
        endSessionsOf(work.volatileDatabase(), user.id);
    return std::nullopt;
}

std::optional<QString> optionalText(const Input &input)
{
    return input ? std::optional(input.text()) : std::nullopt;
}

Resolved setDisabledStatus(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    auto user = userOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    const bool disable = input["isDisabled"].boolean();
    const MaybeTimestamp from = toTimestamp(input["temporarilyDisabledFrom"].moment());
    const MaybeTimestamp until = toTimestamp(input["temporarilyDisabledUntil"].moment());
    const auto reason = optionalText(input["reason"]);
    const AccountStatusAt now(user->status, work.now());
    const StatusChange change = !disable ? now.reenable()
        : from || until                  ? now.disableTemporarily(from, until, reason)
                                         : now.disable(reason);
    if (const auto error = changeStatus(work, *user, change, disable ? Sessions::EndIfDisabled : Sessions::Keep))
        return refuse(*error);

    QJsonObject payload = userEvent(work, *user);
    // Also for a period that has not begun.
    work.record(disable ? QStringLiteral("user.disabled") : QStringLiteral("user.reenabled"), payload, user->id);
    payload.insert(QStringLiteral("is_disabled"), disable);
    work.record(executedEvent("set_disabled_status"), payload, user->id);
    return Output(userPayload("SetDisabledStatusPayload", work, user->seq));
}

/// Which end of the valid period a mutation replaces. Absent clears it; the other end stays.
struct ValidPeriodMutation
{
    bool setsFrom = false;
    bool setsUntil = false;
    const char *event = nullptr;
    const char *payload = nullptr;
};

Resolver validPeriodResolver(ValidPeriodMutation mutation)
{
    return [=](const Object &, const Arguments &arguments, RequestContext &context) -> Resolved {
        UnitOfWork &work = workOf(context);
        const Input &input = arguments["input"];
        auto user = userOf(work, input["userID"]);
        if (!user)
            return refuse(user.error());
        const AccountStatusAt now(user->status, work.now());
        const MaybeTimestamp from =
            mutation.setsFrom ? toTimestamp(input["accountValidFrom"].moment()) : user->status.validFrom;
        const MaybeTimestamp until =
            mutation.setsUntil ? toTimestamp(input["accountValidUntil"].moment()) : user->status.validUntil;
        if (const auto error = changeStatus(work, *user, now.setValidPeriod(from, until), Sessions::EndIfDisabled))
            return refuse(*error);
        work.record(executedEvent(mutation.event), userEvent(work, *user), user->id);
        return Output(userPayload(mutation.payload, work, user->seq));
    };
}

/// Records a change of a schedule: the event that hooks see, then the one of the mutation.
void recordSchedule(UnitOfWork &work, const User &user, const char *event, const char *mutation)
{
    QJsonObject payload = userEvent(work, user);
    payload.insert(QStringLiteral("admin_api"), true);
    work.record(QString::fromLatin1(event), payload, user.id);
    work.record(executedEvent(mutation), userEvent(work, user), user.id);
}

Resolved scheduleDeletion(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    auto user = userOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    const auto change = AccountStatusAt(user->status, work.now())
                            .scheduleDeletion(work.now() + GracePeriod, optionalText(input["reason"]));
    if (const auto error = changeStatus(work, *user, change, Sessions::End))
        return refuse(*error);
    recordSchedule(work, *user, "user.deletion_scheduled", "schedule_account_deletion");
    return Output(userPayload("ScheduleAccountDeletionPayload", work, user->seq));
}

Resolved unscheduleDeletion(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    auto user = userOf(work, arguments["input"]["userID"]);
    if (!user)
        return refuse(user.error());
    const auto change = AccountStatusAt(user->status, work.now()).unscheduleDeletion();
    if (const auto error = changeStatus(work, *user, change, Sessions::Keep))
        return refuse(*error);
    recordSchedule(work, *user, "user.deletion_unscheduled", "unschedule_account_deletion");
    return Output(userPayload("UnscheduleAccountDeletionPayload", work, user->seq));
}

Resolved scheduleAnonymization(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    auto user = livingUserOf(work, arguments["input"]["userID"]);
    if (!user)
        return refuse(user.error());
    const auto change = AccountStatusAt(user->status, work.now()).scheduleAnonymization(work.now() + GracePeriod);
    if (const auto error = changeStatus(work, *user, change, Sessions::End))
        return refuse(*error);
    recordSchedule(work, *user, "user.anonymization_scheduled", "schedule_account_anonymization");
    return Output(userPayload("ScheduleAccountAnonymizationPayload", work, user->seq));
}

Resolved unscheduleAnonymization(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    auto user = livingUserOf(work, arguments["input"]["userID"]);
    if (!user)
        return refuse(user.error());
    const auto change = AccountStatusAt(user->status, work.now()).unscheduleAnonymization();
    if (const auto error = changeStatus(work, *user, change, Sessions::Keep))
        return refuse(*error);
    recordSchedule(work, *user, "user.anonymization_unscheduled", "unschedule_account_anonymization");
    return Output(userPayload("UnscheduleAccountAnonymizationPayload", work, user->seq));
}

} // namespace

void registerAccountStatusMutations(Resolvers &resolvers)
{
    resolvers.add("Mutation", "setDisabledStatus", setDisabledStatus);
    resolvers.add("Mutation", "setAccountValidFrom",
                  validPeriodResolver({true, false, "set_account_valid_from", "SetAccountValidFromPayload"}));
    resolvers.add("Mutation", "setAccountValidUntil",
                  validPeriodResolver({false, true, "set_account_valid_until", "SetAccountValidUntilPayload"}));
    resolvers.add("Mutation", "setAccountValidPeriod",
                  validPeriodResolver({true, true, "set_account_valid_period", "SetAccountValidPeriodPayload"}));
    resolvers.add("Mutation", "scheduleAccountDeletion", scheduleDeletion);
    resolvers.add("Mutation", "unscheduleAccountDeletion", unscheduleDeletion);
    resolvers.add("Mutation", "scheduleAccountAnonymization", scheduleAnonymization);
    resolvers.add("Mutation", "unscheduleAccountAnonymization", unscheduleAnonymization);
}

} // namespace sandbox
