#include "ui/shell/settingssheet.h"

#include "ui/shell/commandlist.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/keyfield.h"
#include "ui/theme/choicebox.h"
#include "ui/theme/chosentree.h"
#include "ui/theme/notice.h"
#include "ui/theme/plainlabel.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>
#include <functional>

namespace ui {
namespace {

enum SettingsColumn { CommandColumn, KeysColumn };
constexpr int SettingsRowHeight = 28;
constexpr int SettingsRows = 11;

} // namespace

SettingsSheet::SettingsSheet(CommandList &commands, const QList<QAction *> &themes, const QList<QAction *> &answerDays,
                             First first, const Appearance &appearance, QWidget *over)
    : Sheet(appearance, Role::Accent, 680, over),
      m_commands(commands),
      m_look(appearance)
{
    setAccessibleName(tr("Settings"));
    head()->addWidget(new PlainLabel(tr("Settings"), PlainLabel::Look::Heading), 1);
    auto *themeRow = makeChoiceRow(tr("Theme"), "themeBox", themes);
    body()->addWidget(themeRow);
    if (!answerDays.isEmpty())
        body()->addWidget(makeChoiceRow(tr("Keep answers of live projects"), "answerDaysBox", answerDays));

    body()->addWidget(new PlainLabel(tr("Keyboard"), PlainLabel::Look::Strong));
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("keySearch"));
    m_search->setAccessibleName(tr("Search commands and keys"));
    m_search->setPlaceholderText(tr("Search commands and keys"));
    m_search->setClearButtonEnabled(true);
    body()->addWidget(m_search);
    m_rows = new ChosenTree(appearance);
    m_rows->setObjectName(QStringLiteral("keyRows"));
    m_rows->setAccessibleName(tr("Commands and their keys"));
    m_rows->setHeaderHidden(true);
    m_rows->setColumnCount(2);
    m_rows->setRootIsDecorated(false);
    m_rows->setItemsExpandable(false);
    m_rows->setIndentation(12);
    m_rows->setUniformRowHeights(true);
    m_rows->setTabKeyNavigation(false);
    m_rows->header()->setStretchLastSection(false);
    m_rows->header()->setSectionResizeMode(CommandColumn, QHeaderView::Stretch);
    m_rows->header()->setSectionResizeMode(KeysColumn, QHeaderView::ResizeToContents);
    m_rows->setFixedHeight(SettingsRows * SettingsRowHeight);
    body()->addWidget(m_rows);
    strip()->addWidget(makeKeyRow());

    auto *resetAll = new QPushButton(tr("Reset All Keys"));
    resetAll->setObjectName(QStringLiteral("resetAllKeys"));
    auto *close = new QPushButton(tr("Close"));
    foot()->addWidget(resetAll);
    foot()->addStretch(1);
    foot()->addWidget(close);

    connect(m_search, &QLineEdit::textChanged, this, &SettingsSheet::filter);
    connect(m_rows, &QTreeWidget::currentItemChanged, this, &SettingsSheet::showCurrent);
    connect(m_rows, &QTreeWidget::itemActivated, m_key, [this] { m_key->setFocus(Qt::OtherFocusReason); });
    connect(resetAll, &QPushButton::clicked, this, [this] {
        m_commands.resetAll();
        m_notice->say(Notice::Tone::Good, tr("All keys are as they came."));
    });
    connect(close, &QPushButton::clicked, this, &Sheet::reject);
    connect(&m_commands, &CommandList::changed, this, &SettingsSheet::list);
    connect(&appearance, &Appearance::themeChanged, this, &SettingsSheet::list);
    setRetreat(close);
    setFirstFocus(first == First::Keys ? static_cast<QWidget *>(m_search) : themeRow->findChild<QComboBox *>());
    list();
}

QWidget *SettingsSheet::makeChoiceRow(const QString &caption, const char *name, const QList<QAction *> &choices)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new PlainLabel(caption));
    auto *box = new ChoiceBox(m_look);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(caption);
    for (const auto *choice : choices)
        box->addItem(withoutMnemonic(choice->text()));
    const auto checked = std::find_if(choices.cbegin(), choices.cend(), std::mem_fn(&QAction::isChecked));
    box->setCurrentIndex(checked == choices.cend() ? -1 : static_cast<int>(checked - choices.cbegin()));
    connect(box, &QComboBox::activated, this, [choices](int index) { choices.at(index)->trigger(); });
    layout->addWidget(box);
    layout->addStretch(1);
    return row;
}

