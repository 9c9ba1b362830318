#include "core/users/keyedlist.h"

#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "core/json/writer.h"
#include "core/run/answer.h"
#include "core/users/documenttext.h"
#include "core/users/members.h"
#include "core/users/reads.h"

namespace users {
namespace {

constexpr const char KeyedSelection[] = "(searchKeyword: $text, first: $first) { edges { node { id key name } } } }";

} // namespace

safety::Draft keyedDraft(const project::Project &project, KeyedKind kind, const QString &text)
{
    static const auto roles =
        laidOut(std::string("query Roles($text: String, $first: Int) { keyed: roles").append(KeyedSelection));
    static const auto groups =
        laidOut(std::string("query Groups($text: String, $first: Int) { keyed: groups").append(KeyedSelection));
    json::Writer variables;
    variables.beginObject();
    if (!text.isEmpty())
        variables.key("text").value(text.toStdString());
    variables.key("first").value(KeyedAtOnce);
    const auto tape = json::Tape::parse(variables.endObject().text());
    return {project,
            kind == KeyedKind::Role ? roles : groups,
            {},
            tape ? QByteArray::fromStdString(json::pretty(tape->root())) : QByteArray()};
}

KeyedList KeyedList::read(const run::Answer &answer)
{
    KeyedList list;
    list.failure = failureOf(answer);
    const auto data = answer.tape ? answer.tape->root().find("data") : std::nullopt;
    if (!list.failure.isEmpty() || !data)
        return list;
    const auto keyed = data->find("keyed");
    if (!keyed || !keyed->isObject()) {
        list.failure = answer.errors.isEmpty() ? QStringLiteral("The server's answer holds no list.")
                                               : answer.errors.first().message;
        return list;
    }
    const auto nodes = listOf(*data, "keyed");
    for (const auto &node : nodes)
        if (const auto key = textOf(node, "key"); !key.isEmpty())
            list.items.push_back({key, textOf(node, "name").simplified()});
    list.hasMore = nodes.size() >= static_cast<std::size_t>(KeyedAtOnce);
    return list;
}

} // namespace users
