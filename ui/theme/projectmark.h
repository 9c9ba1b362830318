#pragma once

#include "ui/theme/theme.h"

#include <QIcon>
#include <QPainter>

namespace ui {

/// A small square with the first letter of a project's name, in the colour of what it is: live or sandbox. Tells tabs
/// and rows of several projects apart.
void paintProjectMark(QPainter &painter, const QRect &rect, const QString &name, bool live, const Theme &theme);
QIcon projectMark(const QString &name, bool live, const Theme &theme);

} // namespace ui
