#include "ui/shell/projectframe.h"

#include "ui/safety/questions.h"
#include "ui/shell/addcommand.h"
#include "ui/shell/projectband.h"
#include "ui/shell/schemashelf.h"
#include "ui/shell/statusline.h"

#include <QMenu>

using namespace std::chrono_literals;

namespace ui {

ProjectFrame::ProjectFrame(ProjectBand &band, StatusLine &status, const SchemaShelf &schemas, const base::Clock &clock,
                           const Appearance &appearance, QWidget &window)
    : QObject(&window),
      m_band(band),
      m_status(status),
      m_schemas(schemas),
      m_clock(clock),
      m_appearance(appearance),
      m_window(window),
      m_lock(clock)
{
    connect(&m_band, &ProjectBand::unlockRequested, this, &ProjectFrame::askToUnlock);
    connect(&m_band, &ProjectBand::lockRequested, this, &ProjectFrame::lockWriting);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &ProjectFrame::refresh);
    m_second.start();
}

void ProjectFrame::addCommands(QMenu &menu)
{
    m_unlockAction = addCommand(menu, "unlockWriting", tr("&Unlock Writing…"), {QKeySequence(tr("Ctrl+Shift+U"))}, this,
                                &ProjectFrame::askToUnlock);
    m_lockAction = addCommand(menu, "lockWriting", tr("&Lock Writing"), {QKeySequence(tr("Ctrl+Shift+L"))}, this,
                              &ProjectFrame::lockWriting);
}

void ProjectFrame::showProject(const project::Project &project)
{
    m_project = project;
    m_band.showProject(project);
    m_window.setWindowTitle(
        tr("%1 · %2 · Gatehouse").arg(project.isLive() ? tr("LIVE") : tr("SANDBOX"), project.name()));
    refresh();
}

void ProjectFrame::showNone(const QString &why)
{
    m_project.reset();
    m_band.showNone(why);
    m_window.setWindowTitle(tr("Gatehouse"));
    refresh();
}

void ProjectFrame::forget(const project::Project &before, const project::Project *now)
{
    m_tokens.remove(before.id());
    if (!now || now->endpoint().origin() != before.endpoint().origin() || now->projectId() != before.projectId())
        m_lock.lock(before);
}

void ProjectFrame::showToken(const QString &projectKey, const QDateTime &until)
{
    m_tokens.insert(projectKey, until);
    refresh();
}

void ProjectFrame::refresh()
{
    const bool live = m_project && m_project->isLive();
    const auto left = live ? m_lock.remaining(*m_project) : 0s;
    m_band.showWriting(left);
    if (m_unlockAction) {
        m_unlockAction->setEnabled(live && left == 0s);
        m_lockAction->setEnabled(live && left > 0s);
    }
    emit refreshed();
    if (!m_project) {
        m_status.showSchema({}, false);
        m_status.showToken({});
        return;
    }
    m_status.showSchema(m_schemas.describe(m_project->id()),
                        m_schemas.entry(m_project->id()).state == SchemaShelf::State::Failed);
    const auto until = m_tokens.value(m_project->id());
    const auto seconds = until.isValid() ? m_clock.now().secsTo(until) : 0;
    m_status.showToken(seconds > 0 ? tr("Token: %1").arg(clockText(std::chrono::seconds(seconds))) : QString());
}

void ProjectFrame::askToUnlock()
{
    if (!m_project || !m_project->isLive())
        return;
    auto *sheet = new ConfirmSheet(unlockQuestion(*m_project), m_appearance, &m_window);
    connect(sheet, &ConfirmSheet::confirmed, this, [this, project = *m_project] {
        m_lock.unlock(project);
        refresh();
    });
    sheet->open();
}

void ProjectFrame::lockWriting()
{
    if (m_project)
        m_lock.lock(*m_project);
    refresh();
}

} // namespace ui