QWidget *SettingsSheet::makeKeyRow()
{
    auto *block = new QWidget;
    auto *column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *label = new PlainLabel(tr("New key"));
    row->addWidget(label);
    m_key = new KeyField;
    m_key->setObjectName(QStringLiteral("newKey"));
    m_key->setAccessibleName(tr("New key: press it"));
    row->addWidget(m_key, 1);
    m_give = new QPushButton(tr("Set"));
    m_give->setObjectName(QStringLiteral("giveKey"));
    m_give->setProperty("kind", QStringLiteral("primary"));
    m_take = new QPushButton(tr("No Key"));
    m_take->setObjectName(QStringLiteral("takeKeys"));
    m_reset = new QPushButton(tr("Reset"));
    m_reset->setObjectName(QStringLiteral("resetKey"));
    for (auto *button : {m_give, m_take, m_reset})
        row->addWidget(button);
    column->addLayout(row);
    m_notice = new Notice;
    column->addWidget(m_notice);

    connect(m_key, &KeyField::keyChanged, this, &SettingsSheet::check);
    connect(m_give, &QPushButton::clicked, this, &SettingsSheet::give);
    connect(m_take, &QPushButton::clicked, this, [this] { m_commands.setKey(current(), {}); });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_commands.reset(current()); });
    return block;
}

void SettingsSheet::list()
{
    const auto before = current();
    m_rows->clear();
    QTreeWidgetItem *group = nullptr;
    const auto muted = m_look.color(Role::MutedText);
    for (const auto &command : m_commands.all()) {
        if (!group || group->text(CommandColumn) != command.group) {
            group = new QTreeWidgetItem(m_rows, {command.group});
            group->setFlags(Qt::ItemIsEnabled);
            group->setForeground(CommandColumn, muted);
            group->setSizeHint(CommandColumn, {0, SettingsRowHeight});
            group->setExpanded(true);
        }
        auto *row = new QTreeWidgetItem(group, {command.title, command.keyText()});
        row->setData(CommandColumn, Qt::UserRole, command.id);
        row->setSizeHint(CommandColumn, {0, SettingsRowHeight});
        row->setTextAlignment(KeysColumn, Qt::AlignRight | Qt::AlignVCenter);
        if (!command.boxKeys.isEmpty())
            row->setForeground(KeysColumn, muted);
        else if (command.keys() != command.defaults)
            row->setForeground(KeysColumn, m_look.color(Role::Accent));
        if (command.id == before)
            m_rows->setCurrentItem(row);
    }
    filter(m_search->text());
    showCurrent();
}

void SettingsSheet::filter(const QString &typed)
{
    const auto wanted = typed.trimmed();
    const auto fitting = ranked(m_commands, wanted);
    for (int i = 0; i < m_rows->topLevelItemCount(); ++i) {
        auto *group = m_rows->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < group->childCount(); ++j) {
            auto *row = group->child(j);
            const auto *command = m_commands.find(row->data(CommandColumn, Qt::UserRole).toString());
            const bool fits = fitting.contains(command) || row->text(KeysColumn).contains(wanted, Qt::CaseInsensitive);
            row->setHidden(!fits);
            any = any || fits;
        }
        group->setHidden(!any);
    }
}

QString SettingsSheet::current() const
{
    const auto *row = m_rows->currentItem();
    return row ? row->data(CommandColumn, Qt::UserRole).toString() : QString();
}

void SettingsSheet::showCurrent()
{
    const auto *command = m_commands.find(current());
    const bool isOurs = command && command->boxKeys.isEmpty();
    m_key->setEnabled(isOurs);
    m_take->setEnabled(isOurs && !command->keys().isEmpty());
    m_reset->setEnabled(isOurs && command->keys() != command->defaults);
    m_notice->clear();
    m_key->setKey({});
    check();
    if (command && !isOurs)
        m_notice->say(Notice::Tone::Neutral, m_commands.problemOf(command->id, {}));
}

void SettingsSheet::check()
{
    const auto key = m_key->key();
    const auto *command = m_commands.find(current());
    m_give->setEnabled(false);
    if (!command || key.isEmpty())
        return;
    const auto problem = m_commands.problemOf(command->id, key);
    const auto *owner = m_commands.owner(key);
    m_give->setEnabled(problem.isEmpty());
    if (!problem.isEmpty())
        m_notice->say(Notice::Tone::Warning, problem);
    else if (owner && owner->id != command->id)
        m_notice->say(Notice::Tone::Warning,
                      tr("%1 is the key of “%2”. Set takes it from there.")
                          .arg(key.toString(QKeySequence::NativeText), owner->title));
    else
        m_notice->clear();
}

void SettingsSheet::give()
{
    m_commands.setKey(current(), m_key->key());
    m_rows->setFocus(Qt::OtherFocusReason);
}

} // namespace ui
