#include "ui/theme/risktone.h"

namespace ui {

Pill::Tone toneOf(safety::Risk risk)
{
    switch (risk) {
    case safety::Risk::ReadOnly:
        return Pill::Tone::Neutral;
    case safety::Risk::Reversible:
        return Pill::Tone::Good;
    case safety::Risk::Disruptive:
        return Pill::Tone::Warning;
    case safety::Risk::Irreversible:
        break;
    }
    return Pill::Tone::Live;
}

} // namespace ui
