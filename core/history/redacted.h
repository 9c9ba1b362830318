#pragma once

#include "core/history/run.h"

namespace history {

/// More of an answer than this is not kept.
inline constexpr std::size_t LongestAnswer = 128 * 1024;
/// Longer ones are not even read.
inline constexpr std::size_t LongestReadAnswer = 16 * 1024 * 1024;
/// Of a document, and of its variables. Longer ones are not kept: a part of them could not be run.
inline constexpr qsizetype LongestText = 1024 * 1024;

/// A run in which secrets are •••: the only thing a Store takes, and made by redact() alone, so that nothing else can
/// reach the disk. What is secret is decided by names and without a schema, which is the careful side (see
/// core/graphql/leftout.h). In document and variables the mark stands without quotes: no parser accepts that, so a run
/// that is opened again sends nothing that nobody has written. In answers it is a string, so that they stay JSON.
class Redacted
{
public:
    const Facts &facts() const { return m_run.facts; }
    const QByteArray &document() const { return m_run.document; }
    const QByteArray &variables() const { return m_run.variables; }
    const QByteArray &answer() const { return m_answer; }
    AnswerState answerState() const { return m_answerState; }
    const QString &message() const { return m_run.message; }

private:
    friend Redacted redact(SentRun run);
    Redacted() = default;

    SentRun m_run; ///< Without the answer that came.
    QByteArray m_answer;
    AnswerState m_answerState = AnswerState::None;
};

/// Reads all of the texts: not for the window's thread.
Redacted redact(SentRun run);

} // namespace history
