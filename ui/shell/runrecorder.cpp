#include "ui/shell/runrecorder.h"

#include <utility>

namespace ui {

RunRecorder::RunRecorder(run::Runner &runner, history::History &history, const base::Clock &clock, QObject *parent)
    : QObject(parent),
      m_history(history),
      m_clock(clock)
{
    connect(&runner, &run::Runner::sent, this, [this](run::RunId run) {
        if (const auto found = m_watched.find(run); found != m_watched.end()) {
            found->run.facts.time = m_clock.now().toMSecsSinceEpoch();
            found->sentAt = m_clock.elapsed();
        }
    });
    connect(&runner, &run::Runner::finished, this, &RunRecorder::finish);
    connect(&runner, &run::Runner::failed, this, &RunRecorder::fail);
    connect(&runner, &run::Runner::refused, this, [this](run::RunId run) { m_watched.remove(run); });
    connect(&runner, &run::Runner::discarded, this, [this](run::RunId run) { m_watched.remove(run); });
}

void RunRecorder::watch(run::RunId run, const safety::Draft &draft)
{
    history::SentRun sent;
    sent.facts.projectKey = draft.project.id();
    sent.facts.projectName = draft.project.name();
    sent.facts.isLive = draft.project.isLive();
    sent.document = draft.document;
    sent.operationName = draft.operationName;
    sent.variables = draft.variables;
    sent.secrets = safety::repeatable(draft.headers);
    m_watched.insert(run, {std::move(sent), 0});
}

void RunRecorder::finish(run::RunId run, const run::Answer &answer)
{
    auto watched = m_watched.take(run);
    if (watched.sentAt == 0)
        return;
    auto &facts = watched.run.facts;
    facts.duration = (answer.connect + answer.wait + answer.receive).count();
    facts.status = answer.status;
    facts.result = answer.isSuccess() ? history::Result::Good : history::Result::Errors;
    facts.size = answer.body ? static_cast<qint64>(answer.body->size()) : 0;
    watched.run.answer = answer.body;
    watched.run.message = answer.verdict;
    m_history.record(std::move(watched.run));
}

void RunRecorder::fail(run::RunId run, const base::Error &error)
{
    auto watched = m_watched.take(run);
    if (watched.sentAt == 0)
        return;
    watched.run.facts.duration = (m_clock.elapsed() - watched.sentAt) / 1000;
    watched.run.facts.result = history::Result::Failed;
    watched.run.message = error.message;
    m_history.record(std::move(watched.run));
}

} // namespace ui
