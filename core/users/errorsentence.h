#pragma once

#include <QString>

namespace run {
struct AnswerError;
}

namespace users {

/// \a text, with a full stop where it ends without one: what a server says comes with and without.
QString asSentence(const QString &text);
/// What the server says of an error, and what that means.
QString sentenceOf(const run::AnswerError &error);

} // namespace users
