#pragma once

#include "core/graphql/edits/nextpage.h"
#include "core/results/pagetrail.h"
#include "core/run/answer.h"
#include "core/safety/draft.h"

#include <QString>

#include <memory>
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

/// A connection of an answer.
struct PagedList
{
    results::Connection connection;
    /// Its way as a table names it: response keys, without what Relay puts in between (results::RowSource::path).
    std::vector<std::string> source;
    /// Why no page can be asked for, a sentence; empty: it can, as far as the query goes.
    std::string problem;
};

/// The connections of \a answer, in the order of the answer. Reads the query once; not for the window thread when the
/// answer is large.
std::vector<PagedList> pagedLists(const Question &question, const run::Answer &answer);

/// The one that a person most likely means, as an index: the outermost with the most rows, and rather one that can be
/// paged. \a lists is not empty.
std::size_t likelyList(const std::vector<PagedList> &lists);

/// The draft for another page of \a list: it differs from the person's in the page alone.
struct PageDraft
{
    safety::Draft draft;
    bool isSized = false; ///< As in graphql::PageQuestion, like the next.
    std::string problem;
};
PageDraft pageDraft(const Question &question, const results::Connection &list, const graphql::PageWish &wish);

} // namespace paging
