#include "ui/collection/collectiondelegate.h"

#include "ui/collection/collectionmodel.h"

#include <QPainter>

namespace ui {
namespace {

constexpr int DocumentRow = 46;
constexpr int SmallerBy = 1;

} // namespace

CollectionDelegate::CollectionDelegate(const Appearance &appearance, QObject *parent)
    : QStyledItemDelegate(parent),
      m_appearance(appearance)
{ }

QSize CollectionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, DocumentRow};
}

void CollectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(6, 1, -6, -1);
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected || option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_appearance.color(isSelected ? Role::Selection : Role::Hover));
        painter->drawRoundedRect(row, 6, 6);
    }
    if (isSelected && option.state & QStyle::State_HasFocus) {
        painter->setPen(m_appearance.color(Role::Accent));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    auto small = option.font;
    if (small.pixelSize() > 0)
        small.setPixelSize(small.pixelSize() - SmallerBy);
    else
        small.setPointSizeF(small.pointSizeF() - SmallerBy);
    // Draws at the left of what is left of the line, or at its right, and takes that away from it.
    const auto draw = [&](QRect &line, const QFont &font, Role role, const QString &text, bool atRight) {
        const QFontMetrics metrics(font);
        const auto shown = metrics.elidedText(text, Qt::ElideRight, line.width());
        painter->setFont(font);
        painter->setPen(m_appearance.color(role));
        const auto side = atRight ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(line, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
        const int used = shown.isEmpty() ? 0 : metrics.horizontalAdvance(shown) + 8;
        line.adjust(atRight ? 0 : used, 0, atRight ? -used : 0, 0);
    };
    QRect upper = row.adjusted(8, 4, -8, 0);
    upper.setHeight(19);
    QRect lower = upper.translated(0, 19);
    draw(upper, option.font, Role::Text, index.data(Qt::DisplayRole).toString(), false);
    draw(upper, small, Role::MutedText, index.data(CollectionModel::FolderRole).toString(), true);
    if (index.data(CollectionModel::ChangesDataRole).toBool())
        draw(lower, small, Role::Warning, tr("changes data"), true);
    draw(lower, small, Role::MutedText, index.data(CollectionModel::OperationsRole).toString(), false);
    painter->restore();
}

} // namespace ui
