#include "core/history/redacted.h"

#include "core/graphql/baretokens.h"
#include "core/graphql/document.h"
#include "core/graphql/leftout.h"
#include "core/graphql/masking.h"
#include "core/json/writer.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace history {
namespace {

using Spans = std::vector<text::Span>;

/// \a source with \a mark in the place of each span.
std::string marked(std::string_view source, const Spans &spans, std::string_view mark)
{
    std::string text;
    std::size_t at = 0;
    for (const auto span : spans) {
        text.append(source.substr(at, span.begin - at));
        text.append(mark);
        at = span.end;
    }
    text.append(source.substr(at));
    return text;
}

/// The same, of which only the first \a longest bytes are wanted; whether there are more.
std::pair<std::string, bool> beginningMarked(std::string_view source, const Spans &spans, std::string_view mark,
                                             std::size_t longest)
{
    std::string text;
    std::size_t at = 0;
    for (const auto span : spans) {
        if (text.size() > longest)
            break;
        text.append(source.substr(at, span.begin - at));
        text.append(mark);
        at = span.end;
    }
    if (text.size() <= longest)
        text.append(source.substr(at, longest + 1));
    if (text.size() <= longest)
        return {text, false};
    // Not inside a character.
    while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0U) == 0x80U)
        --longest;
    text.resize(longest);
    return {text, true};
}

bool holdsAny(std::string_view text, const std::vector<std::string> &secrets)
{
    return !graphql::bareTokens(text).empty()
        || std::any_of(secrets.begin(), secrets.end(),
                       [&](const std::string &secret) { return text.find(secret) != std::string_view::npos; });
}

/// Kind and name for a list: what has no name is called by its first field.
void describe(SentRun &run)
{
    const auto document = graphql::parse(run.document.toStdString());
    const auto operations = document->operations();
    const auto *operation =
        run.operationName.isEmpty() ? nullptr : document->operation(run.operationName.toStdString());
    if (!operation && operations.size() == 1)
        operation = operations.front();
    if (!operation)
        return;
    run.facts.kind = operation->type == graphql::OperationType::Mutation ? Kind::Mutation : Kind::Query;
    std::string_view name = operation->name.value;
    if (name.empty() && operation->selectionSet && !operation->selectionSet->selections.empty())
        name = (*operation->selectionSet->selections.begin()).name.value;
    run.facts.operation = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

Redacted redact(SentRun run)
{
    Redacted redacted;
    describe(run);
    const auto source = run.document.toStdString();
    const auto typed = run.variables.toStdString();
    const auto names = graphql::secretNames(source);
    const auto literals = graphql::secretLiterals(source);
    const auto values = graphql::secretValues(typed, names);
    auto secrets = graphql::plainValues(source, literals);
    auto given = graphql::plainValues(typed, values);
    secrets.insert(secrets.end(), std::make_move_iterator(given.begin()), std::make_move_iterator(given.end()));
    for (const auto &value : std::as_const(run.secrets))
        secrets.push_back(value.toStdString());

    const auto body = std::move(run.answer);
    run.answer.reset();
    if (body && body->size() > LongestReadAnswer) {
        redacted.m_answerState = AnswerState::TooLong;
    } else if (body && !body->empty()) {
        redacted.m_answerState = AnswerState::NotJson;
        if (const auto tape = json::Tape::parse(*body)) {
            const auto [text, isCut] = beginningMarked(tape->bytes(), graphql::secretAnswers(*tape, names, secrets),
                                                       json::quoted(graphql::secretMask), LongestAnswer);
            redacted.m_answerState = isCut ? AnswerState::Cut : AnswerState::Whole;
            redacted.m_answer = QByteArray::fromStdString(text);
        }
    }
    run.document = QByteArray::fromStdString(marked(source, literals, graphql::secretMask));
    run.variables = QByteArray::fromStdString(marked(typed, values, graphql::secretMask));
    if (run.document.size() > LongestText)
        run.document.clear();
    if (run.variables.size() > LongestText)
        run.variables.clear();
    // What goes wrong on the way is told in our words, but what the server said may stand in them.
    if (holdsAny(run.message.toStdString(), secrets))
        run.message = QString::fromUtf8(graphql::secretMask.data(), static_cast<qsizetype>(graphql::secretMask.size()));
    run.secrets.clear();
    redacted.m_run = std::move(run);
    return redacted;
}

} // namespace history
