#include "ui/shell/commandpalette.h"

#include "core/graphql/namematch.h"
#include "ui/shell/commandlist.h"
#include "ui/theme/chosentree.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeWidget>

#include <algorithm>
#include <limits>

namespace ui {
namespace {

enum PaletteColumn { TitleColumn, GroupColumn, KeyColumn };
constexpr int PaletteRows = 12;
constexpr int PaletteRowHeight = 30;

/// A title in the shape of a name, whose words begin humps.
std::string nameOf(const QString &title)
{
    return QString(title).replace(QLatin1Char(' '), QLatin1Char('_')).toStdString();
}

graphql::NameRank rankOf(const Command &command, const std::string &word)
{
    const auto title = graphql::nameRank(nameOf(command.title), word);
    // `copy as go` is spread over menu and command.
    const auto both = graphql::nameRank(nameOf(command.group + QLatin1Char(' ') + command.title), word);
    return both == graphql::NameRank::No ? title : std::min(title, graphql::NameRank::Inside);
}

} // namespace

QList<const Command *> ranked(const CommandList &commands, const QString &typed)
{
    const auto word = QString(typed).remove(QLatin1Char(' ')).toStdString();
    struct Ranked
    {
        graphql::NameRank rank;
        qsizetype age;
        const Command *command;
    };
    std::vector<Ranked> found;
    for (const auto &command : commands.all()) {
        const auto rank = word.empty() ? graphql::NameRank::Same : rankOf(command, word);
        const auto age = commands.recent().indexOf(command.id);
        if (rank != graphql::NameRank::No)
            found.push_back({rank, age < 0 ? std::numeric_limits<qsizetype>::max() : age, &command});
    }
    std::stable_sort(found.begin(), found.end(), [](const Ranked &left, const Ranked &right) {
        return left.rank != right.rank ? left.rank < right.rank : left.age < right.age;
    });
    QList<const Command *> result;
    for (const auto &one : found)
        result.append(one.command);
    return result;
}

CommandPalette::CommandPalette(CommandList &commands, const Appearance &appearance, QWidget *over)
    : Sheet(appearance, Role::Accent, 600, over),
      m_commands(commands),
      m_look(appearance)
{
    setAccessibleName(tr("Commands"));
    m_line = new QLineEdit;
    m_line->setObjectName(QStringLiteral("commandLine"));
    m_line->setAccessibleName(tr("Command"));
    m_line->setPlaceholderText(tr("A few letters of a command"));
    m_line->installEventFilter(this);
    head()->addWidget(m_line, 1);

    m_list = new ChosenTree(appearance);
    m_list->setObjectName(QStringLiteral("commandRows"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setColumnCount(3);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(TitleColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(GroupColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(KeyColumn, QHeaderView::ResizeToContents);
    // The card keeps its height while the list gets shorter: nothing jumps.
    m_list->setFixedHeight(PaletteRows * PaletteRowHeight);
    body()->addWidget(m_list);

    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::list);
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandPalette::use);
    setFirstFocus(m_line);
    list({});
}

void CommandPalette::list(const QString &typed)
{
    m_list->clear();
    const auto muted = m_look.color(Role::MutedText);
    for (const auto *command : ranked(m_commands, typed)) {
        auto *row = new QTreeWidgetItem(m_list, {command->title, command->group, command->keyText()});
        row->setData(TitleColumn, Qt::UserRole, command->id);
        row->setSizeHint(GroupColumn, {0, PaletteRowHeight});
        row->setForeground(GroupColumn, muted);
        row->setForeground(KeyColumn, muted);
        row->setTextAlignment(KeyColumn, Qt::AlignRight | Qt::AlignVCenter);
        if (!command->action->isEnabled())
            row->setForeground(TitleColumn, muted);
        const auto key = command->keyText();
        row->setData(TitleColumn, Qt::AccessibleTextRole,
                     command->action->isEnabled() ? tr("%1, %2. %3").arg(command->title, command->group, key)
                                                  : tr("%1, not now").arg(command->title));
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void CommandPalette::use()
{
    const auto *row = m_list->currentItem();
    const auto *command = row ? m_commands.find(row->data(TitleColumn, Qt::UserRole).toString()) : nullptr;
    if (!command || !command->action->isEnabled())
        return;
    auto *action = command->action;
    m_commands.noteUse(command->id);
    // The focus is back where it was before the command acts: that is what it is about.
    finish();
    action->trigger();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return Sheet::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int rows = m_list->topLevelItemCount();
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    const auto go = [&](int to) {
        if (rows > 0)
            m_list->setCurrentItem(m_list->topLevelItem(to));
    };
    switch (key->key()) {
    case Qt::Key_Down:
        go((row + 1) % std::max(rows, 1));
        return true;
    case Qt::Key_Up:
        go((row + rows - 1) % std::max(rows, 1));
        return true;
    case Qt::Key_PageDown:
        go(std::min(row + PaletteRows, rows - 1));
        return true;
    case Qt::Key_PageUp:
        go(std::max(row - PaletteRows, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!key->isAutoRepeat() && !(key->modifiers() & ~Qt::KeypadModifier))
            use();
        return true;
    case Qt::Key_F1:
        reject();
        return true;
    default:
        return Sheet::eventFilter(watched, event);
    }
}

} // namespace ui
