#pragma once

#include "core/json/tape.h"
#include "core/safety/effect.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>

namespace run {

/// What became of a change. A 200 without errors is Applied as far as the server has said; only a look at the data
/// proves it.
enum class Outcome { NotAWrite, Applied, NotApplied, Unknown };
QString nameOf(Outcome outcome);

/// One error of the answer, with what it means to a person.
struct AnswerError
{
    QString message;
    QString reason; ///< The server's word for the kind of error, such as RoleUnknownKeys; may be empty.
    QString explanation; ///< Ours; empty when there is nothing to add.
    QStringList details; ///< The server's own, one line each, such as `keys: admin`.
    QString path;
    int line = 0; ///< 0: the server named no place.
    int column = 0;
};

/// An answer, ready to be shown: everything heavy was done on another thread.
struct Answer
{
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray contentType;
    /// The bytes as they came; null tape means that they are not JSON.
    std::shared_ptr<const std::string> body;
    std::shared_ptr<const json::Tape> tape;
    std::chrono::microseconds connect {0};
    std::chrono::microseconds wait {0};
    std::chrono::microseconds receive {0};
    QDateTime serverDate;
    QList<AnswerError> errors;
    safety::Effect effect;
    Outcome outcome = Outcome::NotAWrite;
    /// A sentence for the person when the answer as a whole is a failure (403, 404, 413, HTML, …); else empty.
    QString verdict;
    bool isSuccess() const { return status == 200 && errors.isEmpty() && verdict.isEmpty(); }
};

} // namespace run

Q_DECLARE_METATYPE(run::Answer)
