#pragma once

#include "core/graphql/edits/nextpage.h"
#include "core/results/pagetrail.h"
#include "core/run/answer.h"
#include "core/safety/draft.h"

#include <QString>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace graphql {
class Schema;
}

/// Reading on from the lists of an answer: what to ask, what came, and when to stop.
namespace paging {

/// What an answer came from: enough to ask for the next page of one of its lists.
struct Question
{
    safety::Draft draft;
    std::shared_ptr<const graphql::Schema> schema; ///< May be null.
};

/// The object through which the list inside one row is asked for by itself.
struct PageNode
{
    std::size_t depth = 0; ///< As in graphql::NodeAround.
    std::string id;
};

/// A connection of an answer; where every row of a list has one, that of one row.
struct PagedList
{
    results::Connection connection;
    /// Its way as a table names it: response keys, without what Relay puts in between (results::RowSource::path).
    std::vector<std::string> source;
    /// Why no page can be asked for, a sentence; empty: it can, as far as the query goes.
    std::string problem;
    std::string row; ///< What the row is called that it is in, or `row 3`; empty: it is in none.
    std::optional<PageNode> node;

    /// Where a page has the connection.
    json::Path pagePath() const;
};

/// The connections of \a answer, in the order of the answer. Reads the query once; not for the window thread when the
/// answer is large.
std::vector<PagedList> pagedLists(const Question &question, const run::Answer &answer);

/// Where somebody looks, among the lists of an answer.
struct Standing
{
    /// The lists inside rows, by their index, and the way to that of the row which is looked at.
    std::vector<std::pair<std::size_t, json::Path>> ofRow;
    std::vector<std::size_t> around; ///< Those that hold the place, the innermost first.
    bool operator==(const Standing &) const = default;
};
/// \a at: a way into the answer, as long as one likes.
Standing standingAt(const std::vector<PagedList> &lists, const json::Path &at);

/// The \a lists of \a answer with those of the row that is looked at, judged anew. As slow as pagedLists().
std::vector<PagedList> listsAt(const Question &question, const run::Answer &answer, std::vector<PagedList> lists,
                               const Standing &standing);
/// The list that somebody means who looks there: the innermost that says it goes on, or else the innermost that can be
/// asked, or else the outermost; \a current where the place is in none. \a lists: of listsAt().
std::size_t listMeant(const std::vector<PagedList> &lists, const Standing &standing, std::size_t current);

/// By its own word: the server or a count says that there is more than what is here.
bool saysMore(const results::PageFacts &facts);

/// The one that a person most likely means, as an index: the outermost with the most rows, and rather one that can be
/// paged. \a lists is not empty.
std::size_t likelyList(const std::vector<PagedList> &lists);

/// The draft for another page of \a list: it differs from the person's in the page alone, or asks for one row's list
/// and nothing else.
struct PageDraft
{
    safety::Draft draft;
    bool isSized = false; ///< As in graphql::PageQuestion, like the next.
    std::string problem;
};
PageDraft pageDraft(const Question &question, const PagedList &list, const graphql::PageWish &wish);

} // namespace paging
