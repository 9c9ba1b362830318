#include "ui/users/usertable.h"

#include "ui/users/userdelegate.h"
#include "ui/users/userswords.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <utility>

using namespace std::chrono_literals;

namespace ui {
namespace {

using users::UserModel;

constexpr int UserRowHeight = 35;

/// A column: how wide it must be, and its share of what is left.
struct ColumnShape
{
    int narrowest = 0;
    int share = 0;
};
constexpr std::array<ColumnShape, UserModel::ColumnCount> ColumnShapes {
    {{160, 5}, {120, 3}, {160, 5}, {130, 1}, {168, 1}, {106, 4}, {100, 0}, {98, 1}, {280, 0}}};
/// By these they are remembered.
constexpr std::array ColumnNames {"name",  "username", "email",     "phone", "state",
                                  "roles", "created",  "lastLogin", "uuid"};
static_assert(ColumnNames.size() == UserModel::ColumnCount);
/// Only for who asks for them: most people sign in by their address, and nobody reads a UUID for pleasure.
constexpr std::array AskedFor {UserModel::Username, UserModel::Uuid};
/// What goes first where there is no room for all.
constexpr std::array LeftOut {UserModel::Phone, UserModel::Created, UserModel::Roles, UserModel::LastLogin};

} // namespace

UserTable::UserTable(const Appearance &appearance, QWidget *parent)
    : QTableView(parent),
      m_delegate(new UserDelegate(appearance, this))
{
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Users"));
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(UserRowHeight);
    verticalHeader()->hide();
    auto *titles = horizontalHeader();
    titles->setAccessibleName(tr("Titles of the columns"));
    titles->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    titles->setSectionResizeMode(QHeaderView::Fixed);
    titles->setSectionsClickable(true);
    titles->setHighlightSections(false);
    connect(titles, &QHeaderView::sectionClicked, this, [this](int column) {
        if (column == UserModel::Created)
            emit orderRequested(users::SortBy::CreatedAt);
        else if (column == UserModel::LastLogin)
            emit orderRequested(users::SortBy::LastLoginAt);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &UserTable::tellVisible);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &UserTable::tellVisible);
    connect(this, &QTableView::doubleClicked, this, &UserTable::openRequested);
    connect(&appearance, &Appearance::themeChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_minutes, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_minutes.start(30s);
}

void UserTable::setList(users::UserModel *list)
{
    auto *before = selectionModel();
    m_list = list;
    m_awaited = {};
    setModel(list);
    // Qt leaves the old one to us.
    if (before != selectionModel())
        delete before;
    hover(-1);
    fitColumns();
    scrollToTop();
    tellVisible();
}

void UserTable::setListAgain(users::UserModel *list)
{
    // Asked for once more before they came, it is still they who are wanted.
    const auto people = m_awaited.isEmpty() ? ChosenPeople(m_list->pager(), *selectionModel()) : m_awaited;
    const int scrolled = verticalScrollBar()->value();
    setList(list);
    m_awaited = people;
    connect(&list->pager(), &users::UserPager::rowsChanged, this, &UserTable::chooseAwaited);
    chooseAwaited();
    verticalScrollBar()->setValue(scrolled);
}

void UserTable::chooseAwaited()
{
    const auto rows = m_awaited.rowsIn(m_list->pager());
    if (!rows)
        return;
    m_awaited = {};
    QItemSelection selected;
    for (const int row : rows->selected) {
        const auto index = m_list->index(row, UserModel::Name);
        if (selected.isEmpty() || selected.last().bottom() != row - 1)
            selected.append(QItemSelectionRange(index));
        else
            selected.last() = QItemSelectionRange(selected.last().topLeft(), index);
    }
    const QScopedValueRollback placing(m_isPlacing, true);
    // Nobody's eyes are led away from where they are.
    setAutoScroll(false);
    setCurrentIndex(m_list->index(rows->current, UserModel::Name));
    setAutoScroll(true);
    using Flag = QItemSelectionModel::SelectionFlag;
    selectionModel()->select(selected, QItemSelectionModel::SelectionFlags(Flag::ClearAndSelect) | Flag::Rows);
}

const users::UserSummary *UserTable::chosen() const
{
    const auto *user = m_list && currentIndex().isValid() ? m_list->pager().user(currentIndex().row()) : nullptr;
    return user && !user->id.isEmpty() ? user : nullptr;
}

void UserTable::chooseFirst()
{
    if (!m_list || currentIndex().isValid() || m_list->rowCount() == 0)
        return;
    const QScopedValueRollback placing(m_isPlacing, true);
    choose(firstRowInView());
}

int UserTable::firstRowInView() const
{
    const int row = (verticalScrollBar()->value() + UserRowHeight - 1) / UserRowHeight;
    return std::min(row, m_list->rowCount() - 1);
}

void UserTable::choose(int row)
{
    const auto there = m_list->index(row, UserModel::Name);
    setCurrentIndex(there);
    // Qt looks at what keys are held, whatever they are held for, and may leave it unselected.
    using Flag = QItemSelectionModel::SelectionFlag;
    selectionModel()->select(there, QItemSelectionModel::SelectionFlags(Flag::ClearAndSelect) | Flag::Rows);
}

void UserTable::showOrder(users::ListOrder order, bool hasOrder)
{
    auto *titles = horizontalHeader();
    titles->setSortIndicatorShown(hasOrder);
    if (hasOrder)
        titles->setSortIndicator(order.by == users::SortBy::CreatedAt ? UserModel::Created : UserModel::LastLogin,
                                 order.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void UserTable::tellVisible()
{
    if (!m_list || m_list->rowCount() == 0)
        return;
    // Not rowAt(), which looks for the row among all of them.
    const int top = verticalScrollBar()->value() / UserRowHeight;
    const int bottom = (verticalScrollBar()->value() + viewport()->height() - 1) / UserRowHeight;
    m_list->pager().setVisible(top, std::min(bottom, m_list->rowCount() - 1));
    if (m_delegate->hoveredRow() >= 0)
        hover(rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()));
}

void UserTable::setColumns(const QStringList &names)
{
    m_columns.clear();
    for (std::size_t column = 0; column < ColumnNames.size(); ++column)
        if (names.contains(QLatin1String(ColumnNames[column])))
            m_columns.append(static_cast<UserModel::Column>(column));
    fitColumns();
}

QStringList UserTable::columns() const
{
    QStringList names;
    for (const auto column : m_columns)
        names.append(QLatin1String(ColumnNames[column]));
    return names;
}

bool UserTable::hasColumn(UserModel::Column column) const
{
    return !m_list || m_list->isTold(column);
}

void UserTable::chooseColumn(UserModel::Column column, bool isShown)
{
    // The choice is that of all projects: what the server at hand is too old to tell stays in it.
    const auto wasShown = [this](UserModel::Column each) {
        if (!m_columns.isEmpty())
            return each == UserModel::Name || m_columns.contains(each);
        const bool isAskedFor = std::find(AskedFor.begin(), AskedFor.end(), each) != AskedFor.end();
        return hasColumn(each) ? !isColumnHidden(each) : !isAskedFor;
    };
    QList<UserModel::Column> chosen;
    for (int i = 0; i < UserModel::ColumnCount; ++i) {
        const auto each = static_cast<UserModel::Column>(i);
        if (each == column ? isShown : wasShown(each))
            chosen.append(each);
    }
    m_columns = chosen;
    fitColumns();
    emit columnsChosen();
}

users::UserRows UserTable::rows() const
{
    users::UserRows rows;
    if (!m_list)
        return rows;
    rows.now = m_list->now();
    for (int column = 0; column < UserModel::ColumnCount; ++column)
        if (!isColumnHidden(column))
            rows.columns.push_back(static_cast<UserModel::Column>(column));
    const bool isSome = selectedCount() > 0;
    m_list->pager().forEachHeld([&](int row, const users::UserSummary &user) {
        if (!user.id.isEmpty() && (!isSome || selectionModel()->isRowSelected(row)))
            rows.users.push_back(user);
    });
    return rows;
}

int UserTable::selectedCount() const
{
    if (!selectionModel())
        return 0;
    int count = 0;
    for (const auto &range : selectionModel()->selection())
        count += range.height();
    return count > 1 ? count : 0;
}

void UserTable::fitColumns()
{
    if (!m_list)
        return;
    if (m_columns.isEmpty())
        fitByRoom();
    else
        fitChosen();
}

void UserTable::fitByRoom()
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    std::array<bool, UserModel::ColumnCount> isLeftOut {};
    for (const auto column : AskedFor)
        isLeftOut[column] = true;
    int left = viewport()->width();
    int shares = 0;
    for (std::size_t column = 0; column < ColumnShapes.size(); ++column) {
        isLeftOut[column] = isLeftOut[column] || !m_list->isTold(static_cast<UserModel::Column>(column));
        left -= isLeftOut[column] ? 0 : ColumnShapes[column].narrowest;
        shares += isLeftOut[column] ? 0 : ColumnShapes[column].share;
    }
    for (const auto column : LeftOut) {
        if (left >= 0)
            break;
        if (std::exchange(isLeftOut[column], true))
            continue;
        left += ColumnShapes[column].narrowest;
        shares -= ColumnShapes[column].share;
    }
    left = std::max(left, 0);
    for (std::size_t column = 0; column < ColumnShapes.size(); ++column) {
        const auto &shape = ColumnShapes[column];
        setColumnHidden(static_cast<int>(column), isLeftOut[column]);
        if (isLeftOut[column])
            continue;
        const int more = shares > 0 ? left * shape.share / shares : 0;
        left -= more;
        shares -= shape.share;
        setColumnWidth(static_cast<int>(column), shape.narrowest + more);
    }
}

void UserTable::fitChosen()
{
    // Who asked for more than there is room for scrolls sideways.
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    int left = viewport()->width();
    int shares = 0;
    const auto isShown = [this](std::size_t column) {
        const auto each = static_cast<UserModel::Column>(column);
        return each == UserModel::Name || (m_columns.contains(each) && m_list->isTold(each));
    };
    for (std::size_t column = 0; column < ColumnShapes.size(); ++column) {
        left -= isShown(column) ? ColumnShapes[column].narrowest : 0;
        shares += isShown(column) ? std::max(ColumnShapes[column].share, 1) : 0;
    }
    left = std::max(left, 0);
    for (std::size_t column = 0; column < ColumnShapes.size(); ++column) {
        setColumnHidden(static_cast<int>(column), !isShown(column));
        if (!isShown(column))
            continue;
        const int share = std::max(ColumnShapes[column].share, 1);
        const int more = left * share / shares;
        left -= more;
        shares -= share;
        setColumnWidth(static_cast<int>(column), ColumnShapes[column].narrowest + more);
    }
}

void UserTable::copyField(const QString &one, const QString &several, QString (*field)(const users::UserSummary &))
{
    QStringList lines;
    const auto add = [&](const users::UserSummary &user) {
        if (const auto text = field(user); !text.isEmpty())
            lines.append(text);
    };
    const int selected = selectedCount();
    qsizetype here = 0;
    if (selected > 0) {
        const auto all = rows();
        here = static_cast<qsizetype>(all.users.size());
        std::for_each(all.users.begin(), all.users.end(), add);
    } else if (const auto *user = chosen()) {
        here = 1;
        add(*user);
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    // What was on the clipboard before is still there, and must not be taken for theirs.
    if (selected > 0)
        emit copied(copiedWords(several, selected, here, lines.size()));
    else if (!lines.isEmpty())
        emit copied(tr("Copied the %1").arg(one));
    else if (here > 0)
        emit copied(tr("No %1 to copy: this user has none").arg(one));
    else
        emit copied((currentIndex().isValid() ? tr("No %1 to copy: this user is not read yet")
                                              : tr("No %1 to copy: nobody is chosen"))
                        .arg(one));
}

void UserTable::copyId()
{
    copyField(tr("node ID"), tr("node IDs"), [](const users::UserSummary &user) { return user.id; });
}

void UserTable::copyUuid()
{
    copyField(tr("UUID"), tr("UUIDs"), [](const users::UserSummary &user) { return users::uuidOf(user.id); });
}

void UserTable::copyEmail()
{
    copyField(tr("e-mail address"), tr("e-mail addresses"), [](const users::UserSummary &user) { return user.email; });
}

QModelIndex UserTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Rows, not cells, are what one walks through.
    if (m_list && (action == MoveHome || action == MoveEnd))
        return m_list->index(action == MoveHome ? 0 : m_list->rowCount() - 1, UserModel::Name);
    // Whoever has not begun begins where they look.
    if (m_list && !currentIndex().isValid() && m_list->rowCount() > 0)
        return m_list->index(firstRowInView(), UserModel::Name);
    return QTableView::moveCursor(action, modifiers);
}

void UserTable::goToEnd(const QKeyEvent &event)
{
    // Ctrl means nothing here; Qt would walk on and leave the selection behind.
    QKeyEvent plain(event.type(), event.key(), event.modifiers() & ~Qt::KeyboardModifiers(Qt::ControlModifier));
    QTableView::keyPressEvent(&plain);
    if (!m_list || (event.modifiers() & Qt::ShiftModifier))
        return;
    // Where one stands there already, Qt leaves the others selected, and the anchor where it was.
    choose(currentIndex().row());
}

void UserTable::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
    if (event->matches(QKeySequence::Copy)) {
        copyId();
    } else if (event->matches(QKeySequence::Find) || event->key() == Qt::Key_Slash || event->key() == Qt::Key_Escape) {
        event->ignore(); // The room's.
    } else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        goToEnd(*event);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && isPlain) {
        emit openRequested();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void UserTable::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    hover(rowAt(event->pos().y()));
}

void UserTable::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    hover(-1);
}

