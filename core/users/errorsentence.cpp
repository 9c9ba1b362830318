#include "core/users/errorsentence.h"

#include "core/run/answer.h"

namespace users {

QString asSentence(const QString &text)
{
    const bool hasEnd = text.isEmpty() || QStringView(u".!?…。！？").contains(text.back());
    return hasEnd ? text : text + QLatin1Char('.');
}

QString sentenceOf(const run::AnswerError &error)
{
    const auto message = asSentence(error.message);
    return error.explanation.isEmpty() ? message : message + QLatin1Char(' ') + error.explanation;
}

} // namespace users
