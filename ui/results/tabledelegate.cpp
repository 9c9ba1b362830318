#include "ui/results/tabledelegate.h"

#include "core/json/value.h"
#include "core/results/tablemodel.h"
#include "ui/theme/appearance.h"

#include <QPainter>

namespace ui {

TableDelegate::TableDelegate(const Appearance &appearance, QObject *parent)
    : QStyledItemDelegate(parent),
      m_appearance(appearance)
{ }

void TableDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto kind = index.data(results::TableModel::KindRole);
    const bool isAside = kind.isValid() && static_cast<json::Kind>(kind.toInt()) == json::Kind::Null;
    const auto color = m_appearance.color(isAside ? Role::MutedText : Role::Text);
    for (const auto role : {QPalette::Text, QPalette::HighlightedText})
        option->palette.setColor(role, color);
    // A value is found by its beginning; the middle of an ID tells nothing.
    option->textElideMode = Qt::ElideRight;
}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      m_appearance.color(Role::Line));
    // Which of the chosen cells the keys act on; the wash of the others is fainter than a frame may be.
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(m_appearance.color(Role::Accent));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

} // namespace ui
