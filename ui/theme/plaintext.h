#pragma once

#include <QString>

namespace ui {

/// Text from outside for the places of Qt that are no labels. Each of them reads something into plain text.

/// For buttons, menus and tabs: `&` makes no mnemonic there.
QString plainCaption(const QString &text);
/// For tooltips, which Qt takes for rich text when they look like it.
QString plainToolTip(const QString &text);
/// At most \a longest characters, the last of them an ellipsis when something was cut off.
QString shortened(const QString &text, int longest);

} // namespace ui
