#pragma once

#include "ui/shell/rooms.h"
#include "ui/shell/runrecorder.h"
#include "ui/theme/appearance.h"

#include <QPointer>

class QAction;
class QActionGroup;
class QMenu;

namespace ui {

class HistoryRoom;
class RunFlow;

/// The history in the window: what is run goes into it, and its room is made when it is first entered.
class HistoryFlow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryFlow)

public:
    /// Nothing is owned.
    HistoryFlow(history::History &history, run::Runner &runner, const RunFlow &flow, const base::Clock &clock,
                const Appearance &appearance, QObject *parent = nullptr);
    ~HistoryFlow() override;

    Room makeRoom(QWidget *parent);
    /// Commands of the room; \a enter brings it to the front.
    void addCommands(QMenu &menu, std::function<void()> enter);

    /// How long answers of live projects are kept; 0: for ever.
    int answerDays() const { return m_history.limits().answerDays; }
    QList<QAction *> answerDayChoices() const;
    /// As they were at the last start; what was chosen for the file since wins.
    void setAnswerDays(int days);

signals:
    /// Into a new tab of \a projectKey, which may not be known any more. Nothing is to be sent.
    void openRequested(const QString &projectKey, const QByteArray &document, const QByteArray &variables);
    void answerDaysChanged();
    /// A sentence about the file of the history, for whoever is not in its room.
    void noticed(const QString &sentence);

private:
    void showAnswerDays();

    history::History &m_history;
    const base::Clock &m_clock;
    const Appearance &m_appearance;
    RunRecorder m_recorder;
    QString m_notice; ///< From before there was a room to say it in.
    QPointer<HistoryRoom> m_room; ///< The window's, as all rooms are: either of them may go first.
    QActionGroup *m_days = nullptr;
};

} // namespace ui
