#pragma once

#include <QStyledItemDelegate>

namespace ui {

class Appearance;

/// A cell of a table: a line under each row, what is not there in a quiet colour, never an animation or an editor.
class TableDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TableDelegate(const Appearance &appearance, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const Appearance &m_appearance;
};

} // namespace ui
