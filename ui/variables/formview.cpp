#include "ui/variables/formview.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>
#include <numeric>

namespace ui {

using ChangeKind = json::Change::Kind;
using graphql::InputKind;

namespace {

/// Rows are made a little before they are seen.
constexpr int Ahead = 120;
constexpr int TopGap = 4;

} // namespace

FormView::FormView(const Appearance &appearance, QWidget *parent)
    : QAbstractScrollArea(parent),
      m_appearance(appearance)
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Variables, as a form"));
    viewport()->setAutoFillBackground(false);
    verticalScrollBar()->setSingleStep(36);
}

void FormView::setForm(const std::shared_ptr<const graphql::VariablesForm> &form)
{
    m_isStale = false;
    m_isMoved = false;
    m_rows.setForm(form);
    rebuilt();
    if (const auto waiting = std::exchange(m_waiting, std::nullopt)) {
        if (const int index = m_rows.indexOf(waiting->first); index >= 0)
            actOn(index, waiting->second);
    }
}

void FormView::rebuilt()
{
    const int topBefore = m_tops.empty() ? -1 : rowAt(verticalScrollBar()->value());
    std::optional<json::Path> anchor;
    if (const auto shown = m_shown.find(topBefore); shown != m_shown.end())
        anchor = shown->second->field().path;
    const int offset = topBefore < 0 ? 0 : verticalScrollBar()->value() - m_tops[static_cast<std::size_t>(topBefore)];

    const int focusBefore = focusIndex();
    std::vector<FormRow *> rows;
    for (const auto &[index, row] : m_shown)
        rows.push_back(row);
    m_isPlacing = true;
    m_shown.clear();
    m_heights.assign(m_rows.rows().size(), 0);
    for (std::size_t i = 0; i < m_heights.size(); ++i)
        m_heights[i] = FormRow::estimatedHeight(m_rows.rows()[i], std::nullopt);
    const bool isFocusLost = remap(rows);
    measure();
    m_isPlacing = false;
    if (anchor) {
        if (const int index = m_rows.indexOf(*anchor); index >= 0)
            verticalScrollBar()->setValue(m_tops[static_cast<std::size_t>(index)] + offset);
    }
    place();
    const auto next = std::exchange(m_focusNext, std::nullopt);
    const int wanted = next ? m_rows.indexOf(*next) : -1;
    if (wanted >= 0)
        focusRow(wanted, Qt::OtherFocusReason);
    else if (isFocusLost)
        focusRow(std::min(focusBefore, count() - 1), Qt::OtherFocusReason);
    else if (hasFocus()) // It came before the rows did.
        focusRow(0, Qt::OtherFocusReason);
}

bool FormView::remap(const std::vector<FormRow *> &rows)
{
    bool isFocusLost = false;
    for (auto *row : rows) {
        const int index = m_rows.indexOf(row->field().path);
        if (index >= 0 && !m_shown.contains(index)) {
            m_shown.emplace(index, row);
            showRow(*row, index);
            continue;
        }
        // What a field says when it loses the focus is about a place that is gone.
        row->disconnect(this);
        if (row->isAncestorOf(QApplication::focusWidget())) {
            isFocusLost = true;
            setFocus(Qt::OtherFocusReason); // Before Qt looks for another place in what is half built.
        }
        row->hide();
        row->deleteLater();
    }
    return isFocusLost;
}

void FormView::showRow(FormRow &row, int index)
{
    const auto &shown = at(index);
    const auto content = shown.field.isContainer() ? std::nullopt : m_rows.form()->content(shown.field);
    row.show(shown, content);
    watch(row);
}

void FormView::watch(FormRow &row)
{
    const auto stops = row.stops();
    for (auto *stop : stops)
        stop->installEventFilter(this);
}

