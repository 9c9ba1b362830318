#include "core/run/buildanswer.h"

namespace run {

namespace {

/// The server takes the whole request back when any part of it fails, and says so before it commits. What cannot
/// come from the server's own code, such as a gateway's error or a page in between, leaves the outcome open.
Outcome outcomeOf(int status, Shape shape, bool hasErrors, bool hasData)
{
    if (shape == Shape::GraphQl && status == 200)
        return hasErrors ? Outcome::NotApplied : hasData ? Outcome::Applied : Outcome::Unknown;
    if (shape == Shape::RestError || shape == Shape::GraphQl)
        return status >= 400 ? Outcome::NotApplied : Outcome::Unknown;
    // 307 and 308 ask for the same request elsewhere; 408 may come from whoever stands in front.
    const bool refused = status == 307 || status == 308 || (status >= 400 && status < 500 && status != 408);
    return refused ? Outcome::NotApplied : Outcome::Unknown;
}

} // namespace

AnswerError answerError(const ServerError &error)
{
    AnswerError told {error.message,
                      // Where there is no exact kind, the family says something too.
                      error.reason.isEmpty() ? error.name : error.reason, explain(error), error.details, error.path,
                      error.line, error.column};
    if (!error.trackingId.isEmpty())
        told.details +=
            QStringLiteral("tracking ID: %1 (to be named to those who run the server)").arg(error.trackingId);
    return told;
}

Answer buildAnswer(net::Reply reply, safety::Effect effect, const Circumstances &circumstances)
{
    Answer answer;
    answer.status = reply.status;
    answer.contentType = reply.contentType();
    answer.connect = reply.timings.connect;
    answer.wait = reply.timings.wait;
    answer.receive = reply.timings.receive;
    answer.serverDate = reply.serverDate;
    answer.effect = std::move(effect);
    answer.body = reply.body;

    Shape shape = Shape::NotJson;
    bool hasData = false;
    std::optional<json::SyntaxError> flaw;
    auto tape = json::Tape::parse(answer.body);
    if (tape) {
        answer.tape = std::make_shared<const json::Tape>(std::move(*tape));
        const auto root = answer.tape->root();
        shape = shapeOf(root);
        const auto data = root.isObject() ? root.find("data") : std::nullopt;
        hasData = data && data->isObject();
        answer.errors = errorsIn(answer);
    } else {
        flaw = std::move(tape.error());
    }

    answer.verdict = verdictOf(reply, shape, circumstances, flaw);
    if (answer.effect.changesData) {
        answer.outcome = outcomeOf(answer.status, shape, !answer.errors.isEmpty(), hasData);
        if (answer.outcome == Outcome::NotApplied && answer.verdict.isEmpty())
            answer.verdict =
                QStringLiteral("Nothing was changed in the database: the server takes a whole request back when "
                               "any part of it fails. Ended sessions, and codes and messages that were sent, stay "
                               "as they are.");
        else if (answer.outcome == Outcome::Unknown)
            answer.verdict =
                QStringLiteral("It is not known whether the change was made: look at the data before you try "
                               "again. %1")
                    .arg(answer.verdict)
                    .trimmed();
    }
    answer.headers = std::move(reply.headers);
    return answer;
}

QList<AnswerError> errorsIn(const Answer &answer)
{
    QList<AnswerError> errors;
    if (!answer.tape)
        return errors;
    for (const auto &error : readErrors(answer.tape->root()))
        errors.append(answerError(error));
    return errors;
}

Answer withBody(Answer answer, std::string body)
{
    answer.body = std::make_shared<const std::string>(std::move(body));
    answer.tape.reset();
    if (auto tape = json::Tape::parse(answer.body))
        answer.tape = std::make_shared<const json::Tape>(std::move(*tape));
    return answer;
}

} // namespace run
