#include "core/sandbox/store/accountstatus.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sandbox {

namespace {

QString transitionReason()
{
    return QStringLiteral("InvalidAccountStatusTransition");
}

ApiError badPeriod(const QString &message)
{
    return apiError(ApiError::Name::Invalid, transitionReason(), message);
}

std::optional<ApiError> checkPeriods(const AccountStatus &status)
{
    if (status.validFrom && status.validUntil && *status.validFrom >= *status.validUntil)
        return badPeriod(QStringLiteral("account valid period must start before it ends"));
    if (status.disabledFrom.has_value() != status.disabledUntil.has_value())
        return badPeriod(QStringLiteral("temporarily disabled period needs both its start and its end"));
    if (!status.disabledFrom)
        return std::nullopt;
    if (*status.disabledFrom >= *status.disabledUntil)
        return badPeriod(QStringLiteral("temporarily disabled period must start before it ends"));
    if (status.validFrom && *status.validFrom >= *status.disabledFrom)
        return badPeriod(QStringLiteral("temporarily disabled period must start within the account valid period"));
    if (status.validUntil && *status.disabledUntil >= *status.validUntil)
        return badPeriod(QStringLiteral("temporarily disabled period must end within the account valid period"));
    return std::nullopt;
}

} // namespace

AccountStatusAt::AccountStatusAt(AccountStatus status, Timestamp now) : m_status(std::move(status)), m_now(now)
{
    if (m_status.disabledFrom && m_status.disabledUntil && *m_status.disabledFrom < now
        && *m_status.disabledUntil < now) {
        m_status.disabledFrom.reset();
        m_status.disabledUntil.reset();
    }
}

QString AccountStatusAt::nameOf(Variant variant)
{
    switch (variant) {
    case Variant::Normal:
        return QStringLiteral("normal");
    case Variant::Disabled:
        return QStringLiteral("disabled");
    case Variant::DisabledTemporarily:
        return QStringLiteral("disabled_temporarily");
    case Variant::ScheduledDeletionByAdmin:
        return QStringLiteral("scheduled_deletion_disabled");
    case Variant::ScheduledDeletionByUser:
        return QStringLiteral("scheduled_deletion_deactivated");
    case Variant::ScheduledAnonymization:
        return QStringLiteral("scheduled_anonymization_disabled");
    }
    Q_UNREACHABLE();
}

AccountStatusAt::Variant AccountStatusAt::variant() const
{
    if (!m_status.indefinitelyDisabled) {
        const bool now = m_status.disabledFrom && m_status.disabledUntil && *m_status.disabledFrom <= m_now
            && m_now < *m_status.disabledUntil;
        return now ? Variant::DisabledTemporarily : Variant::Normal;
    }
    if (m_status.deleteAt)
        return m_status.deactivated ? Variant::ScheduledDeletionByUser : Variant::ScheduledDeletionByAdmin;
    if (m_status.anonymizeAt)
        return Variant::ScheduledAnonymization;
    return Variant::Disabled;
}

bool AccountStatusAt::isOutsideValidPeriod() const
{
    return (m_status.validFrom && m_now < *m_status.validFrom)
        || (m_status.validUntil && m_now >= *m_status.validUntil);
}

bool AccountStatusAt::isDisabled() const
{
    return m_status.anonymized || variant() != Variant::Normal || isOutsideValidPeriod();
}

QString AccountStatusAt::leadingName() const
{
    if (m_status.anonymized)
        return QStringLiteral("anonymized");
    if (variant() == Variant::Normal && isOutsideValidPeriod())
        return QStringLiteral("outside_valid_period");
    return nameOf(variant());
}

AccountStatus AccountStatusAt::cleared(bool indefinitelyDisabled) const
{
    AccountStatus target;
    target.indefinitelyDisabled = indefinitelyDisabled;
    target.anonymized = m_status.anonymized;
    target.anonymizedAt = m_status.anonymizedAt;
    target.validFrom = m_status.validFrom;
    target.validUntil = m_status.validUntil;
    return target;
}

