#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QMetaType>
#include <QString>

#include <memory>
#include <string>

namespace history {

enum class Kind { Query, Mutation };
/// Failed: no answer came. Errors: the server named some, or refused as a whole.
enum class Result { Good, Errors, Failed };
/// What became of the answer on its way into the history.
enum class AnswerState {
    None, ///< There was none.
    Whole,
    Cut, ///< Longer than what is kept: its beginning.
    TooLong, ///< Nothing of it is kept.
    NotJson, ///< It cannot be searched for secrets, so nothing of it is kept.
    Expired, ///< It was kept, and its time is over.
};

/// What is known of a run without looking at its texts: a row of the list.
struct Facts
{
    qint64 time = 0; ///< When it was started: milliseconds since 1970, UTC.
    qint64 duration = 0; ///< Microseconds.
    QString projectKey; ///< project::Project::id()
    QString projectName; ///< As it was called then.
    bool isLive = true;
    QString operation; ///< Its name, or its first field when it has none.
    Kind kind = Kind::Query;
    Result result = Result::Good;
    int status = 0; ///< Of HTTP; 0: no answer.
    qint64 size = 0; ///< Of the answer, in bytes.
    bool operator==(const Facts &) const = default;
};

/// A run as it was sent and answered, secrets and all: for redact(), and for nothing else.
struct SentRun
{
    Facts facts; ///< Operation and kind are found by redact().
    QByteArray document;
    QByteArray operationName; ///< Of several.
    QByteArray variables; ///< As typed.
    QByteArrayList secrets {}; ///< Values of its headers that an answer may repeat: safety::repeatable().
    std::shared_ptr<const std::string> answer; ///< Null: none came.
    QString message; ///< Why none came, or what the answer means as a whole.
};

/// A run as the list shows it: without its texts, which may be long.
struct Row : Facts
{
    qint64 id = 0;
    bool operator==(const Row &) const = default;
};

/// A run with its texts, in which secrets are •••.
struct Kept
{
    Row row;
    QByteArray document;
    QByteArray variables;
    QByteArray answer;
    AnswerState answerState = AnswerState::None;
    QString message;
};

} // namespace history

Q_DECLARE_METATYPE(history::Kept)
