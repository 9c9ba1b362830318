#include "core/paging/pagedlist.h"

#include "core/graphql/document.h"
#include "core/graphql/edits/nodequestion.h"
#include "core/graphql/help/answerfields.h"
#include "core/results/flattext.h"
#include "core/results/rowsource.h"

#include <algorithm>
#include <tuple>

namespace paging {
namespace {

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

const graphql::OperationDefinition *operationOf(const graphql::Document &document, const QByteArray &name)
{
    if (!name.isEmpty())
        return document.operation(viewOf(name));
    const auto all = document.operations();
    return all.size() == 1 ? all.front() : nullptr;
}

std::vector<std::string> sourceOf(const json::Path &path)
{
    std::vector<std::string> names;
    bool isEdge = false;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto *name = std::get_if<std::string>(&path[i]);
        const bool opensRows = i + 1 < path.size() && std::holds_alternative<std::uint32_t>(path[i + 1]);
        if (!name)
            continue;
        const bool isWrapper = (opensRows && (*name == "edges" || *name == "nodes")) || (isEdge && *name == "node");
        isEdge = opensRows && *name == "edges";
        if (!isWrapper)
            names.push_back(*name);
    }
    return names;
}

/// How many keys, `data` aside, lead to the last row on the way.
std::size_t keysToRow(const json::Path &path)
{
    std::size_t keys = 0;
    std::size_t toRow = 0;
    for (const auto &step : path) {
        if (std::holds_alternative<std::string>(step))
            ++keys;
        else
            toRow = keys;
    }
    return toRow - 1;
}

/// Up to the object that the first \a keys lead to, `data` aside.
json::Path wayTo(const json::Path &path, std::size_t keys)
{
    std::size_t seen = 0;
    const auto end = std::find_if(path.begin(), path.end(), [&](const json::PathStep &step) {
        return std::holds_alternative<std::string>(step) && seen++ == keys + 1;
    });
    return {path.begin(), end};
}

std::string rowName(const json::Tape &tape, const json::Path &path)
{
    const auto last = std::find_if(path.rbegin(), path.rend(), [](const json::PathStep &step) {
        return std::holds_alternative<std::uint32_t>(step);
    });
    if (last == path.rend())
        return {};
    auto row = json::valueAt(tape.root(), {path.begin(), last.base()});
    if (const auto node = row && row->isObject() ? row->find("node") : std::nullopt; node && node->isObject())
        row = node;
    const auto name = row && row->isObject() ? results::ownName(*row) : std::nullopt;
    return name ? *name : std::string("row ").append(std::to_string(std::get<std::uint32_t>(*last) + 1));
}

graphql::PageQuestion asked(const graphql::Document &document, const graphql::OperationDefinition *operation,
                            const Question &question, const PagedList &list, const graphql::PageWish &wish)
{
    if (!operation)
        return {{}, {}, false, "The query that this answer came from has no such operation."};
    const auto keys = list.connection.keys();
    const auto variables = viewOf(question.draft.variables);
    const auto *schema = question.schema.get();
    if (!list.node)
        return graphql::pageQuestion(document, *operation, variables, keys, wish, schema);
    const auto node =
        graphql::nodeQuestion(document, *operation, variables, keys, list.node->depth, list.node->id, *schema);
    if (node.document.empty())
        return {{}, {}, false, "The query has no field at the place of this list."};
    const auto cut = graphql::parse(node.document);
    return graphql::pageQuestion(*cut, *cut->operations().front(), node.variables, node.keys, wish, schema);
}

/// Judges the lists of one answer.
class ListJudge
{
public:
    ListJudge(const Question &question, const json::Tape &tape)
        : m_question(question),
          m_tape(tape),
          m_document(graphql::parse(question.draft.document.toStdString())),
          m_operation(operationOf(*m_document, question.draft.operationName))
    { }

    PagedList judged(results::Connection connection) const
    {
        auto source = sourceOf(connection.path);
        PagedList list {std::move(connection), std::move(source), {}, {}, {}};
        if (list.connection.isInList) {
            list.row = rowName(m_tape, list.connection.path);
            findNode(list);
        }
        if (list.problem.empty())
            list.problem = asked(*m_document, m_operation, m_question, list, {}).problem;
        return list;
    }

