#pragma once

#include "core/json/value.h"
#include "core/users/moment.h"

#include <optional>

namespace users {

/// What the server says of an account that bears on whether its owner can sign in.
struct AccountFacts
{
    /// True in every state in which the user cannot sign in, whatever the reason.
    std::optional<bool> isDisabled;
    std::optional<bool> isAnonymous;
    std::optional<bool> isAnonymized;
    std::optional<bool> isDeactivated; ///< The users closed it themselves.
    std::optional<bool> isLocked; ///< For now, after failed attempts.
    QString disableReason;
    QString deleteReason;
    Moment validFrom;
    Moment validUntil;
    Moment disabledFrom;
    Moment disabledUntil;
    Moment deleteAt;
    Moment anonymizeAt;
    Moment lockedUntil;

    /// Of a `User` object with what accountFields() selects; less is fine.
    static AccountFacts read(const json::Value &user);
};

/// The selection on `User` that AccountFacts reads.
QByteArray accountFields();

/// What matters most of an account at a moment.
enum class AccountState {
    Active,
    Anonymous, ///< A guest, who can come back.
    LockedOut,
    Disabled,
    NotYetValid,
    Expired,
    DeletionScheduled,
    AnonymizationScheduled,
    Anonymized,
    Unknown, ///< The answer did not say enough.
};

/// The one state that matters most, in words: the server gives a single flag and eight dates.
struct AccountStatus
{
    AccountState state = AccountState::Unknown;
    QString word; ///< For a table: `active`, `deletion 12 Dec`.
    QString sentence; ///< The whole of it, with reasons and moments.
};

/// What overlaps is told in the order of what weighs more: erased, about to be erased, disabled, outside of its valid
/// period, locked out. Whether the user can sign in is the server's word, never worked out from \a now, by which only
/// a reason is chosen.
AccountStatus statusOf(const AccountFacts &facts, const QDateTime &now);

} // namespace users
