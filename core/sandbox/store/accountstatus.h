#pragma once

#include "core/sandbox/apierror.h"
#include "core/sandbox/store/timestamp.h"

#include <QString>

#include <tl/expected.hpp>

namespace sandbox {

/// Whether a user may log in, and every date that will change that. A value: the moves below make a new one or
/// refuse with InvalidAccountStatusTransition, and never half-change anything.
struct AccountStatus
{
    bool indefinitelyDisabled = false;
    bool deactivated = false; ///< Scheduled for deletion by the user, not by an administrator.
    bool anonymized = false;
    std::optional<QString> disableReason;
    std::optional<QString> deleteReason;
    MaybeTimestamp disabledFrom;
    MaybeTimestamp disabledUntil;
    MaybeTimestamp validFrom;
    MaybeTimestamp validUntil;
    MaybeTimestamp deleteAt;
    MaybeTimestamp anonymizeAt;
    MaybeTimestamp anonymizedAt;
    bool operator==(const AccountStatus &) const = default;
};

using StatusChange = tl::expected<AccountStatus, ApiError>;

/// What a status means at one moment: the same row is "normal" today and "disabled" tomorrow.
class AccountStatusAt
{
public:
    /// A period of disablement that is over is dropped, as the real server does whenever it reads the row.
    AccountStatusAt(AccountStatus status, Timestamp now);

    const AccountStatus &status() const { return m_status; }
    /// True in every state in which the user cannot log in, outside the valid period included.
    bool isDisabled() const;

    StatusChange reenable() const;
    StatusChange disable(std::optional<QString> reason) const;
    StatusChange disableTemporarily(MaybeTimestamp from, MaybeTimestamp until, std::optional<QString> reason) const;
    StatusChange setValidPeriod(MaybeTimestamp from, MaybeTimestamp until) const;
    StatusChange scheduleDeletion(Timestamp at, std::optional<QString> reason) const;
    StatusChange unscheduleDeletion() const;
    StatusChange scheduleAnonymization(Timestamp at) const;
    StatusChange unscheduleAnonymization() const;
    StatusChange anonymize() const;

private:
    enum class Variant {
        Normal,
        Disabled,
        DisabledTemporarily,
        ScheduledDeletionByAdmin,
        ScheduledDeletionByUser,
        ScheduledAnonymization,
    };
    static QString nameOf(Variant variant);
    Variant variant() const;
    bool isOutsideValidPeriod() const;
    /// The word for `info.from`: what overlaps everything else (anonymised, outside the valid period) comes first.
    QString leadingName() const;
    /// This status without disablement, schedules and their reasons. What is kept: validity, anonymisation.
    AccountStatus cleared(bool indefinitelyDisabled) const;
    StatusChange checked(const AccountStatus &target, bool allowed, const QString &from) const;

    AccountStatus m_status;
    Timestamp m_now;
};

} // namespace sandbox
