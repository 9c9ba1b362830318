#pragma once

#include "tests/bench/benchmark.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QGuiApplication>
#include <QTimer>
#include <QWidget>
#include <QWindow>

namespace graphql {
class Schema;
}

/// What the benchmarks of the window share.
namespace bench {

/// Tells when a widget has been painted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget &widget) { widget.installEventFilter(this); }

    /// Since the watch began.
    bool wasPainted() const { return m_painted; }
    /// Runs the events until a paint comes behind this call, and until the display has it. False: none came.
    bool wait()
    {
        m_painted = false;
        QTimer::singleShot(5'000, &m_loop, &QEventLoop::quit);
        m_loop.exec();
        // What is flushed to the display after the paint counts too.
        QCoreApplication::processEvents();
        QGuiApplication::sync();
        return m_painted;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            m_painted = true;
            m_loop.quit();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QEventLoop m_loop;
    bool m_painted = false;
};

/// Runs the events until \a seen is true, which is asked for now and then; false when ten seconds end first.
template <typename Seen>
bool runUntil(Seen seen)
{
    QElapsedTimer time;
    time.start();
    QEventLoop loop;
    QTimer often;
    QObject::connect(&often, &QTimer::timeout, &loop, [&] {
        if (seen() || time.elapsed() > 10'000)
            loop.quit();
    });
    often.start(10);
    loop.exec();
    return seen();
}

inline bool waitUntilExposed(const QWidget &window)
{
    return runUntil([&] { return window.windowHandle()->isExposed(); });
}

/// Runs \a body thirty times, with what \a before prepares, which is not measured. False from it: not measurable.
template <typename Before, typename Body>
void measureShown(Report &report, const std::string &name, Limit limit, Before before, Body body)
{
    constexpr int times = 30;
    std::vector<double> milliseconds;
    for (int i = 0; i <= times; ++i) {
        before(i);
        QCoreApplication::processEvents();
        QElapsedTimer time;
        time.start();
        if (!body(i))
            return report.fail(name, "nothing was painted");
        // The first warms up.
        if (i > 0)
            milliseconds.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
    }
    report.add(name, Samples(std::move(milliseconds)), limit);
}

} // namespace bench