void UserTable::hover(int row)
{
    if (row == m_delegate->hoveredRow())
        return;
    updateRow(m_delegate->hoveredRow());
    m_delegate->setHoveredRow(row);
    updateRow(row);
}

void UserTable::updateRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), UserRowHeight);
}

void UserTable::resizeEvent(QResizeEvent *event)
{
    const auto chosenRow = visualRect(currentIndex());
    const bool wasInView = chosenRow.isValid() && chosenRow.bottom() <= event->oldSize().height();
    QTableView::resizeEvent(event);
    // What comes below the rows covers none that somebody stands on.
    if (wasInView && chosenRow.bottom() > event->size().height())
        scrollTo(currentIndex());
    fitColumns();
    tellVisible();
}

void UserTable::focusInEvent(QFocusEvent *event)
{
    // Qt would make the first row current without choosing it, be others awaited or not.
    if (m_awaited.isEmpty()) {
        chooseFirst();
        QTableView::focusInEvent(event);
    } else {
        QAbstractScrollArea::focusInEvent(event);
    }
    updateRow(currentIndex().row());
}

void UserTable::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    updateRow(currentIndex().row());
}

void UserTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_isPlacing)
        m_awaited = {};
    emit selectedChanged();
}

void UserTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() == previous.row() || m_isPlacing)
        return;
    m_awaited = {};
    emit chosenChanged();
}

void UserTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    const auto *user = chosen();
    if (!user)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool isSeveral = selectedCount() > 0;
    menu->addAction(tr("Open"), this, &UserTable::openRequested)->setShortcut(Qt::Key_Return);
    menu->addSeparator();
    menu->addAction(isSeveral ? tr("Copy node IDs") : tr("Copy node ID"), this, &UserTable::copyId)
        ->setShortcut(QKeySequence::Copy);
    if (isSeveral || !users::uuidOf(user->id).isEmpty())
        menu->addAction(isSeveral ? tr("Copy UUIDs") : tr("Copy UUID"), this, &UserTable::copyUuid);
    if (isSeveral || !user->email.isEmpty())
        menu->addAction(isSeveral ? tr("Copy e-mail addresses") : tr("Copy e-mail address"), this,
                        &UserTable::copyEmail);
    menu->addSeparator();
    menu->addAction(tr("Show the operation"), this, &UserTable::operationRequested);
    menu->popup(isMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
}

} // namespace ui
