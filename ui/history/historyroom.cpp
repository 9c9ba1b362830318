#include "ui/history/historyroom.h"

#include "ui/history/forgetsheet.h"
#include "ui/history/historydetail.h"
#include "ui/history/historyfilter.h"
#include "ui/history/historylist.h"
#include "ui/history/historymodel.h"
#include "ui/theme/confirmsheet.h"
#include "ui/theme/notice.h"
#include "ui/theme/statepage.h"

#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace ui {

HistoryRoom::HistoryRoom(history::History &history, const base::Clock &clock, const Appearance &appearance,
                         QWidget *parent)
    : QWidget(parent),
      m_history(history),
      m_clock(clock),
      m_appearance(appearance)
{
    setAccessibleName(tr("History"));
    m_model = new HistoryModel(clock, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_filter = new HistoryFilter(appearance, clock, this);
    column->addWidget(m_filter);
    m_notice = new Notice(this);
    column->addWidget(m_notice);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    m_left = new QStackedWidget(split);
    m_left->setMinimumWidth(280);
    m_state = new StatePage(appearance, m_left);
    m_list = new HistoryList(appearance, *m_model, m_left);
    m_left->addWidget(m_state);
    m_left->addWidget(m_list);
    m_detail = new HistoryDetail(appearance, split);
    m_detail->setMinimumWidth(360);
    split->addWidget(m_left);
    split->addWidget(m_detail);
    split->setSizes({720, 520});
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    column->addWidget(split, 1);
    m_slow.setSingleShot(true);
    m_slow.setInterval(300ms);
    makeRemoveMenu();
    wire();
}

void HistoryRoom::makeRemoveMenu()
{
    auto *menu = m_filter->removeMenu();
    menu->addAction(tr("Delete Selected…"), this, [this] { askToRemove(m_list->selectedIds()); });
    menu->addAction(tr("Delete Runs Found…"), this, &HistoryRoom::askToRemoveFound);
    menu->addAction(tr("Forget a Person…"), this, &HistoryRoom::forgetPerson);
    menu->addSeparator();
    menu->addAction(tr("Clear History…"), this, &HistoryRoom::askToClear);
}

void HistoryRoom::wire()
{
    using history::History;
    connect(m_filter, &HistoryFilter::changed, this, [this] {
        m_opensFound = false;
        search();
    });
    connect(m_filter, &HistoryFilter::leftDownwards, this, [this] {
        if (m_model->rowCount() == 0)
            return;
        if (!m_list->currentIndex().isValid())
            m_list->selectRow(0);
        m_list->setFocus(Qt::TabFocusReason);
    });
    connect(m_filter, &HistoryFilter::openRequested, this, &HistoryRoom::openFound);
    connect(m_list, &HistoryList::leftUpwards, this, &HistoryRoom::focusSearch);
    connect(m_list, &HistoryList::openRequested, this, &HistoryRoom::open);
    connect(m_list, &HistoryList::copyRequested, m_detail, &HistoryDetail::copyQuery);
    connect(m_list, &HistoryList::removeRequested, this, [this] { askToRemove(m_list->selectedIds()); });
    connect(m_list, &HistoryList::currentRunChanged, this, [this](qint64 id) {
        // While the list is filled again, what is read stays where it is.
        const bool isShown = m_detail->run() && idNow(m_detail->run()->row.id) == idNow(id);
        if (isShown) {
            m_detail->stopWaiting();
        } else if (id >= 0) {
            m_detail->waitForRun();
            m_history.load(id);
        }
    });
    connect(m_detail, &HistoryDetail::openRequested, this, [this] { open(m_detail->run()->row.id); });
    connect(m_detail, &HistoryDetail::removeRequested, this, [this] { askToRemove({m_detail->run()->row.id}); });
    connect(m_state, &StatePage::offerTaken, this, [this] {
        if (m_filter->filter().isEverything())
            search();
        else
            m_filter->clear();
    });
    connect(&m_slow, &QTimer::timeout, this, [this] {
        if (m_isDone)
            return;
        if (m_model->rowCount() > 0) {
            if (m_isFirst)
                m_filter->showSearching();
            return;
        }
        m_state->say(QStringLiteral("history"), Role::MutedText, tr("Searching the history…"), {});
        m_state->offer({});
        m_state->setBusy(true);
        m_left->setCurrentWidget(m_state);
    });

    connect(&m_history, &History::found, this, &HistoryRoom::take);
    connect(&m_history, &History::searchFailed, this, [this](quint64 search, const base::Error &error) {
        if (search == m_search)
            fail(error.message);
    });
    connect(&m_history, &History::loaded, this, [this](const history::Kept &run) {
        if (run.row.id == m_list->currentId())
            m_detail->showRun(run);
        if (run.row.id == std::exchange(m_toOpen, m_toOpen == run.row.id ? -1 : m_toOpen))
            emit openRequested(run.row.projectKey, run.document, run.variables);
    });
    connect(&m_history, &History::loadFailed, this, [this](qint64 id, const base::Error &error) {
        if (id == m_toOpen)
            m_toOpen = -1;
        if (id == m_list->currentId())
            m_detail->showProblem(error.message);
    });
    connect(&m_history, &History::projectsKnown, m_filter, &HistoryFilter::setProjects);
    connect(&m_history, &History::noticed, this, &HistoryRoom::notice);
    connect(&m_history, &History::cameBack, this, [this](const QHash<qint64, qint64> &ids) {
        m_cameBack.insert(ids);
        m_notice->say(Notice::Tone::Good, tr("The history is on the disk again."));
    });
    connect(&m_history, &History::forgetting, this, [this] { m_removed = m_forgottenElsewhere = {}; });
    connect(&m_history, &History::removed, this, [this](int runs, const QString &problem) {
        m_removed = {!problem.isEmpty() ? problem
                         : runs == 1    ? tr("1 run was removed.")
                                        : tr("%1 runs were removed.").arg(runs),
                     problem.isEmpty()};
        sayRemoved();
    });
    connect(&m_history, &History::forgottenElsewhere, this, [this](const QString &sentence, bool isDone) {
        m_forgottenElsewhere = {sentence, isDone};
        if (!m_removed.sentence.isEmpty())
            sayRemoved();
    });
    connect(&m_history, &History::changed, this, [this] {
        if (isVisible())
            search();
        else
            m_isStale = true;
    });
}

void HistoryRoom::sayRemoved()
{
    const auto elsewhere = std::exchange(m_forgottenElsewhere, {});
    m_notice->say(m_removed.isDone && elsewhere.isDone ? Notice::Tone::Good : Notice::Tone::Warning,
                  (m_removed.sentence + QLatin1Char(' ') + elsewhere.sentence).trimmed());
}

void HistoryRoom::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_isStale, false))
        search();
}

