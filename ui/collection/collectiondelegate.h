#pragma once

#include "ui/theme/appearance.h"

#include <QStyledItemDelegate>

namespace ui {

/// A document of a collection in two lines: its name and the folder that it lies in, and below them its operations,
/// with a word where one of them changes data.
class CollectionDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CollectionDelegate(const Appearance &appearance, QObject *parent);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Appearance &m_appearance;
};

} // namespace ui
