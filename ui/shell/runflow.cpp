#include "ui/shell/runflow.h"

#include "ui/projects/passphrasesheet.h"
#include "ui/safety/reviewsheet.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/projectband.h"

namespace ui {

RunFlow::RunFlow(run::Runner &runner, project::WriteLock &lock, const Appearance &appearance, QWidget &window)
    : QObject(&window),
      m_runner(runner),
      m_lock(lock),
      m_appearance(appearance),
      m_window(window)
{
    connect(&runner, &run::Runner::reviewNeeded, this, &RunFlow::review);
    connect(&runner, &run::Runner::passphraseNeeded, this, &RunFlow::askPassphrase);
    connect(&runner, &run::Runner::sent, this, [this](run::RunId run) {
        if (auto *page = m_runs.value(run).page.data())
            page->showSent();
    });
    connect(&runner, &run::Runner::progress, this, [this](run::RunId run, qint64 bytes, qint64 total) {
        const auto entry = m_runs.constFind(run);
        if (entry != m_runs.constEnd() && entry->page)
            entry->page->showReceived(bytes, total);
    });
    connect(&runner, &run::Runner::finished, this, [this](run::RunId run, const run::Answer &answer) {
        const auto entry = m_runs.take(run);
        if (auto *page = entry.page.data()) {
            page->showAnswer(answer);
            emit answered(page, entry.draft, entry.schema, answer);
        }
        emit finished();
    });
    connect(&runner, &run::Runner::failed, this, [this](run::RunId run, const base::Error &error) {
        if (auto *page = take(run))
            page->showFailure(error);
        emit finished();
    });
    connect(&runner, &run::Runner::refused, this, [this](run::RunId run, const base::Error &error) {
        if (auto *page = take(run)) {
            page->showFailure(error);
            page->goToFirstError();
        }
    });
}

bool RunFlow::settle(DocumentPage &page)
{
    const auto undone = page.settleFields();
    if (!undone.isEmpty())
        page.say(Notice::Tone::Warning,
                 tr("Not run: what was entered in the builder is not in the text. %1").arg(undone));
    return undone.isEmpty();
}

void RunFlow::start(DocumentPage &page, const project::Project &project, const QByteArray &operationName)
{
    if (page.isRunning() || !settle(page))
        return;
    const safety::Draft draft {project, page.text(), operationName, page.variables().trimmed(), page.headers()};
    page.showStarted();
    const auto run = m_runner.start(draft, page.schema());
    m_runs.insert(run, {&page, nullptr, draft, page.schema(), false});
    emit started(run, draft);
}

void RunFlow::cancel(const DocumentPage &page)
{
    if (const auto run = runOf(page))
        m_runner.cancel(run);
}

void RunFlow::abandon(const DocumentPage &page)
{
    const auto run = runOf(page);
    if (!run)
        return;
    const auto entry = m_runs.take(run);
    if (entry.approved)
        return;
    if (entry.review)
        entry.review->reject();
    m_runner.cancel(run);
}

void RunFlow::showWriting()
{
    for (const auto &run : std::as_const(m_runs)) {
        if (!run.review)
            continue;
        const auto left = m_lock.remaining(run.draft.project);
        run.review->setWritingLeft(left.count() > 0 ? tr("%1 left").arg(clockText(left)) : QString());
    }
}

run::RunId RunFlow::runOf(const DocumentPage &page) const
{
    for (auto run = m_runs.cbegin(); run != m_runs.cend(); ++run) {
        if (run->page == &page)
            return run.key();
    }
    return 0;
}

DocumentPage *RunFlow::take(run::RunId run)
{
    return m_runs.take(run).page;
}

void RunFlow::review(run::RunId run, const project::Project &project, const safety::Effect &effect)
{
    const auto found = m_runs.find(run);
    if (found == m_runs.end() || !found->page) {
        // Nobody is there to look at it.
        m_runner.discard(run);
        return;
    }
    emit attentionNeeded(found->page);
    auto *sheet = new ReviewSheet(project, effect, m_appearance, &m_window);
    found->review = sheet;
    connect(sheet, &ReviewSheet::unlockRequested, this, [this, project] {
        m_lock.unlock(project);
        showWriting();
        emit writingUnlocked();
    });
    connect(sheet, &ReviewSheet::approved, this, [this, run] { approve(run); });
    connect(sheet, &ReviewSheet::rejected, this, [this, run] {
        m_runner.discard(run);
        if (auto *page = take(run))
            page->showNothing();
    });
    showWriting();
    sheet->open();
}

void RunFlow::approve(run::RunId run)
{
    const auto found = m_runs.find(run);
    if (found == m_runs.end())
        return;
    if (const auto grant = m_lock.grant(found->draft.project)) {
        found->approved = true;
        m_runner.approve(run, *grant);
        return;
    }
    // The fifteen minutes ended between the last tick and the click.
    m_runner.discard(run);
    if (auto *page = take(run))
        page->showFailure(
            {base::Error::Kind::Refused, tr("Writing was locked again before the yes: nothing was sent."), {}});
}

void RunFlow::askPassphrase(const run::PassphraseRequest &request)
{
    auto *sheet = new PassphraseSheet(request.keyId, request.path, request.wrongBefore, m_appearance, &m_window);
    connect(sheet, &PassphraseSheet::entered, this, [this, request](QByteArray passphrase) {
        m_runner.providePassphrase(request.projectKey, request.keyId, std::move(passphrase));
    });
    connect(sheet, &PassphraseSheet::rejected, this,
            [this, request] { m_runner.providePassphrase(request.projectKey, request.keyId, {}); });
    sheet->open();
}

} // namespace ui
