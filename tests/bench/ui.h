#pragma once

#include "core/project/project.h"
#include "tests/bench/benchmark.h"

#include <QApplication>

#include <functional>
#include <memory>
#include <optional>
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

/// Writes \a count tabs of at least \a size bytes into \a folder, each with an answer of the same size.
bool writeTabs(const QString &folder, int count, int size);
/// Writes a history of so many runs.
bool writeHistory(const QString &path, int runs);

/// What a window has besides the document that is typed in, and what it writes down meanwhile.
struct Load
{
    history::History *history; ///< Not owned. Something is recorded now and then.
    QString tabs; ///< The folder of the other tabs, where what is typed is saved.
};

/// With a \a load, \a name says so. Returns the median, or a negative number.
double measureKeys(Report &report, WatchedApplication &application, const std::string &name,
                   const std::optional<Load> &load = {});
/// \a plainKeys: the median of measureKeys() without a load.
void measureHistory(Report &report, WatchedApplication &application, double plainKeys);
void measureDocs(Report &report, const std::shared_ptr<const graphql::Schema> &schema);
void measureTexts(Report &report);
void measureUsers(Report &report);

} // namespace bench
