#include "ui/shell/historyflow.h"

#include "ui/history/historyroom.h"
#include "ui/shell/addcommand.h"
#include "ui/shell/runflow.h"

#include <QActionGroup>
#include <QMenu>

#include <array>

namespace ui {

HistoryFlow::HistoryFlow(history::History &history, run::Runner &runner, const RunFlow &flow, const base::Clock &clock,
                         const Appearance &appearance, QObject *parent)
    : QObject(parent),
      m_history(history),
      m_clock(clock),
      m_appearance(appearance),
      m_recorder(runner, history, clock)
{
    connect(&flow, &RunFlow::started, &m_recorder, &RunRecorder::watch);
    connect(&history, &history::History::noticed, this, [this](const QString &sentence) {
        m_notice = sentence;
        emit noticed(sentence);
    });
    connect(&history, &history::History::cameBack, this, [this] {
        m_notice.clear();
        emit noticed(tr("The history is on the disk again."));
    });
    connect(&history, &history::History::answerDaysChanged, this, [this] {
        showAnswerDays();
        emit answerDaysChanged();
    });
}

HistoryFlow::~HistoryFlow()
{
    delete m_room;
}

Room HistoryFlow::makeRoom(QWidget *parent)
{
    m_room = new HistoryRoom(m_history, m_clock, m_appearance, parent);
    m_room->notice(m_notice);
    connect(m_room, &HistoryRoom::openRequested, this, &HistoryFlow::openRequested);
    return {m_room, [this] { m_room->focusSearch(); },
            [this] {
                return m_room->panes();
            }};
}

void HistoryFlow::addCommands(QMenu &menu, std::function<void()> enter)
{
    const auto add = [&](const char *id, const QString &text, const QString &key, void (HistoryRoom::*act)()) {
        const auto keys = key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence> {QKeySequence(key)};
        addCommand(menu, id, text, keys, this, [this, enter, act] {
            enter();
            (m_room->*act)();
        });
    };
    add("searchHistory", tr("&Search History"), tr("Ctrl+Alt+H"), &HistoryRoom::focusSearch);
    add("forgetPerson", tr("&Forget a Person…"), {}, &HistoryRoom::forgetPerson);
    add("clearHistory", tr("&Clear History…"), {}, &HistoryRoom::askToClear);
    auto &days = *menu.addMenu(tr("&Keep Answers of Live Projects"));
    m_days = new QActionGroup(this);
    const std::array<std::pair<int, QString>, 4> choices {
        {{7, tr("For 7 &Days")}, {30, tr("For &30 Days")}, {90, tr("For &90 Days")}, {0, tr("For &Ever")}}};
    for (const auto &[count, text] : choices) {
        auto *action = days.addAction(text);
        action->setObjectName(QStringLiteral("keepAnswers%1").arg(count));
        action->setData(count);
        action->setCheckable(true);
        action->setChecked(count == answerDays());
        m_days->addAction(action);
        connect(action, &QAction::triggered, this, [this, count = count] {
            m_history.chooseAnswerDays(count);
            showAnswerDays();
            emit answerDaysChanged();
        });
    }
}

void HistoryFlow::setAnswerDays(int days)
{
    auto limits = m_history.limits();
    limits.answerDays = days;
    m_history.setLimits(limits);
    showAnswerDays();
}

QList<QAction *> HistoryFlow::answerDayChoices() const
{
    return m_days ? m_days->actions() : QList<QAction *>();
}

void HistoryFlow::showAnswerDays()
{
    for (auto *action : answerDayChoices())
        action->setChecked(action->data().toInt() == answerDays());
}

} // namespace ui
