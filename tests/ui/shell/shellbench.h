#pragma once

#include "core/history/history.h"
#include "core/run/runner.h"
#include "core/sandbox/server.h"
#include "tests/support/manualclock.h"
#include "ui/shell/mainwindow.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

class QListWidget;
class QPushButton;
class QTreeView;

namespace ui {
class CodeBox;
class DocumentPage;
class JsonEditor;
class QueryEditor;
class ReviewSheet;
} // namespace ui

namespace support {

/// A whole window with a real Runner and a real sandbox behind it. The sandbox can also be entered as if it were a
/// live project, at the same address: what then happens to its data is what would happen to real data.
class ShellBench
{
public:
    /// \a server is not owned: starting one costs more than most tests. Its project is not shown yet.
    ShellBench(sandbox::Server &server, ManualClock &clock);
    ~ShellBench();

    static base::Result<std::unique_ptr<sandbox::Server>> startServer(const base::Clock &clock);

    /// The address of the sandbox, remembered as a live project of that name.
    project::Project liveProject(const QString &name, const QString &id = QStringLiteral("live-1")) const;
    /// Opens a tab with this text and waits until it is analysed.
    ui::DocumentPage *openTab(const project::Project &project, const QByteArray &text,
                              const QByteArray &variables = {});

    ui::MainWindow &window() { return *m_window; }
    run::Runner &runner() { return *m_runner; }
    /// In memory.
    history::History &history() { return *m_history; }
    const project::Project &sandbox() const { return m_server.project(); }
    QString journal() const;

    ui::DocumentPage *page() const;
    ui::QueryEditor *editor() const;
    ui::JsonEditor *variables() const;
    ui::ReviewSheet *review() const;
    QPushButton *button(const char *name) const;
    QString label(const char *name) const;
    /// The answer's tree of the tab in front, a line for each row in view.
    QStringList tree() const;
    /// One value of the data, asked from the server behind the window's back.
    QByteArray ask(const QByteArray &query);
    void pressRun();

private:
    sandbox::Server &m_server;
    ManualClock &m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<ui::Appearance> m_appearance;
    std::unique_ptr<run::Runner> m_runner;
    std::unique_ptr<history::History> m_history;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace support
