#include "core/safety/effect.h"

#include <algorithm>

namespace safety {

QString nameOf(Risk risk)
{
    switch (risk) {
    case Risk::ReadOnly:
        return QStringLiteral("read-only");
    case Risk::Reversible:
        return QStringLiteral("reversible");
    case Risk::Disruptive:
        return QStringLiteral("disruptive");
    case Risk::Irreversible:
        return QStringLiteral("irreversible");
    }
    return {};
}

Risk Effect::risk() const
{
    if (!changesData)
        return Risk::ReadOnly;
    // A change of which nothing is known may be the worst.
    if (fields.isEmpty())
        return Risk::Irreversible;
    return std::max_element(fields.begin(), fields.end(),
                            [](const ChangedField &a, const ChangedField &b) { return a.risk < b.risk; })
        ->risk;
}

} // namespace safety
