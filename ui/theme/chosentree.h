#pragma once

#include "ui/theme/appearance.h"
#include "ui/theme/chosenrow.h"

#include <QTreeWidget>

namespace ui {

/// Rows of columns whose chosen one is marked as in every list. A style sheet cannot: it would draw the bar once more
/// behind the indentation of the row.
class ChosenTree final : public QTreeWidget
{
    Q_DISABLE_COPY_MOVE(ChosenTree)

public:
    explicit ChosenTree(const Appearance &appearance, QWidget *parent = nullptr)
        : QTreeWidget(parent),
          m_appearance(appearance)
    { }

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QTreeWidget::drawRow(painter, option, index);
        if (selectionModel()->isSelected(index))
            paintChosenBar(*painter, option.rect, m_appearance.theme());
    }

private:
    const Appearance &m_appearance;
};

} // namespace ui
