#include "app/window.h"

#include "app/firstwindow.h"
#include "app/kepttabs.h"
#include "app/paths.h"
#include "app/picturejob.h"
#include "app/windowstatefile.h"
#include "core/graphql/schemaprinter.h"
#include "core/history/history.h"
#include "core/run/runner.h"
#include "core/workspace/projectstore.h"
#include "core/workspace/schemacache.h"
#include "ui/shell/explorer.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/screenfit.h"
#include "ui/theme/systemcolorscheme.h"

#include <QApplication>
#include <QDir>
#include <QScreen>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <optional>

using namespace std::chrono_literals;

namespace app {
namespace {

constexpr char SandboxWord[] = "--sandbox";

/// The services and the views of one window. What takes time is done elsewhere and comes back as a value: the sandbox
/// starts on a thread of its own, and one thread reads and writes files in the order they were asked for.
class WindowComposition final : public QObject
{
public:
    explicit WindowComposition(const WindowOptions &options)
        : m_options(options),
          m_runner(journalPath(), m_clock),
          m_store(projectsPath()),
          m_schemas(schemasPath()),
          m_state(windowStatePath()),
          // A picture shows the program as it is delivered, and leaves no trace.
          m_tabs(options.picture.isEmpty() ? std::make_unique<KeptTabs>(tabsPath()) : nullptr),
          m_history(options.picture.isEmpty() ? historyPath() : QString(), m_clock),
          m_window(m_runner, m_clock, m_appearance, &m_history)
    {
        m_disk.setMaxThreadCount(1);
        connect(&m_scheme, &ui::SystemColorScheme::darkChanged, &m_appearance, &ui::Appearance::setSystemDark);
        connect(&m_window, &ui::MainWindow::stateChanged, this, &WindowComposition::writeState);
        connect(&m_window, &ui::MainWindow::rememberRequested, this, [this](const project::Project &project) {
            changeProjects(project.id(), [this, project] { return m_store.remember(project); });
        });
        connect(&m_window, &ui::MainWindow::forgetRequested, this, [this](const QString &projectKey) {
            changeProjects(projectKey, [this, projectKey] { return m_store.forget(projectKey); });
        });
        connect(&m_runner, &run::Runner::schemaFetched, this, &WindowComposition::keepSchema);
        connect(&m_window, &ui::MainWindow::sandboxWanted, this, [this] {
            m_isSandboxWanted = true;
            startSandbox();
        });
        connect(&m_window, &ui::MainWindow::firstShown, this, &WindowComposition::haveShown);
        connect(&m_history, &history::History::forgetting, this, [this](const history::Person &person) {
            if (m_tabs)
                m_tabs->forget(
                    [person](const QByteArray &text) { return person.isNamedIn(text); },
                    [this](const QString &sentence, bool isDone) { m_history.tellForgotten(sentence, isDone); });
        });
        // Answers expire though nobody runs or looks for anything; long after the start, which it would slow down.
        QTimer::singleShot(2min, this, [this] { m_history.tidy(); });
    }

    ~WindowComposition() override
    {
        // It looks at the window once more.
        if (m_tabs)
            m_tabs->finish();
        m_tabs.reset();
        m_starting.waitForDone();
        m_disk.waitForDone();
    }

    ui::MainWindow &window() { return m_window; }

    /// A second start of the program wanted this.
    void openMore(const WindowOptions &more)
    {
        m_window.comeForward();
        if (more.sandbox)
            m_window.expectSandbox();
        for (const auto &file : more.files)
            m_window.openFile(file);
    }
    run::Runner &runner() { return m_runner; }

    void open()
    {
        if (m_tabs) {
            const auto found = m_state.read();
            m_window.setState(found.state);
            if (!found.notice.isEmpty())
                m_window.explorer().tell(found.notice);
            fitScreen(!found.state.geometry.isEmpty());
            m_tabs->bringTo(m_window, [this] {
                m_tabsAreHere = true;
                openFirstTab();
            });
            loadProjects();
        } else {
            m_window.expectSandbox();
            m_window.show();
        }
        // A disk that sleeps keeps nobody waiting for longer than that.
        QTimer::singleShot(300ms, &m_window, &ui::MainWindow::show);
        // One that opens unseen still wants its sandbox.
        QTimer::singleShot(1s, this, &WindowComposition::haveShown);
    }

private:
    /// On a small screen there has to be room for the last line below the title bar.
    void fitScreen(bool isChosen)
    {
        if (m_window.isMaximized() || m_window.isFullScreen())
            return;
        if (ui::needsWholeScreen(m_window.size(), m_window.screen()->availableSize(), isChosen))
            m_window.setWindowState(Qt::WindowMaximized);
    }

    /// Does \a work on \a pool, and hands what it returns to \a then on this thread.
    template <typename Work, typename Then>
    void later(QThreadPool &pool, Work work, Then then)
    {
        pool.start([this, work = std::move(work), then = std::move(then)] {
            // A queued call wants what can be copied, and a server cannot be.
            auto result = std::make_shared<decltype(work())>(work());
            QMetaObject::invokeMethod(this, [result, then] { then(std::move(*result)); });
        });
    }

    /// The first tab is there when the window is: a key that is pressed at once is not lost. On the sandbox no project
    /// is waited for.
    void openFirstTab()
    {
        if (!m_tabsAreHere || (!m_options.sandbox && !m_areProjectsHere) || std::exchange(m_isOpen, true))
            return;
        if (m_options.sandbox)
            m_window.expectSandbox();
        else if (m_window.explorer().tabs().isEmpty())
            m_firstProject.isEmpty() ? m_window.expectSandbox() : m_window.openTab(m_firstProject);
        for (const auto &file : m_options.files)
            m_window.openFile(file);
        m_window.show();
    }

