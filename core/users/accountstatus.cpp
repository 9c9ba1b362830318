#include "core/users/accountstatus.h"

#include "core/users/members.h"

namespace users {
namespace {

/// Adds the words of whoever did it.
QString withReason(const QString &sentence, const QString &reason)
{
    return reason.isEmpty() ? sentence : QStringLiteral("%1 Reason: “%2”.").arg(sentence, reason);
}

bool isWithinBan(const AccountFacts &facts, const QDateTime &now)
{
    return facts.disabledUntil.isAhead(now) && !facts.disabledFrom.isAhead(now);
}

/// The one that the reason speaks of: one that is over, or is still to come, explains nothing today.
bool isBanNow(const AccountFacts &facts, const QDateTime &now)
{
    return !facts.disableReason.isEmpty() && !facts.disabledFrom.isAhead(now) && !facts.disabledUntil.isBehind(now);
}

AccountStatus disabledStatus(const AccountFacts &facts, const QDateTime &now)
{
    if (isWithinBan(facts, now))
        return {
            AccountState::Disabled, QStringLiteral("disabled until %1").arg(dayText(facts.disabledUntil, now)),
            withReason(QStringLiteral("Disabled until %1.").arg(momentText(facts.disabledUntil)), facts.disableReason)};
    const bool isBanned = isBanNow(facts, now);
    // Somebody's ban weighs more than a period.
    if (!isBanned && facts.validFrom.isAhead(now))
        return {AccountState::NotYetValid, QStringLiteral("valid from %1").arg(dayText(facts.validFrom, now)),
                QStringLiteral("The account does not work before %1.").arg(momentText(facts.validFrom))};
    if (!isBanned && facts.validUntil.isBehind(now))
        return {AccountState::Expired, QStringLiteral("expired %1").arg(dayText(facts.validUntil, now)),
                QStringLiteral("The account stopped working on %1.").arg(momentText(facts.validUntil))};
    return {
        AccountState::Disabled, QStringLiteral("disabled"),
        withReason(QStringLiteral("Disabled until somebody enables it."), isBanned ? facts.disableReason : QString())};
}

AccountStatus activeStatus(const AccountFacts &facts, const QDateTime &now)
{
    if (facts.isLocked.value_or(false)) {
        const auto until = facts.lockedUntil.isGiven()
            ? QStringLiteral("Locked out until %1 after failed attempts.").arg(momentText(facts.lockedUntil))
            : QStringLiteral("Locked out for now after failed attempts.");
        return {AccountState::LockedOut, QStringLiteral("locked out"), until};
    }
    AccountStatus status {AccountState::Active, QStringLiteral("active"), QStringLiteral("Can sign in.")};
    if (facts.isAnonymous.value_or(false))
        status = {AccountState::Anonymous, QStringLiteral("anonymous"),
                  QStringLiteral("A guest who never gave a login ID.")};
    const bool isBanAhead = facts.disabledFrom.isAhead(now);
    const bool endsFirst = !isBanAhead || facts.validUntil.at < facts.disabledFrom.at;
    if (facts.validUntil.isAhead(now) && endsFirst) {
        status.word = QStringLiteral("%1 until %2").arg(status.word, dayText(facts.validUntil, now));
        status.sentence += QStringLiteral(" The account stops working on %1.").arg(momentText(facts.validUntil));
    } else if (isBanAhead) {
        status.word = QStringLiteral("%1 until %2").arg(status.word, dayText(facts.disabledFrom, now));
        status.sentence += withReason(QStringLiteral(" Will be disabled from %1.").arg(momentText(facts.disabledFrom)),
                                      facts.disableReason);
    }
    return status;
}

} // namespace

AccountFacts AccountFacts::read(const json::Value &user)
{
    AccountFacts facts;
    facts.isDisabled = flagOf(user, "isDisabled");
    facts.isAnonymous = flagOf(user, "isAnonymous");
    facts.isAnonymized = flagOf(user, "isAnonymized");
    facts.isDeactivated = flagOf(user, "isDeactivated");
    facts.disableReason = textOf(user, "disableReason");
    facts.deleteReason = textOf(user, "deleteReason");
    facts.validFrom = momentOf(user, "accountValidFrom");
    facts.validUntil = momentOf(user, "accountValidUntil");
    facts.disabledFrom = momentOf(user, "temporarilyDisabledFrom");
    facts.disabledUntil = momentOf(user, "temporarilyDisabledUntil");
    facts.deleteAt = momentOf(user, "deleteAt");
    facts.anonymizeAt = momentOf(user, "anonymizeAt");
    if (const auto lockout = user.find("accountLockout")) {
        facts.isLocked = flagOf(*lockout, "isLocked");
        facts.lockedUntil = momentOf(*lockout, "lockedUntil");
    }
    return facts;
}

QByteArray accountFields()
{
    return QByteArrayLiteral("isDisabled isAnonymous isAnonymized isDeactivated disableReason deleteReason\n"
                             "accountValidFrom accountValidUntil temporarilyDisabledFrom temporarilyDisabledUntil\n"
                             "deleteAt anonymizeAt accountLockout { isLocked lockedUntil }\n");
}

AccountStatus statusOf(const AccountFacts &facts, const QDateTime &now)
{
    if (facts.isAnonymized.value_or(false)) {
        AccountStatus status {AccountState::Anonymized, QStringLiteral("anonymised"),
                              QStringLiteral("The personal data has been erased.")};
        if (facts.deleteAt.isGiven())
            status.sentence += QStringLiteral(" The account goes too, on %1.").arg(momentText(facts.deleteAt));
        return status;
    }
    if (facts.deleteAt.isGiven()) {
        const auto who = facts.isDeactivated.value_or(false) ? QStringLiteral("The user asked for the deletion. It")
                                                             : QStringLiteral("The deletion of the account");
        return {
            AccountState::DeletionScheduled, QStringLiteral("deletion %1").arg(dayText(facts.deleteAt, now)),
            withReason(QStringLiteral("%1 is due on %2.").arg(who, momentText(facts.deleteAt)), facts.deleteReason)};
    }
    if (facts.anonymizeAt.isGiven())
        return {AccountState::AnonymizationScheduled,
                QStringLiteral("anonymisation %1").arg(dayText(facts.anonymizeAt, now)),
                QStringLiteral("The personal data will be erased on %1.").arg(momentText(facts.anonymizeAt))};
    if (!facts.isDisabled)
        return {AccountState::Unknown, QStringLiteral("unknown"),
                QStringLiteral("The answer does not say whether the user can sign in.")};
    return *facts.isDisabled ? disabledStatus(facts, now) : activeStatus(facts, now);
}

} // namespace users
