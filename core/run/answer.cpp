#include "core/run/answer.h"

namespace run {

QString nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::NotAWrite:
        return QStringLiteral("not a write");
    case Outcome::Applied:
        return QStringLiteral("applied");
    case Outcome::NotApplied:
        return QStringLiteral("not applied");
    case Outcome::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

} // namespace run