void HistoryRoom::focusSearch()
{
    m_filter->focusSearch();
}

QList<QWidget *> HistoryRoom::panes() const
{
    return {m_filter, m_list, m_detail};
}

void HistoryRoom::search()
{
    m_wanted = m_list->currentId();
    m_isFirst = true;
    m_isDone = false;
    m_search = m_history.search(m_filter->filter());
    m_history.askForProjects();
    m_slow.start();
}

void HistoryRoom::take(quint64 search, const QList<history::Row> &rows, bool isLast)
{
    if (search != m_search)
        return;
    // What was there stays until there is something else: a list that is empty for a moment flickers.
    if (std::exchange(m_isFirst, false))
        m_model->clear();
    const int before = m_model->rowCount();
    m_model->append(rows);
    m_isDone = isLast;
    m_filter->showCount(m_model->rowCount(), isLast);
    if (before == 0 && m_model->rowCount() > 0) {
        m_left->setCurrentWidget(m_list);
        if (m_wanted < 0)
            m_list->selectRow(0);
    }
    if (m_wanted >= 0) {
        if (const int row = m_model->rowOf(idNow(m_wanted)); row >= 0) {
            m_wanted = -1;
            m_list->selectRow(row);
        } else if (isLast) {
            m_wanted = -1;
            m_list->selectRow(0);
        }
    }
    if (isLast)
        showState();
    // Not over what somebody has gone to meanwhile.
    if ((isLast || m_list->currentId() >= 0) && std::exchange(m_opensFound, false) && isVisible())
        open(m_list->currentId());
}