FormRow &FormView::realize(int index)
{
    if (const auto shown = m_shown.find(index); shown != m_shown.end())
        return *shown->second;
    auto *row = new FormRow(m_appearance, viewport());
    row->setReadOnly(m_isReadOnly);
    m_shown.emplace(index, row);
    showRow(*row, index);
    // In the window's order of focus everything of the form stands behind the form.
    QWidget *before = this;
    for (auto *stop : row->stops()) {
        QWidget::setTabOrder(before, stop);
        before = stop;
    }
    row->QWidget::show();
    connect(row, &FormRow::edited, this, [this, row](const QString &content) { edit(*row, content); });
    connect(row, &FormRow::emptied, this, [this, row] {
        const auto &field = row->field();
        if (m_isMoved)
            return;
        if (field.isItem)
            change(graphql::changeTo(field, "null"));
        else
            change({ChangeKind::Remove, field.path, {}, 0});
    });
    connect(row, &FormRow::acted, this, [this, row](FormAct act) { actOn(indexOf(*row), act); });
    connect(row, &FormRow::toggled, this, [this, row] {
        const auto path = row->field().path;
        m_rows.setExpanded(path, !at(indexOf(*row)).isExpanded);
        rebuilt();
    });
    connect(row, &FormRow::undoRequested, this, &FormView::undo);
    connect(row, &FormRow::redoRequested, this, &FormView::redo);
    connect(row, &FormRow::heightChanged, this, [this] {
        if (!m_isPlacing)
            QMetaObject::invokeMethod(
                this, [this] { place(); }, Qt::QueuedConnection);
    });
    return *row;
}

void FormView::measure()
{
    m_tops.assign(m_heights.size() + 1, TopGap);
    for (std::size_t i = 0; i < m_heights.size(); ++i)
        m_tops[i + 1] = m_tops[i] + m_heights[i];
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, m_tops.back() + TopGap - viewport()->height()));
}

int FormView::rowAt(int y) const
{
    const auto behind = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return std::clamp(static_cast<int>(behind - m_tops.begin()) - 1, 0,
                      std::max(0, static_cast<int>(m_heights.size()) - 1));
}

void FormView::place()
{
    if (m_isPlacing || m_heights.empty() || !m_rows.form())
        return;
    m_isPlacing = true;
    const int width = viewport()->width();
    const int nameWidth = std::clamp(width * 36 / 100, 110, 260);
    const int scroll = verticalScrollBar()->value();
    const int bottom = scroll + viewport()->height() + Ahead;
    const int first = rowAt(std::max(0, scroll - Ahead));
    int last = first;
    int top = m_tops[static_cast<std::size_t>(first)];
    for (int index = first; index < count() && top < bottom; ++index) {
        auto &row = realize(index);
        row.setNameWidth(nameWidth, width);
        row.layout()->activate();
        const int height = std::max(36, row.sizeHint().height());
        m_heights[static_cast<std::size_t>(index)] = height;
        row.setGeometry(0, top - scroll, width, height);
        top += height;
        last = index;
    }
    for (auto shown = m_shown.begin(); shown != m_shown.end();) {
        auto *row = shown->second;
        const bool isOut = shown->first < first || shown->first > last;
        if (isOut && !row->isAncestorOf(QApplication::focusWidget())) {
            row->hide();
            row->deleteLater();
            shown = m_shown.erase(shown);
            continue;
        }
        // The row with the focus stays a widget, however far away.
        if (isOut)
            row->setGeometry(0, m_tops[static_cast<std::size_t>(shown->first)] - scroll, width, row->height());
        ++shown;
    }
    measure();
    m_isPlacing = false;
}

void FormView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (!m_heights.empty())
        measure();
    place();
}

void FormView::scrollContentsBy(int, int)
{
    place();
}

void FormView::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    for (const auto &[index, row] : m_shown)
        row->setReadOnly(readOnly);
}

int FormView::indexOf(const FormRow &row) const
{
    for (const auto &[index, shown] : m_shown)
        if (shown == &row)
            return index;
    return -1;
}

