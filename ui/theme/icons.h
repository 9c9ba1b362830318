#pragma once

#include "ui/theme/theme.h"

#include <QIcon>

namespace ui {

/// An icon of our family: 20-pixel line drawings in resources/icons that take a colour of the theme, drawn from
/// their vectors at every size and scale. An unknown name is a bug and asserts.
QIcon icon(const QString &name, const Theme &theme, Role role = Role::MutedText, Role activeRole = Role::Accent);

} // namespace ui
