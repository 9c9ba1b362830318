#pragma once

#include "core/json/writer.h"
#include "core/run/answer.h"

/// An answer as the pipeline would hand it over, of \a body.
inline run::Answer answerOf(std::string body, int status = 200)
{
    run::Answer answer;
    answer.status = status;
    answer.contentType = "application/json";
    answer.headers = {{"content-type", "application/json"}};
    answer.connect = std::chrono::microseconds(1'200);
    answer.wait = std::chrono::microseconds(80'000);
    answer.receive = std::chrono::microseconds(2'800);
    answer.body = std::make_shared<const std::string>(std::move(body));
    if (auto tape = json::Tape::parse(answer.body))
        answer.tape = std::make_shared<const json::Tape>(std::move(*tape));
    return answer;
}

inline run::AnswerError errorOf(const QString &message, const QString &explanation = {}, const QString &path = {},
                                int line = 0, int column = 0)
{
    run::AnswerError error;
    error.message = message;
    error.explanation = explanation;
    error.path = path;
    error.line = line;
    error.column = column;
    return error;
}
