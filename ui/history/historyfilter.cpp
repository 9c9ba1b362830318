#include "ui/history/historyfilter.h"

#include "ui/history/datespanpicker.h"
#include "ui/theme/icons.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/projectmark.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>

namespace ui {

HistoryFilter::HistoryFilter(const Appearance &appearance, const base::Clock &clock, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_clock(clock)
{
    setProperty("band", QStringLiteral("tools"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(44);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("historySearch"));
    m_search->setPlaceholderText(tr("Search in queries, variables and answers"));
    m_search->setAccessibleName(tr("Search the history"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(120);
    m_search->setMaximumWidth(380);
    m_search->installEventFilter(this);
    row->addWidget(m_search, 4);
    setFocusProxy(m_search);

    m_kind = addMenu("historyKind", tr("Queries or mutations"));
    const auto addKind = [this](const QString &text, std::optional<history::Kind> kind) {
        m_kind->menu()->addAction(text, this, [this, text, kind] {
            m_filter.kind = kind;
            choose(*m_kind, kind ? text : tr("Kind"), kind.has_value());
        });
    };
    addKind(tr("Queries and mutations"), {});
    addKind(tr("Queries"), history::Kind::Query);
    addKind(tr("Mutations"), history::Kind::Mutation);
    m_kind->setText(tr("Kind"));
    row->addWidget(m_kind);

    m_project = addMenu("historyProject", tr("Project"));
    m_project->setText(tr("Project"));
    row->addWidget(m_project);

    m_date = addMenu("historyDate", tr("Time"));
    const auto addDays = [this](const QString &text, int days) {
        m_date->menu()->addAction(text, this, [this, text, days] {
            const auto today = m_clock.now().toLocalTime().date();
            chooseDays(days > 0 ? today.addDays(1 - days) : QDate(), {}, days > 0 ? text : QString());
        });
    };
    addDays(tr("Any time"), 0);
    addDays(tr("Today"), 1);
    addDays(tr("Last 7 days"), 7);
    addDays(tr("Last 30 days"), 30);
    m_date->menu()->addSeparator();
    m_date->menu()->addAction(tr("From day to day…"), this, &HistoryFilter::askForDays);
    m_date->setText(tr("Time"));
    row->addWidget(m_date);

    m_problems = new QPushButton(tr("Problems"), this);
    m_problems->setObjectName(QStringLiteral("historyProblems"));
    m_problems->setProperty("kind", QStringLiteral("toggle"));
    m_problems->setCheckable(true);
    m_problems->setToolTip(tr("Only runs with errors or without an answer"));
    m_problems->setAccessibleName(tr("Only problems"));
    row->addWidget(m_problems);
    row->addStretch(1);
    m_count = new PlainLabel({}, PlainLabel::Look::Muted, this);
    m_count->setObjectName(QStringLiteral("historyCount"));
    row->addWidget(m_count);
    m_remove = addMenu("historyRemove", tr("Delete runs"));
    m_remove->setText(tr("Delete"));
    row->addWidget(m_remove);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.text = text.simplified();
        tell();
    });
    connect(m_problems, &QPushButton::toggled, this, [this](bool only) {
        m_filter.onlyProblems = only;
        tell();
    });
}

MenuButton *HistoryFilter::addMenu(const char *name, const QString &spoken)
{
    auto *button = new MenuButton(m_appearance, QStringLiteral("plain"), this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(spoken);
    return button;
}

void HistoryFilter::choose(MenuButton &button, const QString &caption, bool isChosen)
{
    button.setText(plainCaption(shortened(caption, 24)));
    button.setAccessibleDescription(isChosen ? caption : QString());
    tell();
}

void HistoryFilter::chooseDays(QDate from, QDate to, const QString &caption)
{
    m_filter.from = from.isValid() ? from.startOfDay().toMSecsSinceEpoch() : 0;
    m_filter.until = to.isValid() ? to.addDays(1).startOfDay().toMSecsSinceEpoch() : 0;
    choose(*m_date, caption.isEmpty() ? tr("Time") : caption, !caption.isEmpty());
}

void HistoryFilter::askForDays()
{
    auto *picker = new DateSpanPicker(m_appearance, m_from, m_to, m_clock.now().toLocalTime().date(), this);
    connect(picker, &DateSpanPicker::picked, this, [this](QDate from, QDate to) {
        m_from = from;
        m_to = to;
        const auto first = from.toString(Qt::ISODate);
        const auto last = to.toString(Qt::ISODate);
        chooseDays(from, to,
                   first.isEmpty() && last.isEmpty() ? QString()
                       : first == last               ? first
                       : last.isEmpty()              ? tr("Since %1").arg(first)
                       : first.isEmpty()             ? tr("Until %1").arg(last)
                                                     : QStringLiteral("%1 – %2").arg(first, last));
    });
    picker->openUnder(*m_date);
}

void HistoryFilter::tell()
{
    emit changed(m_filter);
}

void HistoryFilter::setProjects(const QList<history::KnownProject> &projects)
{
    m_project->menu()->clear();
    m_project->menu()->addAction(tr("All projects"), this, [this] {
        m_filter.projectKey.clear();
        choose(*m_project, tr("Project"), false);
    });
    for (const auto &project : projects) {
        m_project->menu()->addAction(projectMark(project.name, project.isLive, m_appearance.theme()),
                                     plainCaption(shortened(project.name, 60)), this, [this, project] {
                                         m_filter.projectKey = project.key;
                                         choose(*m_project, project.name, true);
                                     });
    }
}

void HistoryFilter::showCount(int count, bool isAll)
{
    const auto number = QLocale(QLocale::English).toString(count);
    m_count->setText(count == 1 && isAll ? tr("1 run")
                         : isAll         ? tr("%1 runs").arg(number)
                                         : tr("%1 runs…").arg(number));
}

void HistoryFilter::showSearching()
{
    m_count->setText(tr("Searching…"));
}

void HistoryFilter::clear()
{
    m_filter = {};
    m_from = m_to = {};
    {
        const QSignalBlocker quietSearch(m_search);
        const QSignalBlocker quietProblems(m_problems);
        m_search->clear();
        m_problems->setChecked(false);
    }
    m_kind->setText(tr("Kind"));
    m_project->setText(tr("Project"));
    m_date->setText(tr("Time"));
    for (auto *button : {m_kind, m_project, m_date})
        button->setAccessibleDescription({});
    tell();
}

void HistoryFilter::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QMenu *HistoryFilter::removeMenu() const
{
    return m_remove->menu();
}

bool HistoryFilter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Down:
        emit leftDownwards();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit openRequested();
        return true;
    case Qt::Key_Escape:
        // The second one is the window's.
        if (m_search->text().isEmpty())
            return false;
        m_search->clear();
        return true;
    default:
        return false;
    }
}

} // namespace ui
