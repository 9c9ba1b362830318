#include "ui/shell/headerspane.h"

#include "ui/theme/appearance.h"
#include "ui/theme/plainlabel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

HeadersPane::HeadersPane(const Appearance &appearance, QWidget *parent) : QScrollArea(parent), m_appearance(appearance)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Headers"));
    viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 8);
    m_column->setSpacing(0);
    auto *note = new PlainLabel(
        tr("Sent with what this tab runs, beside the token. Values are kept on the disk only where you ask for it."),
        PlainLabel::Look::Caption);
    note->setWordWrap(true);
    note->setContentsMargins(12, 8, 12, 0);
    m_column->addWidget(note);
    m_column->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on.
    settle();
}

QList<HeaderLine> HeadersPane::lines() const
{
    QList<HeaderLine> lines;
    for (const auto *row : m_rows) {
        if (!row->isBlank())
            lines.append(row->line());
    }
    return lines;
}

void HeadersPane::setLines(const QList<HeaderLine> &lines)
{
    while (!m_rows.isEmpty())
        delete m_rows.takeLast();
    for (const auto &line : lines)
        insertRow(m_rows.size(), line);
    settle();
}

QList<safety::Header> HeadersPane::sent() const
{
    QList<safety::Header> headers;
    for (const auto &line : lines()) {
        if (line.isSent)
            headers.append(line.header);
    }
    return headers;
}

void HeadersPane::focusFirst()
{
    m_rows.last()->focusOn(HeaderRow::Column::Name);
}

void HeadersPane::focusProblem()
{
    for (auto *row : m_rows) {
        if (row->line().isSent && !row->problem().isEmpty()) {
            row->focusOn(HeaderRow::Column::Name);
            return;
        }
    }
}

HeaderRow *HeadersPane::insertRow(qsizetype at, const HeaderLine &line)
{
    auto *row = new HeaderRow(m_appearance);
    row->setLine(line);
    m_rows.insert(at, row);
    m_column->insertWidget(static_cast<int>(at), row);
    for (auto *part : row->parts())
        part->installEventFilter(this);
    connect(row, &HeaderRow::edited, this, &HeadersPane::settle);
    // Not from inside the row's own signal, of which it may not live to see the end.
    connect(
        row, &HeaderRow::removeRequested, this, [this, row] { removeRow(row); }, Qt::QueuedConnection);
    connect(
        row, &HeaderRow::linesPasted, this,
        [this, row](const QList<safety::Header> &headers) { replaceRow(row, headers); }, Qt::QueuedConnection);
    return row;
}

void HeadersPane::removeRow(HeaderRow *row)
{
    const auto at = m_rows.indexOf(row);
    if (at < 0)
        return;
    const auto column = row->focusedColumn();
    m_rows.removeAt(at);
    delete row;
    settle();
    m_rows.at(std::min(at, m_rows.size() - 1))->focusOn(column);
}

void HeadersPane::moveRow(HeaderRow *row, int by)
{
    const auto from = m_rows.indexOf(row);
    const auto to = from + by;
    // The empty row stays the last.
    if (to < 0 || to >= m_rows.size() || row->isBlank() || m_rows.at(to)->isBlank())
        return;
    const auto column = row->focusedColumn();
    m_rows.move(from, to);
    m_column->removeWidget(row);
    m_column->insertWidget(static_cast<int>(to), row);
    settle();
    row->focusOn(column);
}

void HeadersPane::replaceRow(HeaderRow *row, const QList<safety::Header> &headers)
{
    auto at = m_rows.indexOf(row);
    if (at < 0)
        return;
    const bool wasSent = row->line().isSent;
    m_rows.removeAt(at);
    delete row;
    for (const auto &header : headers)
        insertRow(at++, {header, wasSent && safety::problemOf(header).isEmpty()});
    settle();
    m_rows.at(std::min(at, m_rows.size() - 1))->focusOn(HeaderRow::Column::Name);
}

bool HeadersPane::handleKey(HeaderRow *row, const QKeyEvent &key)
{
    const auto at = m_rows.indexOf(row);
    const bool isUp = key.key() == Qt::Key_Up;
    const auto modifiers = key.modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::AltModifier && (isUp || key.key() == Qt::Key_Down)) {
        moveRow(row, isUp ? -1 : 1);
    } else if (modifiers == Qt::AltModifier && key.key() == Qt::Key_Delete) {
        removeRow(row);
    } else if (modifiers == Qt::NoModifier && (isUp || key.key() == Qt::Key_Down)) {
        m_rows.at(std::clamp<qsizetype>(at + (isUp ? -1 : 1), 0, m_rows.size() - 1))->focusOn(row->focusedColumn());
    } else if (modifiers == Qt::NoModifier && (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter)) {
        if (row->focusedColumn() == HeaderRow::Column::Name)
            row->focusOn(HeaderRow::Column::Value);
        else
            m_rows.at(std::min(at + 1, m_rows.size() - 1))->focusOn(HeaderRow::Column::Name);
    } else if (modifiers == Qt::NoModifier && key.key() == Qt::Key_Backspace && row->isBlank()
               && at + 1 < m_rows.size()) {
        removeRow(row);
    } else {
        return false;
    }
    return true;
}

void HeadersPane::showFocused()
{
    for (auto *row : m_rows) {
        if (row->isAncestorOf(QApplication::focusWidget()))
            ensureWidgetVisible(row, 0, 0);
    }
}

void HeadersPane::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    showFocused();
}

bool HeadersPane::eventFilter(QObject *watched, QEvent *event)
{
    // A row that was just made has no place yet.
    if (event->type() == QEvent::FocusIn)
        QTimer::singleShot(0, this, &HeadersPane::showFocused);
    if (watched == widget() && event->type() == QEvent::Resize) {
        // What is against a header makes its row taller.
        const bool isTaken = QScrollArea::eventFilter(watched, event);
        QTimer::singleShot(0, this, &HeadersPane::showFocused);
        return isTaken;
    }
    if (event->type() == QEvent::KeyPress) {
        for (auto *widget = qobject_cast<QWidget *>(watched); widget; widget = widget->parentWidget()) {
            if (auto *row = qobject_cast<HeaderRow *>(widget)) {
                const bool isField = qobject_cast<QLineEdit *>(watched);
                const auto &key = *static_cast<QKeyEvent *>(event);
                // On a button Enter and the arrows are the button's.
                return (isField || key.modifiers() == Qt::AltModifier) && handleKey(row, key);
            }
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

void HeadersPane::settle()
{
    if (m_rows.isEmpty() || !m_rows.last()->isBlank())
        insertRow(m_rows.size());
    QList<safety::Header> before;
    QWidget *previous = nullptr;
    for (auto *row : m_rows) {
        for (auto *part : row->parts()) {
            if (previous)
                QWidget::setTabOrder(previous, part);
            previous = part;
        }
        const auto line = row->line();
        auto problem = row->isBlank() ? QString() : safety::problemOf(line.header);
        if (problem.isEmpty() && line.isSent && !row->isBlank()) {
            before.append(line.header);
            problem = safety::problemOf(before);
            if (!problem.isEmpty())
                before.removeLast();
        }
        row->showProblem(problem);
    }
    emit edited();
}

} // namespace ui