int FormView::focusIndex() const
{
    const auto *focus = QApplication::focusWidget();
    for (const auto &[index, row] : m_shown)
        if (row->isAncestorOf(focus))
            return index;
    return -1;
}

void FormView::ensureVisible(int index)
{
    const int top = m_tops[static_cast<std::size_t>(index)];
    const int bottom = m_tops[static_cast<std::size_t>(index) + 1];
    auto *bar = verticalScrollBar();
    if (top - TopGap < bar->value())
        bar->setValue(top - TopGap);
    else if (bottom > bar->value() + viewport()->height())
        bar->setValue(std::min(top - TopGap, bottom - viewport()->height()));
    place();
}

void FormView::focusRow(int index, Qt::FocusReason reason, bool last)
{
    if (index < 0 || index >= count())
        return;
    ensureVisible(index);
    auto &row = realize(index);
    place();
    const auto stops = row.stops();
    if (last && !stops.isEmpty())
        stops.last()->setFocus(reason);
    else
        row.focusInput(reason);
}

FormRow *FormView::reveal(const json::Path &path)
{
    for (std::size_t length = 1; length < path.size(); ++length) {
        const json::Path above(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(length));
        if (const int index = m_rows.indexOf(above); index >= 0 && !at(index).isExpanded) {
            m_rows.setExpanded(above, true);
            rebuilt();
        }
    }
    const int index = m_rows.indexOf(path);
    if (index < 0)
        return nullptr;
    ensureVisible(index);
    return &realize(index);
}

bool FormView::focusPlace(text::Span span)
{
    if (!m_rows.form())
        return false;
    for (auto path = m_rows.form()->placeOf(span); !path.empty(); path.pop_back()) {
        if (const auto *row = reveal(path)) {
            focusRow(indexOf(*row), Qt::OtherFocusReason);
            return true;
        }
    }
    return false;
}

void FormView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_isPlacing || count() == 0 || event->reason() == Qt::MouseFocusReason)
        return;
    const int before = m_rows.indexOf(m_lastFocus);
    focusRow(before >= 0 ? before : 0, event->reason());
}

bool FormView::focusNextPrevChild(bool next)
{
    const auto reason = next ? Qt::TabFocusReason : Qt::BacktabFocusReason;
    int index = focusIndex();
    if (index >= 0) {
        const auto stops = m_shown.at(index)->stops();
        const auto *focus = QApplication::focusWidget();
        const auto here = std::find_if(stops.begin(), stops.end(), [focus](const QWidget *stop) {
            return stop == focus || stop->isAncestorOf(focus);
        });
        const auto place = here == stops.end() ? -1 : here - stops.begin();
        if (const auto wanted = place + (next ? 1 : -1); place >= 0 && wanted >= 0 && wanted < stops.size()) {
            stops[wanted]->setFocus(reason);
            return true;
        }
        index += next ? 1 : -1;
    } else if (hasFocus()) {
        index = -1;
    }
    if (index < 0 || index >= count())
        leave(next);
    else
        focusRow(index, reason, !next);
    return true;
}

