#pragma once

#include "core/workspace/tabstore.h"
#include "ui/shell/tabkeeping.h"
#include "ui/shell/tabtraces.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace run {
struct KeptAnswer;
}

namespace ui {
class MainWindow;
}

namespace app {

/// Brings the tabs of the last run back, and writes down what changes in them: within a second, and on a thread of its
/// own. What cannot be written stays in memory and is tried again, and a sentence says so.
class KeptTabs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeptTabs)

public:
    /// Begins to read at once.
    explicit KeptTabs(const QString &folder);
    /// Waits for the disk.
    ~KeptTabs() override;

    /// Puts the tabs into \a window, which is not owned, and calls \a then: at once when they are read already.
    void bringTo(ui::MainWindow &window, std::function<void()> then);
    /// Answers and closed tabs in which \a isNamedIn finds somebody go, from the disk too; \a then is told what went
    /// and what is left, in sentences, and why the disk was not looked through if it is not ours: that is not done
    /// then. \a isNamedIn is called on other threads, with bytes that are there for that call only.
    void forget(std::function<bool(const QByteArray &)> isNamedIn,
                std::function<void(const QString &, bool isDone)> then);
    /// Nobody will change anything any more: what is left is on the disk when this is destroyed, and who is to be
    /// forgotten is not.
    void finish();

private:
    using Loaded = base::Result<workspace::TabSet>;
    void arrive();
    void show(const Loaded &loaded);
    void keep(const QSet<QString> &written);
    void save();
    void noteSaved(const ui::TabNews &news, const base::Result<void> &saved);
    void loadAnswer(const QString &tabId);
    void showLoaded(const QString &tabId, const run::KeptAnswer &kept, quint64 forgotten);
    void look();
    void dropTraces();
    void clean();
    void cleanOn(std::shared_ptr<workspace::TabStore::Forgetting> cleaning);
    void noteCleaned(const base::Result<workspace::TabStore::Traces> &cleaned, bool isWritten);

    /// Of one person, until the disk holds nothing of them any more.
    struct Forgetting
    {
        std::function<bool(const QByteArray &)> isNamedIn;
        std::function<void(const QString &, bool)> then; ///< Null: it was told.
        std::optional<ui::TabTraces> dropped; ///< From what is in view and from the closed tabs.
        bool isCleaning = false;
    };

    workspace::TabStore m_store; ///< The thread's of m_disk.
    std::shared_ptr<struct Arrival> m_arrival;
    ui::MainWindow *m_window = nullptr;
    std::function<void()> m_then;
    bool m_isHere = false; ///< What was kept is in the window, as far as it could be read.
    std::unique_ptr<ui::TabKeeping> m_keeping; ///< Null: the folder is not ours.
    QTimer m_pause;
    bool m_isWriting = false;
    QString m_failure; ///< As it was told last.
    std::optional<ui::TabNews> m_unwritten; ///< Of the last write. The thread's of m_disk while that is at work.
    std::deque<Forgetting> m_forgettings; ///< One after the other.
    quint64 m_forgotten = 0; ///< How many there were.
    bool m_isLooking = false;
    std::optional<ui::TabTraces> m_found; ///< Of the first of them. The thread's of m_looking while that is at work.
    QThreadPool m_disk;
    QThreadPool m_looking; ///< Answers are long, and nobody's tabs wait for that.
};

} // namespace app
