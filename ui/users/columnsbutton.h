#pragma once

#include "ui/theme/menubutton.h"

namespace ui {

class UserTable;

/// Chooses which columns of the users stand on the screen: those there is room for, or those that a person wants.
class ColumnsButton final : public MenuButton
{
    Q_OBJECT

public:
    /// \a table is not owned.
    ColumnsButton(UserTable &table, const Appearance &appearance, QWidget *parent = nullptr);

private:
    void fill();

    UserTable &m_table;
};

} // namespace ui
