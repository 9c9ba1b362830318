#pragma once

#include "core/json/tape.h"
#include "core/net/reply.h"
#include "core/project/project.h"
#include "core/run/servererrors.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace run {

/// What is known around a request, for guessing why it was refused: nothing secret.
struct Circumstances
{
    project::Project project;
    QString keyIdOfFile; ///< What the key file itself says its key ID is; may be empty.
    QDateTime now; ///< By this computer's clock, when the answer came.
};

/// What an error of the server means to a person and what to do about it; empty when its own words are enough.
QString explain(const ServerError &error);

/// A sentence or two on an answer that failed as a whole; empty when it is a GraphQL answer with status 200. All bad
/// tokens look alike from outside (403 and one word), so the likely cause is worked out here. \a flaw: why the body is
/// not JSON, where somebody has tried to read it.
QString verdictOf(const net::Reply &reply, Shape shape, const Circumstances &circumstances,
                  const std::optional<json::SyntaxError> &flaw = {});

/// How far this computer's clock is ahead of the server's; nothing when the server did not say.
std::optional<std::chrono::seconds> clockAhead(const net::Reply &reply, const QDateTime &now);
/// "7 minutes ahead of", "2 hours behind".
QString clockSentence(std::chrono::seconds ahead);

} // namespace run
