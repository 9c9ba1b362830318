#pragma once

#include "ui/theme/appearance.h"

#include <QStyledItemDelegate>

namespace ui {

/// Draws the rows of users: a picture of initials before the name, the state as a pill, and where somebody is not here
/// yet, quiet bars of about the length that will stand there. Everything is plain text from outside.
class UserDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit UserDelegate(const Appearance &appearance, QObject *parent = nullptr);

    /// The row under the mouse; -1: none.
    void setHoveredRow(int row) { m_hoveredRow = row; }
    int hoveredRow() const { return m_hoveredRow; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintBackground(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintWaiting(QPainter &painter, const QRect &cell, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const;
    void paintText(QPainter &painter, const QRect &cell, const QStyleOptionViewItem &option, const QString &text,
                   Role role) const;

    const Appearance &m_appearance;
    int m_hoveredRow = -1;
};

} // namespace ui
