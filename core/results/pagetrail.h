#pragma once

#include "core/results/connection.h"

#include <memory>
#include <unordered_set>

namespace results {

/// Reads on from one connection of an answer, page by page: says which cursor comes next, keeps the rows that are new,
/// and writes the answer that has them all. Whatever a server says, it ends: a cursor is used once, an empty page is
/// the last, and a page of nothing but rows that were there already is the last too. Values in, values out; not for
/// two threads at once.
class PageTrail
{
public:
    enum class End {
        None, ///< It goes on, behind after().
        Complete, ///< By the server's own word.
        Empty, ///< The last page had no row, although the server says that there is more.
        NoCursor, ///< More may be there, and nothing says where.
        SameCursor, ///< The server sends us to a page that was read already.
        OnlyRepeats, ///< The last page had no row that was not there before.
        NotThere, ///< What was taken has no such connection, or no rows in it.
    };

    /// \a path: of a connection of \a answer. \a endKey: see pageFacts(). \a pagePath: where a page has the connection;
    /// empty: where the answer has it.
    PageTrail(std::shared_ptr<const json::Tape> answer, json::Path path, std::string endKey = {},
              json::Path pagePath = {});

    End end() const { return m_end; }
    /// The cursor behind which the next page begins.
    const std::string &after() const { return m_after; }
    /// The page of the answer itself, asked for once more only to learn where it ends: its rows are not taken.
    void takeEnd(const json::Tape &page);
    /// The page behind after().
    void take(const json::Tape &page);

    std::uint32_t rows() const { return m_lists.empty() ? 0 : m_lists.front().rows; }
    /// How many rows the last page had, those that came twice among them.
    std::uint32_t pageRows() const { return m_facts.rows; }
    std::uint32_t pages() const { return m_pages; }
    /// Rows that came again with a node `id` that was there, and are not kept.
    std::uint32_t repeated() const { return m_repeated; }
    std::optional<std::int64_t> total() const { return m_facts.total; }
    /// The list was changed while it was read: rows may be missing.
    bool hasMoved() const { return m_hasMoved; }
    /// So much would joined() be.
    std::size_t bytes() const;
    /// The answer with the rows of all pages and the `pageInfo` of the last one; everything else byte for byte.
    std::string joined() const;

private:
    /// `edges` or `nodes`.
    struct List
    {
        std::string key;
        std::uint32_t rows = 0;
        std::string added; ///< The bytes of new rows, each behind a comma.
        std::unordered_set<std::string> ids; ///< JSON text of the nodes' ids.
    };
    void decide();
    /// Those of \a rows that are new; returns how many.
    std::uint32_t append(List &list, const json::Value &rows);
    std::optional<json::Value> connectionOf(const json::Tape &tape, const json::Path &path) const;

    std::shared_ptr<const json::Tape> m_answer;
    json::Path m_path;
    json::Path m_pagePath;
    std::string m_endKey;
    PageFacts m_facts;
    std::vector<List> m_lists;
    std::unordered_set<std::string> m_cursors;
    std::string m_after;
    std::string m_pageInfo; ///< The last page's, as it came; empty: the answer's own stands.
    std::uint32_t m_pages = 0;
    std::uint32_t m_repeated = 0;
    bool m_hasMoved = false;
    End m_end = End::None;
};

} // namespace results
