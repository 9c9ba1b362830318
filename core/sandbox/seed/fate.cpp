#include "core/sandbox/seed/account.h"

#include <array>

namespace sandbox {

namespace {

struct Share
{
    Fate fate;
    int percent;
};

/// The rest is active.
constexpr std::array Shares {
    Share {Fate::DisabledWithReason, 3},
    Share {Fate::DisabledWithoutReason, 1},
    Share {Fate::DisabledForNow, 2},
    Share {Fate::DisabledSoon, 1},
    Share {Fate::Expired, 1},
    Share {Fate::NotYetValid, 1},
    Share {Fate::ValidForNow, 1},
    Share {Fate::DeletionByAdmin, 2},
    Share {Fate::DeletionByUser, 1},
    Share {Fate::AnonymizationScheduled, 1},
    Share {Fate::Anonymized, 1},
    Share {Fate::AnonymizedAndDeletionScheduled, 1},
    Share {Fate::Anonymous, 4},
    Share {Fate::LockedOut, 2},
    Share {Fate::NeverLoggedIn, 6},
    Share {Fate::InMfaGrace, 1},
    Share {Fate::PasswordExpired, 2},
};

} // namespace

Fate fateOf(int number)
{
    if (number <= 10)
        return Fate::Active;
    // 37 and 100 share no divisor, so every hundred users have exactly these shares, well mixed.
    int slot = number * 37 % 100;
    for (const Share &share : Shares) {
        if (slot < share.percent)
            return share.fate;
        slot -= share.percent;
    }
    return Fate::Active;
}

} // namespace sandbox
