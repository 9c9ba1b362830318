#include "ui/users/keyedfilter.h"

#include "core/base/visibletext.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/restyle.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QScreen>

using namespace std::chrono_literals;

namespace ui {
namespace {

constexpr int KeyRole = Qt::UserRole;
constexpr int ChoicesWidth = 320;
constexpr int ChoicesHeight = 260; ///< Of the list: it keeps its height while it gets shorter, so that nothing jumps.
constexpr int LongestCaption = 22;

QString chosenCaption(const QString &word, const QStringList &keys)
{
    if (keys.isEmpty())
        return word;
    auto caption = QStringLiteral("%1: %2").arg(word, keys.first());
    caption = shortened(caption, LongestCaption);
    return keys.size() > 1 ? QStringLiteral("%1 +%2").arg(caption).arg(keys.size() - 1) : caption;
}

} // namespace

KeyedFilter::KeyedFilter(users::Reads &reads, users::KeyedKind kind, const Appearance &appearance, QWidget *parent)
    : MenuButton(appearance, QStringLiteral("plain"), parent),
      m_reads(reads),
      m_kind(kind)
{
    // What opens is no menu: one cannot be typed into.
    auto *none = menu();
    setMenu(nullptr);
    delete none;
    setObjectName(kind == users::KeyedKind::Role ? QStringLiteral("roleFilter") : QStringLiteral("groupFilter"));
    m_typing.setSingleShot(true);
    m_typing.setInterval(250ms);
    connect(&m_typing, &QTimer::timeout, this, &KeyedFilter::read);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, [this] { say(tr("Reading…")); });
    connect(this, &QPushButton::clicked, this, &KeyedFilter::openChoices);
    showCaption();
}

KeyedFilter::~KeyedFilter()
{
    m_reads.drop(m_asked);
}

QString KeyedFilter::wordFor(const char *role, const char *group) const
{
    return tr(m_kind == users::KeyedKind::Role ? role : group);
}

void KeyedFilter::setProject(const project::Project &project)
{
    m_project = project;
    m_reads.drop(std::exchange(m_asked, 0));
    m_patience.stop();
    m_typing.stop();
    m_isStale = true;
    m_keys.clear();
    if (m_choices) {
        m_choices->hide();
        const QSignalBlocker quiet(m_find);
        m_find->clear();
        m_list->clear();
    }
    showCaption();
}

void KeyedFilter::setKeys(const QStringList &keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    showCaption();
    if (m_list) {
        const QSignalBlocker quiet(m_list);
        for (int row = 0; row < m_list->count(); ++row) {
            auto *item = m_list->item(row);
            item->setCheckState(m_keys.contains(item->data(KeyRole).toString()) ? Qt::Checked : Qt::Unchecked);
        }
    }
    emit changed();
}

void KeyedFilter::showCaption()
{
    const auto word = wordFor(QT_TR_NOOP("Role"), QT_TR_NOOP("Group"));
    setText(plainCaption(chosenCaption(word, m_keys)));
    setProperty("chosen", !m_keys.isEmpty());
    setAccessibleName(wordFor(QT_TR_NOOP("Only users with roles"), QT_TR_NOOP("Only users in groups")));
    setAccessibleDescription(m_keys.join(QStringLiteral(", ")));
    const auto chosen = m_keys.join(wordFor(QT_TR_NOOP(" and "), QT_TR_NOOP(" and ")));
    setToolTip(
        m_keys.isEmpty()
            ? wordFor(QT_TR_NOOP("Only users with a role. The search answers, which may lag behind the data."),
                      QT_TR_NOOP("Only users in a group. The search answers, which may lag behind the data."))
            : plainToolTip(wordFor(QT_TR_NOOP("Only users with %1"), QT_TR_NOOP("Only users in %1")).arg(chosen)));
    if (m_clear)
        m_clear->setEnabled(!m_keys.isEmpty());
    restyle(this);
}

void KeyedFilter::makeChoices()
{
    m_choices = new QFrame(this, Qt::Popup);
    m_choices->setProperty("card", QStringLiteral("popup"));
    m_choices->setFixedWidth(ChoicesWidth); // Whatever has to be said in it.
    m_choices->setAccessibleName(wordFor(QT_TR_NOOP("Roles"), QT_TR_NOOP("Groups")));
    auto *column = new QVBoxLayout(m_choices);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_find = new QLineEdit(m_choices);
    m_find->setObjectName(objectName() + QStringLiteral("Find"));
    m_find->setPlaceholderText(
        wordFor(QT_TR_NOOP("Find a role by key or name"), QT_TR_NOOP("Find a group by key or name")));
    m_find->setAccessibleName(wordFor(QT_TR_NOOP("Find a role"), QT_TR_NOOP("Find a group")));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    connect(m_find, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    column->addWidget(m_find);
    m_list = new QListWidget(m_choices);
    m_list->setObjectName(objectName() + QStringLiteral("List"));
    m_list->setAccessibleName(wordFor(QT_TR_NOOP("Roles of the project"), QT_TR_NOOP("Groups of the project")));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(ChoicesHeight);
    m_list->installEventFilter(this);
    connect(m_list, &QListWidget::itemChanged, this, &KeyedFilter::toggle);
    column->addWidget(m_list);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_words = new PlainLabel({}, PlainLabel::Look::Caption, m_choices);
    m_words->setObjectName(objectName() + QStringLiteral("Words"));
    m_words->setWordWrap(true);
    row->addWidget(m_words, 1);
    m_clear = new QPushButton(tr("Clear"), m_choices);
    m_clear->setProperty("kind", QStringLiteral("plain"));
    m_clear->setAccessibleName(wordFor(QT_TR_NOOP("Choose no role"), QT_TR_NOOP("Choose no group")));
    connect(m_clear, &QPushButton::clicked, this, &KeyedFilter::clear);
    row->addWidget(m_clear);
    column->addLayout(row);
}

void KeyedFilter::openChoices()
{
    if (!m_choices)
        makeChoices();
    m_clear->setEnabled(!m_keys.isEmpty());
    m_choices->adjustSize();
    auto place = mapToGlobal(QPoint(0, height() + 4));
    const auto room = screen()->availableGeometry();
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - m_choices->width())));
    m_choices->move(place);
    m_choices->show();
    m_find->setFocus(Qt::PopupFocusReason);
    m_find->selectAll();
    if (m_isStale)
        read();
}