StatusChange AccountStatusAt::checked(const AccountStatus &target, bool allowed, const QString &to) const
{
    // The dates are looked at first, so a bad period on a user in the wrong state complains about the period.
    if (const auto error = checkPeriods(target))
        return tl::unexpected(*error);
    if (allowed)
        return AccountStatusAt(target, m_now).status();
    const QString from = leadingName();
    const QJsonObject info {{QStringLiteral("from"), from}, {QStringLiteral("to"), to}};
    return tl::unexpected(apiError(ApiError::Name::Invalid, transitionReason(),
                                   QStringLiteral("invalid account status transition: %1 -> %2").arg(from, to),
                                   QJsonDocument(info).toJson(QJsonDocument::Compact).toStdString()));
}

StatusChange AccountStatusAt::reenable() const
{
    const Variant now = variant();
    const bool allowed = !m_status.anonymized && (now == Variant::Disabled || now == Variant::DisabledTemporarily);
    return checked(cleared(false), allowed, nameOf(Variant::Normal));
}

StatusChange AccountStatusAt::disable(std::optional<QString> reason) const
{
    AccountStatus target = cleared(true);
    target.disableReason = std::move(reason);
    const Variant now = variant();
    const bool allowed = !m_status.anonymized && (now == Variant::Normal || now == Variant::DisabledTemporarily);
    return checked(target, allowed, nameOf(Variant::Disabled));
}

StatusChange AccountStatusAt::disableTemporarily(MaybeTimestamp from, MaybeTimestamp until,
                                                 std::optional<QString> reason) const
{
    AccountStatus target = cleared(false);
    target.disableReason = std::move(reason);
    target.disabledFrom = from;
    target.disabledUntil = until;
    const Variant now = variant();
    const bool allowed = !m_status.anonymized
        && (now == Variant::Normal || now == Variant::Disabled || now == Variant::DisabledTemporarily);
    // A period that has not begun reads as "normal".
    return checked(target, allowed, nameOf(AccountStatusAt(target, m_now).variant()));
}

StatusChange AccountStatusAt::setValidPeriod(MaybeTimestamp from, MaybeTimestamp until) const
{
    AccountStatus target = m_status;
    target.validFrom = from;
    target.validUntil = until;
    return checked(target, !m_status.anonymized, AccountStatusAt(target, m_now).leadingName());
}

StatusChange AccountStatusAt::scheduleDeletion(Timestamp at, std::optional<QString> reason) const
{
    AccountStatus target = cleared(true);
    target.deleteAt = at;
    target.deleteReason = std::move(reason);
    const Variant now = variant();
    const bool scheduled = now == Variant::ScheduledDeletionByAdmin || now == Variant::ScheduledDeletionByUser;
    return checked(target, !scheduled, nameOf(Variant::ScheduledDeletionByAdmin));
}

StatusChange AccountStatusAt::unscheduleDeletion() const
{
    const Variant now = variant();
    const bool scheduled = now == Variant::ScheduledDeletionByAdmin || now == Variant::ScheduledDeletionByUser;
    // Someone who was disabled before the schedule comes out of it enabled; only the anonymised stay shut.
    const QString to = m_status.anonymized ? QStringLiteral("anonymized") : nameOf(Variant::Normal);
    return checked(cleared(m_status.anonymized), scheduled, to);
}

StatusChange AccountStatusAt::scheduleAnonymization(Timestamp at) const
{
    AccountStatus target = cleared(true);
    target.anonymizeAt = at;
    const bool allowed = !m_status.anonymized && variant() != Variant::ScheduledAnonymization;
    return checked(target, allowed, nameOf(Variant::ScheduledAnonymization));
}

StatusChange AccountStatusAt::unscheduleAnonymization() const
{
    const bool allowed = !m_status.anonymized && variant() == Variant::ScheduledAnonymization;
    return checked(cleared(false), allowed, nameOf(Variant::Normal));
}

StatusChange AccountStatusAt::anonymize() const
{
    AccountStatus target = cleared(true);
    target.anonymized = true;
    target.anonymizedAt = m_now;
    target.deleteAt = m_status.deleteAt;
    target.deleteReason = m_status.deleteReason;
    target.deactivated = false;
    return checked(target, !m_status.anonymized, QStringLiteral("anonymized"));
}

} // namespace sandbox
