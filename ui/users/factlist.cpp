#include "ui/users/factlist.h"

#include "ui/theme/appearance.h"
#include "ui/theme/plaintext.h"

#include <QAbstractListModel>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <algorithm>

namespace ui {
namespace {

constexpr int LongestToolTip = 2000;

} // namespace

class FactList::Model final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void set(Facts facts)
    {
        beginResetModel();
        m_facts = std::move(facts);
        endResetModel();
    }
    const Facts &facts() const { return m_facts; }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_facts.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return m_facts[static_cast<std::size_t>(index.row())].text();
        return {};
    }
    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        // The keyboard has nothing to do with a caption and steps over it.
        if (!index.isValid() || m_facts[static_cast<std::size_t>(index.row())].kind == Fact::Kind::Caption)
            return Qt::ItemNeverHasChildren;
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    }

private:
    Facts m_facts;
};

class FactList::Delegate final : public QStyledItemDelegate
{
public:
    explicit Delegate(FactList &list) : QStyledItemDelegate(&list), m_list(list) { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const int width = m_list.viewport()->width();
        return {width, m_list.m_painter.heightOf(m_list.fact(index), width, index.row() == 0)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        FactPainter::Mood mood;
        mood.isFirst = index.row() == 0;
        mood.isSelected = option.state.testFlag(QStyle::State_Selected);
        mood.isCurrent = m_list.hasFocus() && m_list.currentIndex() == index;
        mood.isHovered = m_list.m_hovered == index;
        m_list.m_painter.paint(*painter, option.rect, m_list.fact(index), mood);
    }

private:
    FactList &m_list;
};

FactList::FactList(const Appearance &appearance, QWidget *parent)
    : QListView(parent),
      m_model(new Model(this)),
      m_painter(appearance)
{
    setModel(m_model);
    setItemDelegate(new Delegate(*this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    connect(&appearance, &Appearance::themeChanged, viewport(), qOverload<>(&QWidget::update));
}

void FactList::show(Facts facts, bool keepsPlace)
{
    if (keepsPlace && facts == m_model->facts())
        return;
    const int row = keepsPlace ? currentIndex().row() : -1;
    const int scrolled = keepsPlace ? verticalScrollBar()->value() : 0;
    m_hovered = {};
    m_model->set(std::move(facts));
    executeDelayedItemsLayout();
    if (row >= 0 && row < m_model->rowCount())
        selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::NoUpdate);
    verticalScrollBar()->setValue(scrolled);
}

const Facts &FactList::facts() const
{
    return m_model->facts();
}

const Fact &FactList::fact(const QModelIndex &index) const
{
    return m_model->facts()[static_cast<std::size_t>(index.row())];
}

QString FactList::selectedText() const
{
    auto rows = selectionModel()->selectedRows();
    if (rows.isEmpty() && currentIndex().isValid())
        rows = {currentIndex()};
    if (rows.size() == 1)
        return fact(rows.first()).kind == Fact::Kind::Action ? QString() : fact(rows.first()).copy;
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const auto &row : rows)
        if (fact(row).kind != Fact::Kind::Action)
            lines.append(fact(row).text());
    return lines.join(QLatin1Char('\n'));
}

void FactList::copy() const
{
    copyText(selectedText());
}

void FactList::copyText(const QString &text) const
{
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    emit copied(text);
}

void FactList::trigger(const QModelIndex &index)
{
    if (index.isValid() && fact(index).kind == Fact::Kind::Action)
        emit actionTriggered(fact(index).copy);
}

bool FactList::isOnCopy(const QPoint &position) const
{
    const auto index = indexAt(position);
    return index.isValid() && !fact(index).copy.isEmpty() && fact(index).kind != Fact::Kind::Action
        && FactPainter::copyPlace(visualRect(index)).contains(position);
}

void FactList::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        trigger(currentIndex());
        return;
    }
    // Between the sections, which the page does.
    const bool isSideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    const bool isPaging = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
    if (isSideways || (isPaging && event->modifiers().testFlag(Qt::ControlModifier))) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void FactList::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    const auto index = indexAt(event->pos());
    if (m_hovered != index) {
        m_hovered = index;
        viewport()->update();
    }
    const bool acts = isOnCopy(event->pos()) || (index.isValid() && fact(index).kind == Fact::Kind::Action);
    viewport()->setCursor(acts ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void FactList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier)
        return;
    const auto index = indexAt(event->pos());
    if (isOnCopy(event->pos()))
        copyText(fact(index).copy);
    else if (index == currentIndex())
        trigger(index);
}

void FactList::leaveEvent(QEvent *event)
{
    QListView::leaveEvent(event);
    m_hovered = {};
    viewport()->update();
}

void FactList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (currentIndex().isValid())
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (const auto index = m_model->index(row); m_model->flags(index).testFlag(Qt::ItemIsSelectable)) {
            selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
            return;
        }
    }
}

void FactList::contextMenuEvent(QContextMenuEvent *event)
{
    const auto current = currentIndex();
    const auto text = selectedText();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *copyAction = menu->addAction(tr("&Copy"), this, [this, text] { copyText(text); });
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setEnabled(!text.isEmpty());
    const auto line = current.isValid() && !text.isEmpty() ? fact(current).text() : QString();
    menu->addAction(tr("Copy with &Name"), this, [this, line] { copyText(line); })->setEnabled(!line.isEmpty());
    menu->addAction(tr("Copy &All"), this, [this] {
        QStringList lines;
        for (const auto &row : facts())
            if (row.kind != Fact::Kind::Action)
                lines.append(row.text());
        copyText(lines.join(QLatin1Char('\n')));
    });
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard && current.isValid();
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(current).bottomLeft()) : event->globalPos());
}

void FactList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    // Rows are as high as their width makes them, and a view of one column asks only for changes of its height.
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
}

bool FactList::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto index = indexAt(help->pos());
        QString text;
        if (isOnCopy(help->pos()))
            text = tr("Copy");
        else if (index.isValid() && !fact(index).hover.isEmpty())
            text = fact(index).hover;
        else if (index.isValid() && m_painter.isCut(fact(index), viewport()->width()))
            text = fact(index).text();
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(shortened(text, LongestToolTip)), viewport());
        return true;
    }
    return QListView::viewportEvent(event);
}

void FactList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    // The caption above is what the row is about.
    if (current.row() > 0 && fact(current.siblingAtRow(current.row() - 1)).kind == Fact::Kind::Caption) {
        scrollTo(current.siblingAtRow(current.row() - 1));
        scrollTo(current);
    }
}

} // namespace ui
