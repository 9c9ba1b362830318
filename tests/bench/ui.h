#pragma once

#include "core/project/project.h"
#include "tests/bench/benchmark.h"

#include <QApplication>

#include <functional>
#include <memory>
#include <string>

namespace graphql {
class Schema;
}

namespace history {
class History;
}

/// The benchmarks of the window.
namespace bench {

/// An application that lets itself be watched at the events it delivers.
class WatchedApplication final : public QApplication
{
public:
    using QApplication::QApplication;
    using Watch = std::function<void(const QObject &, const QEvent &)>;
    void watch(Watch before, Watch after)
    {
        m_before = std::move(before);
        m_after = std::move(after);
    }

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_before)
            m_before(*receiver, *event);
        // Whoever gets a deferred deletion is not there any more afterwards.
        const bool stays = event->type() != QEvent::DeferredDelete;
        const bool result = QApplication::notify(receiver, event);
        if (m_after && stays)
            m_after(*receiver, *event);
        return result;
    }

private:
    Watch m_before;
    Watch m_after;
};

/// A remembered project whose server cannot be reached.
project::Project offlineProject();

/// With \a history, \a name says so, and something is recorded now and then. Returns the median, or a negative number.
double measureKeys(Report &report, WatchedApplication &application, const std::string &name,
                   history::History *history = nullptr);
/// \a plainKeys: the median of measureKeys() without a history.
void measureHistory(Report &report, WatchedApplication &application, double plainKeys);
void measureDocs(Report &report, const std::shared_ptr<const graphql::Schema> &schema);
void measureTexts(Report &report);
void measureUsers(Report &report);

} // namespace bench