void KeyedFilter::read()
{
    m_typing.stop();
    m_reads.drop(std::exchange(m_asked, 0));
    m_patience.start();
    const auto fitted = m_reads.fitted(users::keyedDraft(m_project, m_kind, m_find->text().simplified()));
    // Without the argument it would list what was not looked for.
    const bool isLacking = !m_find->text().isEmpty() && !fitted.lacking.isEmpty();
    if (fitted.draft.document.isEmpty() || isLacking) {
        m_patience.stop();
        say(tr("This project's server is too old for that."));
        return;
    }
    m_asked = m_reads.ask(fitted.draft, &users::KeyedList::read,
                          [this](const base::Result<users::KeyedList> &list) { take(list); });
}

void KeyedFilter::take(const base::Result<users::KeyedList> &list)
{
    m_asked = 0;
    m_patience.stop();
    if (list && list->failure.isEmpty()) {
        m_isStale = false;
        fill(*list);
        return;
    }
    m_isStale = true; // It is read again when it is opened again.
    say(tr("%1 Enter reads them again.").arg(list ? list->failure : list.error().message));
}

void KeyedFilter::fill(const users::KeyedList &list)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    const bool isWhole = m_find->text().simplified().isEmpty();
    // Those chosen stand on top, so that they can be taken back wherever they are in the list.
    for (const auto &key : m_keys) {
        const auto listed =
            std::find_if(list.items.begin(), list.items.end(), [&](const auto &item) { return item.key == key; });
        if (listed != list.items.end())
            addItem(*listed);
        else if (isWhole)
            addItem({key, {}});
    }
    for (const auto &item : list.items)
        if (!m_keys.contains(item.key))
            addItem(item);
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
    if (list.hasMore)
        say(tr("These are the first %1. Type to find others.").arg(list.items.size()));
    else if (m_list->count() == 0)
        say(isWhole ? wordFor(QT_TR_NOOP("This project has no roles."), QT_TR_NOOP("This project has no groups."))
                    : wordFor(QT_TR_NOOP("No role has that in its key or name."),
                              QT_TR_NOOP("No group has that in its key or name.")));
    else
        say(wordFor(QT_TR_NOOP("Of several, users must have all."), QT_TR_NOOP("Of several, users must be in all.")));
}

void KeyedFilter::addItem(const users::KeyedItem &item)
{
    const auto text =
        item.name.isEmpty() || item.name == item.key ? item.key : QStringLiteral("%1  ·  %2").arg(item.key, item.name);
    auto *row = new QListWidgetItem(base::visibleText(text), m_list);
    row->setData(KeyRole, item.key);
    row->setToolTip(plainToolTip(base::visibleText(text)));
    row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    row->setCheckState(m_keys.contains(item.key) ? Qt::Checked : Qt::Unchecked);
}

void KeyedFilter::toggle(QListWidgetItem *item)
{
    const auto key = item->data(KeyRole).toString();
    auto keys = m_keys;
    keys.removeAll(key);
    if (item->checkState() == Qt::Checked)
        keys.append(key);
    if (keys == m_keys)
        return;
    m_keys = keys;
    showCaption();
    emit changed();
}

void KeyedFilter::say(const QString &sentence)
{
    m_words->setText(sentence);
}

bool KeyedFilter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return MenuButton::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->key() == Qt::Key_Escape) {
        m_choices->hide();
        setFocus(Qt::PopupFocusReason);
        return true;
    }
    if (isEnter && m_isStale && m_asked == 0) {
        read();
        return true;
    }
    if (isEnter && m_list->currentItem() && !m_typing.isActive() && m_asked == 0) {
        auto *item = m_list->currentItem();
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
        return true;
    }
    if (watched == m_find && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched == m_list && key->key() == Qt::Key_Up && m_list->currentRow() <= 0) {
        m_find->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return MenuButton::eventFilter(watched, event);
}

void KeyedFilter::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        openChoices();
    else
        MenuButton::keyPressEvent(event);
}

} // namespace ui