    void haveShown()
    {
        m_wasShown = true;
        startSandbox();
    }

    /// When somebody looks for it: it takes as much processor time as the whole start, and a sixth of the memory. The
    /// window comes first.
    void startSandbox()
    {
        if (!m_wasShown || !std::exchange(m_isSandboxWanted, false))
            return;
        const auto options = m_options.sandbox.value_or(sandbox::Options());
        later(
            m_starting, [this, options] { return sandbox::Server::start(options, m_clock); },
            [this](base::Result<std::unique_ptr<sandbox::Server>> started) {
                if (!started) {
                    m_window.showSandboxFailed(started.error());
                    return;
                }
                m_sandbox = *std::move(started);
                m_window.setSandbox(m_sandbox->project(), m_options.sandbox.has_value());
            });
    }

    void loadProjects()
    {
        later(
            m_disk, [this] { return m_store.load(); },
            [this](const base::Result<workspace::RememberedProjects> &loaded) {
                showProjects(loaded);
                m_areProjectsHere = true;
                openFirstTab();
            });
    }

    void showProjects(const base::Result<workspace::RememberedProjects> &loaded)
    {
        m_window.showProjectsNotice(loaded ? loaded->notice : loaded.error().message);
        if (!loaded)
            return;
        m_window.setRemembered(loaded->projects);
        for (const auto &project : loaded->projects)
            loadSchema(project);
        if (!loaded->projects.isEmpty())
            m_firstProject = loaded->projects.first().id();
    }

    /// \a write takes place behind those that were asked for before it.
    void changeProjects(const QString &projectKey, std::function<base::Result<QList<project::Project>>()> write)
    {
        later(m_disk, std::move(write), [this, projectKey](const base::Result<QList<project::Project>> &saved) {
            if (saved) {
                m_window.setRemembered(*saved);
                m_disk.start([this, projects = *saved] { m_schemas.keepOnly(projects); });
            } else {
                m_window.showRememberFailed(projectKey, saved.error());
            }
        });
    }

    struct KeptSchema
    {
        std::shared_ptr<const graphql::Schema> schema;
        QDateTime fetchedAt;
    };
    void loadSchema(const project::Project &project)
    {
        later(
            m_disk,
            [this, project] {
                const auto kept = m_schemas.load(project);
                return kept
                    ? KeptSchema {graphql::schemaFromIntrospection(kept->json.toStdString()).schema, kept->fetchedAt}
                    : KeptSchema();
            },
            [this, project](const KeptSchema &kept) {
                m_window.bringSchema(project.id(), kept.schema, kept.fetchedAt);
            });
    }

    void keepSchema(const QString &projectKey, std::shared_ptr<const graphql::Schema> schema)
    {
        for (const auto &project : m_window.projects()) {
            if (project.id() == projectKey && project.isLive())
                m_disk.start([this, project, schema, now = m_clock.now()] {
                    // A cache that cannot be written costs the next start a wait, and nobody a word.
                    (void)m_schemas.save(project,
                                         {QByteArray::fromStdString(graphql::introspectionJson(*schema)), now});
                });
        }
    }

    void writeState()
    {
        if (!m_options.picture.isEmpty())
            return;
        m_disk.start([this, state = m_window.state()] { m_state.write(state); });
    }

    const WindowOptions m_options;
    base::SystemClock m_clock;
    ui::Appearance m_appearance;
    ui::SystemColorScheme m_scheme;
    run::Runner m_runner;
    const workspace::ProjectStore m_store;
    const workspace::SchemaCache m_schemas;
    WindowStateFile m_state; ///< The thread's of m_disk, once it was read.
    std::unique_ptr<sandbox::Server> m_sandbox;
    bool m_wasShown = false;
    bool m_isSandboxWanted = false;
    std::unique_ptr<KeptTabs> m_tabs; ///< It reads while the window is made. Null: nothing is kept.
    history::History m_history;
    bool m_tabsAreHere = false;
    bool m_areProjectsHere = false;
    QString m_firstProject; ///< Empty: there is none, or they could not be read.
    bool m_isOpen = false;
    ui::MainWindow m_window;
    QThreadPool m_disk;
    QThreadPool m_starting;
};

} // namespace

QStringList WindowOptions::words() const
{
    return sandbox ? QStringList {QLatin1String(SandboxWord)} + files : files;
}

WindowOptions WindowOptions::fromWords(const QStringList &words)
{
    WindowOptions options;
    for (const auto &word : words) {
        if (word == QLatin1String(SandboxWord))
            options.sandbox.emplace();
        else if (QDir::isAbsolutePath(word))
            options.files.append(word);
    }
    return options;
}

int runWindow(QApplication &application, const WindowOptions &options, FirstWindow *first)
{
    QApplication::setApplicationDisplayName(QStringLiteral("Gatehouse"));
    QGuiApplication::setDesktopFileName(QStringLiteral("gatehouse"));
    WindowComposition composition(options);
    std::optional<PictureJob> job;
    if (!options.picture.isEmpty())
        job.emplace(composition.window(), composition.runner(), options.picture);
    if (first) {
        QObject::connect(first, &FirstWindow::wanted, &composition, [&composition](const QStringList &words) {
            composition.openMore(WindowOptions::fromWords(words));
        });
        first->listen();
    }
    composition.open();
    return application.exec();
}

} // namespace app
