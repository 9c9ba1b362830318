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
};

} // namespace ui
