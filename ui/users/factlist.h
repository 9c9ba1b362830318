#pragma once

#include "ui/users/factpainter.h"

#include <QListView>

namespace ui {

class Appearance;

/// Facts, one below the other: names on the left, values beside them as high as they need to be, and a way to copy
/// each. Rows are drawn and not made of widgets, so that a thousand sessions cost what is on screen.
class FactList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactList)

public:
    explicit FactList(const Appearance &appearance, QWidget *parent = nullptr);

    /// \a keepsPlace: the same rows as before, read again or with more of them: nothing jumps.
    void show(Facts facts, bool keepsPlace = false);
    const Facts &facts() const;
    /// What copying gives now: the value of one selected row, or each selected row as it reads.
    QString selectedText() const;

public slots:
    void copy() const;

signals:
    /// An action row was activated; \a action: its name.
    void actionTriggered(const QString &action);
    /// Something was put on the clipboard.
    void copied(const QString &text) const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    class Model;
    class Delegate;
    const Fact &fact(const QModelIndex &index) const;
    void copyText(const QString &text) const;
    bool isOnCopy(const QPoint &position) const;
    void trigger(const QModelIndex &index);

    Model *m_model;
    const FactPainter m_painter;
    QModelIndex m_hovered;
};

} // namespace ui
