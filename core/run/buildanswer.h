#pragma once

#include "core/run/answer.h"
#include "core/run/explain.h"

namespace run {

/// Indexes a reply, reads its errors and says what became of a change. Pure and heavy: not for the window thread.
Answer buildAnswer(net::Reply reply, safety::Effect effect, const Circumstances &circumstances);

/// An error of the server, with what it means to a person.
AnswerError answerError(const ServerError &error);

/// \a answer with another body of the same kind, such as one with more rows. Heavy like buildAnswer().
Answer withBody(Answer answer, std::string body);

/// The errors that its body tells of; none where that is no JSON.
QList<AnswerError> errorsIn(const Answer &answer);

} // namespace run
