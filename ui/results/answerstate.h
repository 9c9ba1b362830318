#pragma once

#include "core/base/error.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace ui {

class Appearance;
class StatePage;

/// What stands in the place of an answer where there is none: nothing run yet, a request under way with its time and a
/// way to cancel it, or why nothing came.
class AnswerState final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerState)

public:
    explicit AnswerState(const Appearance &appearance, QWidget *parent = nullptr);

    void sayNothingYet();
    void say(const base::Error &error);
    /// Waits 300 ms before it says so, because a quick answer must not flicker.
    void wait();
    /// Of the answer under way: so much of \a total has come; a total that is not above nought is not known.
    void setReceived(qint64 bytes, qint64 total);
    void endWaiting();
    /// The wait is to be seen.
    bool isWaiting() const { return m_tick.isActive(); }

signals:
    void waitBegan();
    void cancelRequested();

private:
    void showWait();

    StatePage *m_page;
    QTimer m_patience;
    QTimer m_tick;
    QElapsedTimer m_running;
    qint64 m_received = 0;
    qint64 m_expected = 0;
};

} // namespace ui
