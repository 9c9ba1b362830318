#include "tests/ui/shell/shellbench.h"

#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/results/jsontreeview.h"
#include "ui/safety/reviewsheet.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/theme/plainlabel.h"

#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

namespace support {
namespace {

void list(const QTreeView &view, const QModelIndex &parent, const QString &indent, QStringList &lines)
{
    const auto &model = *view.model();
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const auto key = model.index(row, 0, parent);
        lines.append(indent + key.data().toString() + QLatin1String(": ") + key.siblingAtColumn(1).data().toString());
        if (view.isExpanded(key))
            list(view, key, indent + QLatin1String("  "), lines);
    }
}

} // namespace

ShellBench::ShellBench(sandbox::Server &server, ManualClock &clock) : m_server(server), m_clock(clock)
{
    m_appearance = std::make_unique<ui::Appearance>(ui::Appearance::Choice::Light);
    m_runner = std::make_unique<run::Runner>(journal(), m_clock);
    m_history = std::make_unique<history::History>(QString(), m_clock);
    m_window = std::make_unique<ui::MainWindow>(*m_runner, m_clock, *m_appearance, m_history.get());
    // The file of projects, without a file.
    const auto changed = [this](const QString &id, const QList<project::Project> &becomes) {
        auto projects = m_window->projects();
        projects.removeIf([&](const project::Project &one) { return !one.isLive() || one.id() == id; });
        m_window->setRemembered(becomes + projects);
    };
    QObject::connect(m_window.get(), &ui::MainWindow::rememberRequested, m_window.get(),
                     [changed](const project::Project &project) { changed(project.id(), {project}); });
    QObject::connect(m_window.get(), &ui::MainWindow::forgetRequested, m_window.get(),
                     [changed](const QString &projectKey) { changed(projectKey, {}); });
    m_window->show();
    m_window->activateWindow();
    (void)QTest::qWaitForWindowActive(m_window.get());
}

ShellBench::~ShellBench() = default;

base::Result<std::unique_ptr<sandbox::Server>> ShellBench::startServer(const base::Clock &clock)
{
    sandbox::Options options;
    options.users = 20;
    return sandbox::Server::start(options, clock);
}

project::Project ShellBench::liveProject(const QString &name, const QString &id) const
{
    const auto &sandbox = m_server.project();
    return project::Project::live(id, name, sandbox.endpoint(), sandbox.projectId())
        .withKeyBound(m_server.keyId(), m_server.keyPath());
}

ui::DocumentPage *ShellBench::openTab(const project::Project &project, const QByteArray &text,
                                      const QByteArray &variables)
{
    auto *page = m_window->explorer().addPage(project, text, variables);
    page->focusEditor();
    return page;
}

QString ShellBench::journal() const
{
    return m_folder.filePath(QStringLiteral("journal.jsonl"));
}

ui::DocumentPage *ShellBench::page() const
{
    return m_window->explorer().current();
}

ui::QueryEditor *ShellBench::editor() const
{
    return page()->findChild<ui::QueryEditor *>();
}

ui::JsonEditor *ShellBench::variables() const
{
    return page()->findChild<ui::JsonEditor *>();
}

ui::ReviewSheet *ShellBench::review() const
{
    return qobject_cast<ui::ReviewSheet *>(ui::Sheet::openOver(m_window.get()));
}

QPushButton *ShellBench::button(const char *name) const
{
    return m_window->findChild<QPushButton *>(QLatin1String(name));
}

QString ShellBench::label(const char *name) const
{
    return m_window->findChild<ui::PlainLabel *>(QLatin1String(name))->text();
}

QStringList ShellBench::tree() const
{
    QStringList lines;
    list(*page()->findChild<ui::JsonTreeView *>(), {}, {}, lines);
    return lines;
}

QByteArray ShellBench::ask(const QByteArray &query)
{
    run::Runner runner(m_folder.filePath(QStringLiteral("behind.jsonl")), m_clock);
    QSignalSpy finished(&runner, &run::Runner::finished);
    runner.start({m_server.project(), query, {}, {}}, nullptr);
    if (!finished.wait(10'000))
        return {};
    const auto answer = finished.first().at(1).value<run::Answer>();
    return {answer.body->data(), static_cast<qsizetype>(answer.body->size())};
}

void ShellBench::pressRun()
{
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
}

} // namespace support
