#include "ui/users/usersbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/plainlabel.h"
#include "ui/users/columnsbutton.h"
#include "ui/users/exportbutton.h"
#include "ui/users/keyedfilter.h"
#include "ui/users/usertable.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace std::chrono_literals;

namespace ui {
namespace {

constexpr int SearchWidth = 380;

} // namespace

UsersBar::UsersBar(users::Reads &reads, UserTable &table, const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance)
{
    setProperty("band", QStringLiteral("tools"));
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 7, 12, 7);
    row->setSpacing(8);
    makeSearch();
    row->addWidget(m_search, 3);
    m_roles = new KeyedFilter(reads, users::KeyedKind::Role, appearance, this);
    m_groups = new KeyedFilter(reads, users::KeyedKind::Group, appearance, this);
    for (auto *filter : {m_roles, m_groups}) {
        connect(filter, &KeyedFilter::changed, &m_typing, qOverload<>(&QTimer::start));
        row->addWidget(filter);
    }
    row->addStretch(1);
    m_count = new PlainLabel({}, PlainLabel::Look::Muted, this);
    m_count->setObjectName(QStringLiteral("userCount"));
    row->addWidget(m_count);
    m_reload = new QPushButton(this);
    m_reload->setProperty("kind", QStringLiteral("flat"));
    m_reload->setAccessibleName(tr("Read again"));
    m_reload->setToolTip(tr("Read the list again (F5)"));
    connect(m_reload, &QPushButton::clicked, this, &UsersBar::reloadClicked);
    row->addWidget(m_reload);
    m_columns = new ColumnsButton(table, appearance, this);
    row->addWidget(m_columns);
    makeExport(table, appearance);
    row->addWidget(m_export);

    m_typing.setSingleShot(true);
    m_typing.setInterval(300ms);
    connect(&m_typing, &QTimer::timeout, this, &UsersBar::wanted);
    connect(&appearance, &Appearance::themeChanged, this, &UsersBar::applyTheme);
    applyTheme();
    setProject({});
}

void UsersBar::makeSearch()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("userSearch"));
    m_search->setPlaceholderText(tr("E-mail, phone, username, ID or words"));
    m_search->setAccessibleName(tr("Find users by e-mail address, phone number, username, ID or words"));
    m_search->setToolTip(tr("Whole e-mail addresses, phone numbers, usernames and IDs are looked up exactly. "
                            "Words are searched for, which may lag behind the data. (Ctrl+F or /)"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(160);
    m_search->setMaximumWidth(SearchWidth);
    m_search->installEventFilter(this);
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_searchIcon->setText(tr("Search"));
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, &UsersBar::wanted);
}

void UsersBar::makeExport(UserTable &table, const Appearance &appearance)
{
    m_export = new ExportButton(table, appearance, this);
    connect(m_export, &ExportButton::copied, this,
            [this](int users) { emit taken(users == 1 ? tr("Copied 1 user") : tr("Copied %1 users").arg(users)); });
    connect(m_export, &ExportButton::saved, this, [this](int users, const QString &path) {
        emit taken(users == 1 ? tr("Saved 1 user to %1").arg(path) : tr("Saved %1 users to %2").arg(users).arg(path));
    });
    connect(m_export, &ExportButton::failed, this,
            [this](const base::Error &error) { emit notTaken(tr("Not saved. %1").arg(error.message)); });
}

void UsersBar::applyTheme()
{
    m_searchIcon->setIcon(icon(QStringLiteral("search"), m_appearance.theme()));
    m_reload->setIcon(icon(QStringLiteral("refresh"), m_appearance.theme()));
}

void UsersBar::setProject(const project::Project &project)
{
    const bool isOpen = !project.endpoint().isEmpty();
    {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    settle();
    for (auto *filter : {m_roles, m_groups}) {
        filter->setProject(project);
        filter->setEnabled(isOpen);
    }
    m_reload->setEnabled(isOpen);
}

users::UserQuery UsersBar::withFilters(users::UserQuery query) const
{
    query.roleKeys = m_roles->keys();
    query.groupKeys = m_groups->keys();
    return query;
}

users::UserQuery UsersBar::query(users::ListOrder order) const
{
    return withFilters(users::recognised(m_search->text(), order));
}

users::UserQuery UsersBar::words(users::ListOrder order) const
{
    users::UserQuery query;
    query.kind = users::UserQuery::Kind::Words;
    query.text = m_search->text().simplified();
    query.order = order;
    return withFilters(query);
}

void UsersBar::clearFilters()
{
    m_roles->clear();
    m_groups->clear();
    emit wanted();
}

void UsersBar::sayCount(const QString &count)
{
    m_count->setText(count);
}

void UsersBar::setHasRows(bool hasRows)
{
    m_columns->setEnabled(hasRows);
    m_export->setEnabled(hasRows);
}

QWidget *UsersBar::last() const
{
    return m_export;
}

bool UsersBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_PageDown) {
            emit rowsWanted();
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            emit wanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
