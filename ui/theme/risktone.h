#pragma once

#include "core/safety/effect.h"
#include "ui/theme/plainlabel.h"

namespace ui {

/// In which tone a risk is named, the same wherever it is.
Pill::Tone toneOf(safety::Risk risk);

} // namespace ui
