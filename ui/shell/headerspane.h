#pragma once

#include "ui/shell/headerrow.h"

#include <QScrollArea>

class QVBoxLayout;

namespace ui {

/// The headers that a person adds to the requests of a tab: a row for each, and an empty one to write the next into.
/// Rows are reordered by Alt+Up and Alt+Down and removed by Alt+Delete; lines of `Name: value` can be pasted into any
/// of them. What is not a person's to set says so in its row. Values stay in memory, but
/// for those that a person asks to keep.
class HeadersPane final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeadersPane)

public:
    explicit HeadersPane(const Appearance &appearance, QWidget *parent = nullptr);

    QList<HeaderLine> lines() const;
    void setLines(const QList<HeaderLine> &lines);
    /// Those with a tick; not all of them may be sent, see safety::problemOf().
    QList<safety::Header> sent() const;
    /// To where the next one is written.
    void focusFirst();
    /// To the first row that keeps a request from being sent.
    void focusProblem();

signals:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    HeaderRow *insertRow(qsizetype at, const HeaderLine &line = {});
    void removeRow(HeaderRow *row);
    void moveRow(HeaderRow *row, int by);
    void replaceRow(HeaderRow *row, const QList<safety::Header> &headers);
    /// The row that is written in, with what is against it, is in view.
    void showFocused();
    bool handleKey(HeaderRow *row, const class QKeyEvent &key);
    /// After every edit: one empty row at the end, the keyboard's order, what is wrong.
    void settle();

    const Appearance &m_appearance;
    QList<HeaderRow *> m_rows;
    QVBoxLayout *m_column = nullptr;
};

} // namespace ui
