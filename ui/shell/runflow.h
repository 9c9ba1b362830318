#pragma once

#include "core/base/clock.h"
#include "core/project/writelock.h"
#include "core/run/runner.h"
#include "ui/theme/appearance.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace ui {

class DocumentPage;
class ReviewSheet;

/// Carries what a tab wants to run to the Runner and its answer back to the tab, with the review in between where the
/// Runner asks for one. An answer finds its tab wherever it has moved to, and is dropped when the tab is gone.
class RunFlow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunFlow)

public:
    /// Nothing is owned; sheets open over \a window.
    RunFlow(run::Runner &runner, project::WriteLock &lock, const Appearance &appearance, QWidget &window);

    /// Everything that was entered on \a page is in its text. False when it could not get there, which the page says:
    /// what a person did not mean is not run.
    bool settle(DocumentPage &page);
    /// Settles it too.
    void start(DocumentPage &page, const project::Project &project, const QByteArray &operationName);
    void cancel(const DocumentPage &page);
    /// The tab goes away: what waits for a review is not sent, a read is cancelled. A change that is on its way is let
    /// through, because cancelling it would only hide its outcome.
    void abandon(const DocumentPage &page);
    /// The lock may have opened or shut: open reviews show it.
    void showWriting();

signals:
    /// A person has run it: it is judged now, and sent if nothing speaks against it.
    void started(run::RunId run, const safety::Draft &draft);
    /// Before a review opens: the window brings the tab to the front.
    void attentionNeeded(ui::DocumentPage *page);
    /// Writing was unlocked from inside a review.
    void writingUnlocked();
    /// Something was run: a token may be new, the data may have changed.
    void finished();
    /// \a answer, to \a draft, is in view of \a page.
    void answered(ui::DocumentPage *page, const safety::Draft &draft,
                  const std::shared_ptr<const graphql::Schema> &schema, const run::Answer &answer);

private:
    struct Run
    {
        QPointer<DocumentPage> page;
        QPointer<ReviewSheet> review;
        safety::Draft draft;
        std::shared_ptr<const graphql::Schema> schema;
        bool approved = false; ///< A change is on its way.
    };
    run::RunId runOf(const DocumentPage &page) const;
    /// The tab of \a run, which is over; null when it is gone.
    DocumentPage *take(run::RunId run);
    void review(run::RunId run, const project::Project &project, const safety::Effect &effect);
    void approve(run::RunId run);
    void askPassphrase(const run::PassphraseRequest &request);

    run::Runner &m_runner;
    project::WriteLock &m_lock;
    const Appearance &m_appearance;
    QWidget &m_window;
    QHash<run::RunId, Run> m_runs;
};

} // namespace ui