void HistoryRoom::showState()
{
    m_slow.stop();
    if (m_model->rowCount() > 0)
        return;
    m_detail->showNothing();
    m_state->setBusy(false);
    if (m_filter->filter().isEverything()) {
        m_state->say(QStringLiteral("history"), Role::MutedText, tr("Nothing was run yet"),
                     tr("What you run is kept here with its variables and its answer. Passwords, codes and tokens are "
                        "never written down."));
        m_state->offer({});
    } else {
        m_state->say(QStringLiteral("search"), Role::MutedText, tr("No run fits"),
                     tr("Every word must stand in the query, the variables or the answer."));
        m_state->offer(tr("Show all runs"));
    }
    m_left->setCurrentWidget(m_state);
}

void HistoryRoom::fail(const QString &sentence)
{
    m_slow.stop();
    m_isDone = true;
    m_isFirst = m_opensFound = false;
    m_model->clear();
    m_detail->showNothing();
    m_state->setBusy(false);
    m_state->say(QStringLiteral("warning"), Role::Warning, tr("The history cannot be read"), sentence);
    m_state->offer(m_filter->filter().isEverything() ? tr("Try again") : tr("Show all runs"));
    m_left->setCurrentWidget(m_state);
}

void HistoryRoom::open(qint64 id)
{
    if (id < 0)
        return;
    if (const auto *run = m_detail->run(); run && idNow(run->row.id) == idNow(id)) {
        emit openRequested(run->row.projectKey, run->document, run->variables);
        return;
    }
    m_toOpen = id;
    m_history.load(id);
}

void HistoryRoom::openFound()
{
    // Of a search that is under way the rows of the one before are still there: nobody means those.
    m_opensFound = !m_isDone && (m_isFirst || m_list->currentId() < 0);
    if (!m_opensFound)
        open(m_list->currentId());
}

void HistoryRoom::askToRemove(const QList<qint64> &ids)
{
    if (ids.isEmpty())
        return;
    const bool isOne = ids.size() == 1;
    const Question question {
        isOne ? tr("Delete this run?") : tr("Delete %1 runs?").arg(ids.size()),
        isOne ? tr("It is removed from the history, and its bytes from the disk. What it did to a server stays done.")
              : tr("They are removed from the history, and their bytes from the disk. What they did to a server stays "
                   "done."),
        tr("Delete"), tr("Keep"), false};
    auto *sheet = new ConfirmSheet(question, m_appearance, this);
    connect(sheet, &ConfirmSheet::confirmed, this, [this, ids] { m_history.remove(ids); });
    sheet->open();
}

void HistoryRoom::askToRemoveFound()
{
    if (!m_isDone || m_model->rowCount() == 0)
        return;
    if (m_filter->filter().isEverything()) {
        askToClear();
        return;
    }
    QList<qint64> ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids.append(m_model->row(row).id);
    // What is in view, and not what a later search would find.
    askToRemove(ids);
}

void HistoryRoom::askToClear()
{
    const Question question {tr("Clear the history?"),
                             tr("Every run is removed, of all projects, and their bytes from the disk. The journal of "
                                "changes stays as it is."),
                             tr("Clear"), tr("Keep"), false};
    auto *sheet = new ConfirmSheet(question, m_appearance, this);
    connect(sheet, &ConfirmSheet::confirmed, this, [this] { m_history.removeAll(); });
    sheet->open();
}

void HistoryRoom::notice(const QString &sentence)
{
    m_notice->say(Notice::Tone::Warning, sentence);
}

void HistoryRoom::forgetPerson()
{
    (new ForgetSheet(m_history, m_clock, m_appearance, this))->open();
}

} // namespace ui
