#include "ui/users/columnsbutton.h"

#include "ui/users/usertable.h"

#include <QMenu>

namespace ui {

ColumnsButton::ColumnsButton(UserTable &table, const Appearance &appearance, QWidget *parent)
    : MenuButton(appearance, QStringLiteral("plain"), parent),
      m_table(table)
{
    setObjectName(QStringLiteral("userColumns"));
    setText(tr("Columns"));
    setToolTip(tr("Which columns are shown"));
    menu()->setToolTipsVisible(true);
    connect(menu(), &QMenu::aboutToShow, this, &ColumnsButton::fill);
}

void ColumnsButton::fill()
{
    using users::UserModel;
    menu()->clear();
    auto *byRoom = menu()->addAction(tr("As many as there is room for"), this, [this] {
        m_table.setColumns({});
        emit m_table.columnsChosen();
    });
    byRoom->setCheckable(true);
    byRoom->setChecked(m_table.columns().isEmpty());
    menu()->addSeparator();
    for (int i = UserModel::Name + 1; i < UserModel::ColumnCount; ++i) {
        const auto column = static_cast<UserModel::Column>(i);
        auto *choice = menu()->addAction(UserModel::titleOf(column));
        choice->setCheckable(true);
        choice->setChecked(!m_table.isColumnHidden(i));
        choice->setEnabled(m_table.hasColumn(column));
        if (!choice->isEnabled())
            choice->setToolTip(tr("This project's server is too old to tell it."));
        connect(choice, &QAction::toggled, this, [this, column](bool isOn) { m_table.chooseColumn(column, isOn); });
    }
}

} // namespace ui