    /// The one at \a path instead, as in another row.
    PagedList judgedAt(const PagedList &list, const json::Path &path) const
    {
        const auto value = json::valueAt(m_tape.root(), path);
        if (value && results::isConnection(*value))
            return judged({path, results::pageFacts(*value), list.connection.isInList});
        PagedList none {{path, {}, list.connection.isInList}, list.source, {}, rowName(m_tape, path), {}};
        none.problem = "This row has no such list.";
        return none;
    }

private:
    void findNode(PagedList &list) const
    {
        if (!m_operation)
            return;
        if (m_operation->type != graphql::OperationType::Query) {
            list.problem = "This list came with a change: only a query can be asked again for its next page.";
            return;
        }
        const auto keys = list.connection.keys();
        // A server may answer more than it was asked.
        if (graphql::fieldsAt(*m_document, *m_operation, keys, m_question.schema.get()).empty())
            return;
        const auto least = keysToRow(list.connection.path);
        for (const auto &node : graphql::nodesAround(*m_document, *m_operation, keys, m_question.schema.get())) {
            if (node.depth < least)
                continue;
            const auto object = json::valueAt(m_tape.root(), wayTo(list.connection.path, node.depth));
            for (const auto &key : node.idKeys) {
                const auto id = object && object->isObject() ? object->find(key) : std::nullopt;
                if (id && id->isString() && !id->equals("")) {
                    list.node = {node.depth, id->string()};
                    list.problem.clear();
                    return;
                }
            }
            if (list.problem.empty())
                list.problem.append("Select `id` beside `")
                    .append(keys[node.depth])
                    .append("` to read on here: the list of one row is asked for by the row's ID.");
        }
        if (list.problem.empty())
            list.problem = m_question.schema
                ? "Every row around it has such a list, and the server finds none of these rows by an ID."
                : "Every row around it has such a list, and without the schema nobody knows how to ask for one row.";
    }

    const Question &m_question;
    const json::Tape &m_tape;
    std::shared_ptr<const graphql::Document> m_document;
    const graphql::OperationDefinition *m_operation;
};

} // namespace

json::Path PagedList::pagePath() const
{
    if (!node)
        return connection.path;
    json::Path path {json::PathStep("data"), json::PathStep("node")};
    const auto keys = connection.keys();
    for (auto key = node->depth; key < keys.size(); ++key)
        path.emplace_back(keys[key]);
    return path;
}

std::vector<PagedList> pagedLists(const Question &question, const run::Answer &answer)
{
    std::vector<PagedList> lists;
    if (!answer.tape)
        return lists;
    const ListJudge judge(question, *answer.tape);
    for (auto &connection : results::connections(*answer.tape))
        lists.push_back(judge.judged(std::move(connection)));
    return lists;
}

Standing standingAt(const std::vector<PagedList> &lists, const json::Path &at)
{
    Standing standing;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        auto path = lists[i].connection.path;
        std::size_t step = 0;
        bool isInRow = false;
        for (; step < path.size() && step < at.size() && path[step].index() == at[step].index(); ++step) {
            const bool isRow = std::holds_alternative<std::uint32_t>(path[step]);
            if (!isRow && path[step] != at[step])
                break;
            path[step] = at[step];
            isInRow = isInRow || isRow;
        }
        if (step == path.size())
            standing.around.push_back(i);
        if (isInRow)
            standing.ofRow.emplace_back(i, std::move(path));
    }
    std::stable_sort(standing.around.begin(), standing.around.end(), [&](std::size_t left, std::size_t right) {
        return lists[left].connection.path.size() > lists[right].connection.path.size();
    });
    return standing;
}

std::vector<PagedList> listsAt(const Question &question, const run::Answer &answer, std::vector<PagedList> lists,
                               const Standing &standing)
{
    const ListJudge judge(question, *answer.tape);
    for (const auto &[list, path] : standing.ofRow)
        lists[list] = judge.judgedAt(lists[list], path);
    for (const auto list : standing.around)
        if (!lists[list].connection.isInList)
            lists[list] = judge.judgedAt(lists[list], lists[list].connection.path);
    return lists;
}

std::size_t listMeant(const std::vector<PagedList> &lists, const Standing &standing, std::size_t current)
{
    for (const auto list : standing.around)
        if (saysMore(lists[list].connection.facts))
            return list;
    for (const auto list : standing.around) {
        const auto &facts = lists[list].connection.facts;
        if (lists[list].problem.empty() && facts.rows > 0 && facts.hasNextPage != false)
            return list;
    }
    return standing.around.empty() ? current : standing.around.back();
}

bool saysMore(const results::PageFacts &facts)
{
    return facts.hasNextPage == true || (facts.total && *facts.total > std::int64_t {facts.rows});
}

std::size_t likelyList(const std::vector<PagedList> &lists)
{
    const auto rank = [](const PagedList &list) {
        const auto &facts = list.connection.facts;
        return std::tuple(!list.problem.empty(), facts.rows == 0, list.source.size(), -std::int64_t {facts.rows});
    };
    const auto best = std::min_element(lists.begin(), lists.end(), [&](const PagedList &left, const PagedList &right) {
        return rank(left) < rank(right);
    });
    return static_cast<std::size_t>(best - lists.begin());
}

PageDraft pageDraft(const Question &question, const PagedList &list, const graphql::PageWish &wish)
{
    const auto document = graphql::parse(question.draft.document.toStdString());
    auto page = asked(*document, operationOf(*document, question.draft.operationName), question, list, wish);
    PageDraft draft {question.draft, page.isSized, std::move(page.problem)};
    draft.draft.document = QByteArray::fromStdString(page.document);
    draft.draft.variables = QByteArray::fromStdString(page.variables);
    return draft;
}

} // namespace paging
