#pragma once

#include "ui/theme/sheet.h"

namespace ui {

/// What this program is, what it is made with, and its licence.
class AboutSheet final : public Sheet
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AboutSheet)

public:
    AboutSheet(const Appearance &appearance, QWidget *over);
};

} // namespace ui
