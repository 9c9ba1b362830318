#include "core/paging/pagedlist.h"

#include "core/graphql/document.h"

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

graphql::PageQuestion asked(const graphql::Document &document, const Question &question,
                            const results::Connection &list, const graphql::PageWish &wish)
{
    const auto *operation = operationOf(document, question.draft.operationName);
    if (!operation)
        return {{}, {}, false, "The query that this answer came from has no such operation."};
    return graphql::pageQuestion(document, *operation, viewOf(question.draft.variables), list.keys(), wish,
                                 question.schema.get());
}

std::string problemOf(const graphql::Document &document, const Question &question, const results::Connection &list)
{
    if (list.isInList)
        return "Every row of the list around it has such a list of its own, so none of them can be paged alone: ask "
               "for "
               "one row by its ID to page through it.";
    return asked(document, question, list, {}).problem;
}

} // namespace

std::vector<PagedList> pagedLists(const Question &question, const run::Answer &answer)
{
    std::vector<PagedList> lists;
    if (!answer.tape)
        return lists;
    const auto document = graphql::parse(question.draft.document.toStdString());
    for (auto &connection : results::connections(*answer.tape)) {
        auto problem = problemOf(*document, question, connection);
        auto source = sourceOf(connection.path);
        lists.push_back({std::move(connection), std::move(source), std::move(problem)});
    }
    return lists;
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

PageDraft pageDraft(const Question &question, const results::Connection &list, const graphql::PageWish &wish)
{
    const auto document = graphql::parse(question.draft.document.toStdString());
    auto page = asked(*document, question, list, wish);
    PageDraft draft {question.draft, page.isSized, std::move(page.problem)};
    draft.draft.document = QByteArray::fromStdString(page.document);
    draft.draft.variables = QByteArray::fromStdString(page.variables);
    return draft;
}

} // namespace paging