void FormView::leave(bool next)
{
    QWidget *to = this;
    do {
        to = next ? to->nextInFocusChain() : to->previousInFocusChain();
    } while (to != this
             && (isAncestorOf(to) || (to->focusPolicy() & Qt::TabFocus) == 0 || !to->isVisible() || !to->isEnabled()
                 || to->focusProxy() != nullptr));
    if (to != this)
        to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

bool FormView::handleKey(const QKeyEvent &key)
{
    const auto wanted = actOf(key);
    const int index = focusIndex();
    // Alt+Down opens the calendar of a date that is no item.
    if (!wanted || index < 0 || !m_shown.at(index)->can(*wanted))
        return wanted && *wanted != FormAct::MoveUp && *wanted != FormAct::MoveDown;
    act(*wanted);
    return true;
}

bool FormView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        if (actOf(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::KeyPress) {
        if (handleKey(*static_cast<QKeyEvent *>(event)))
            return true;
    } else if (event->type() == QEvent::FocusIn) {
        if (const int index = focusIndex(); index >= 0) {
            m_lastFocus = at(index).field.path;
            const auto reason = static_cast<QFocusEvent *>(event)->reason();
            if (reason != Qt::MouseFocusReason && reason != Qt::PopupFocusReason && !m_isPlacing)
                ensureVisible(index);
        }
    } else if (event->type() == QEvent::FocusOut) {
        m_series.reset();
    }
    return QAbstractScrollArea::eventFilter(watched, event);
}

void FormView::keyPressEvent(QKeyEvent *event)
{
    const int index = focusIndex();
    const auto plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool isMenu =
        event->key() == Qt::Key_Menu || (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier);
    const int page = std::max(1, viewport()->height() / 36 - 1);
    if (index < 0)
        return QAbstractScrollArea::keyPressEvent(event);
    if (isMenu)
        m_shown.at(index)->openMenu();
    else if (plain && event->key() == Qt::Key_Down)
        focusRow(index + 1, Qt::TabFocusReason);
    else if (plain && event->key() == Qt::Key_Up)
        focusRow(index - 1, Qt::BacktabFocusReason);
    else if (plain && event->key() == Qt::Key_PageDown)
        focusRow(std::min(index + page, count() - 1), Qt::TabFocusReason);
    else if (plain && event->key() == Qt::Key_PageUp)
        focusRow(std::max(index - page, 0), Qt::BacktabFocusReason);
    else if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
             && (at(index).field.isItem || at(index).field.editor == InputKind::List))
        actOn(index, FormAct::AddItem); // A field that has no use for Enter: the list goes on.
    else if (plain && event->key() == Qt::Key_Left && m_rows.parentOf(index) >= 0)
        focusRow(m_rows.parentOf(index), Qt::BacktabFocusReason);
    else if (event->matches(QKeySequence::Undo))
        undo();
    else if (event->matches(QKeySequence::Redo))
        redo();
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void FormView::change(const json::Change &change, bool goesOn)
{
    if (m_isReadOnly)
        return;
    m_isStale = true;
    m_isMoved = m_isMoved || change.kind != ChangeKind::Set;
    emit changeRequested(change, goesOn);
}

void FormView::undo()
{
    m_isStale = m_isMoved = true;
    emit undoRequested();
}

void FormView::redo()
{
    m_isStale = m_isMoved = true;
    emit redoRequested();
}

void FormView::edit(const FormRow &row, const QString &content)
{
    // The place of the row may be another one's by now; the form that comes shows the row as it is.
    if (m_isMoved)
        return;
    const auto &field = row.field();
    // A text that is edited as JSON is JSON already.
    const bool isPlain = field.editor != InputKind::Text || !field.value || !field.value->isString()
        || isPlainText(QString::fromStdString(field.value->string()));
    const auto kind = isPlain ? field.editor : InputKind::Json;
    const bool goesOn = m_series == field.path;
    m_series = field.path;
    change(graphql::changeTo(field, graphql::contentJson(kind, content.toStdString())), goesOn);
}

void FormView::act(FormAct act)
{
    if (const int index = focusIndex(); index >= 0)
        actOn(index, act);
}

void FormView::actOn(int index, FormAct act)
{
    if (m_isReadOnly)
        return;
    if (m_isStale) {
        m_waiting = {at(index).field.path, act};
        return;
    }
    const auto result = resultOf(act, m_rows, index);
    if (!result)
        return;
    m_series.reset();
    if (!result->list.empty()) {
        m_rows.setExpanded(result->list, true);
        rebuilt();
    }
    m_focusNext = result->focus;
    change(result->change);
}

} // namespace ui
