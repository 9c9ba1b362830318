#include "core/results/pagetrail.h"

#include <algorithm>
#include <array>

namespace results {
namespace {

/// The id of what a row is, as JSON text; empty when it has none.
std::string_view idOf(const json::Value &row)
{
    if (!row.isObject())
        return {};
    const auto node = row.find("node");
    const auto id = node && node->isObject() ? node->find("id") : row.find("id");
    return id && id->isString() ? id->raw() : std::string_view();
}

} // namespace

PageTrail::PageTrail(std::shared_ptr<const json::Tape> answer, json::Path path, std::string endKey, json::Path pagePath)
    : m_answer(std::move(answer)),
      m_path(std::move(path)),
      m_pagePath(pagePath.empty() ? m_path : std::move(pagePath)),
      m_endKey(std::move(endKey))
{
    const auto connection = connectionOf(*m_answer, m_path);
    if (!connection) {
        m_end = End::NotThere;
        return;
    }
    m_facts = pageFacts(*connection);
    for (const auto *key : {"edges", "nodes"}) {
        const auto rows = connection->find(key);
        if (!rows || !rows->isArray())
            continue;
        auto &list = m_lists.emplace_back(List {key, rows->size(), {}, {}});
        rows->forEachItem([&](const json::Value &row) {
            if (const auto id = idOf(row); !id.empty())
                list.ids.emplace(id);
        });
    }
    decide();
}

std::optional<json::Value> PageTrail::connectionOf(const json::Tape &tape, const json::Path &path) const
{
    const auto value = json::valueAt(tape.root(), path);
    if (!value || !value->isObject())
        return std::nullopt;
    const auto edges = value->find("edges");
    const auto nodes = value->find("nodes");
    return (edges && edges->isArray()) || (nodes && nodes->isArray()) ? value : std::nullopt;
}

void PageTrail::decide()
{
    m_after.clear();
    m_end = End::Complete;
    if (m_facts.rows == 0) {
        if (m_facts.hasNextPage == true)
            m_end = End::Empty;
        return;
    }
    // A count that is higher is worth one more question: the page that it leads to is empty at worst.
    const bool countsMore = m_facts.total && *m_facts.total > std::int64_t {rows()};
    if (m_facts.hasNextPage == false && !countsMore)
        return;
    const std::array<std::string_view, 2> cursors {m_facts.endCursor, m_facts.lastCursor};
    for (const auto cursor : cursors) {
        if (!cursor.empty() && !m_cursors.contains(std::string(cursor))) {
            m_after = cursor;
            m_end = End::None;
            return;
        }
    }
    if (m_facts.hasNextPage != false)
        m_end = m_facts.endCursor.empty() && m_facts.lastCursor.empty() ? End::NoCursor : End::SameCursor;
}

void PageTrail::takeEnd(const json::Tape &page)
{
    const auto connection = connectionOf(page, m_pagePath);
    if (!connection) {
        m_end = End::NotThere;
        return;
    }
    m_facts = pageFacts(*connection, m_endKey);
    decide();
}

void PageTrail::take(const json::Tape &page)
{
    const auto connection = connectionOf(page, m_pagePath);
    if (!connection) {
        m_end = End::NotThere;
        return;
    }
    m_cursors.insert(m_after);
    const auto totalBefore = m_facts.total;
    m_facts = pageFacts(*connection, m_endKey);
    m_hasMoved = m_hasMoved || (totalBefore && m_facts.total && *totalBefore != *m_facts.total);
    ++m_pages;
    std::uint32_t fresh = 0;
    for (auto &list : m_lists)
        if (const auto rows = connection->find(list.key); rows && rows->isArray())
            fresh = std::max(fresh, append(list, *rows));
    m_repeated += m_facts.rows - std::min(fresh, m_facts.rows);
    if (const auto pageInfo = connection->find("pageInfo"))
        m_pageInfo = pageInfo->raw();
    decide();
    if (fresh == 0 && m_facts.rows > 0)
        m_end = End::OnlyRepeats;
}

std::uint32_t PageTrail::append(List &list, const json::Value &rows)
{
    std::uint32_t fresh = 0;
    rows.forEachItem([&](const json::Value &row) {
        const auto id = idOf(row);
        if (!id.empty() && !list.ids.emplace(id).second)
            return;
        list.added += ',';
        list.added += row.raw();
        ++fresh;
    });
    list.rows += fresh;
    return fresh;
}

std::size_t PageTrail::bytes() const
{
    std::size_t bytes = m_answer->bytes().size();
    for (const auto &list : m_lists)
        bytes += list.added.size();
    return bytes;
}

std::string PageTrail::joined() const
{
    const auto whole = m_answer->bytes();
    const auto connection = connectionOf(*m_answer, m_path);
    if (!connection)
        return std::string(whole);
    struct Piece
    {
        text::Span span;
        std::string_view text;
    };
    std::vector<Piece> pieces;
    for (const auto &list : m_lists) {
        const auto rows = *connection->find(list.key);
        const auto end = rows.span().end - 1;
        // Without a row in front there is no comma either.
        const auto added = std::string_view(list.added).substr(rows.size() == 0 && !list.added.empty() ? 1 : 0);
        pieces.push_back({{end, end}, added});
    }
    if (const auto pageInfo = connection->find("pageInfo"); pageInfo && !m_pageInfo.empty())
        pieces.push_back({pageInfo->span(), m_pageInfo});
    std::sort(pieces.begin(), pieces.end(),
              [](const Piece &left, const Piece &right) { return left.span.begin < right.span.begin; });
    std::string joined;
    joined.reserve(bytes() + m_pageInfo.size());
    std::uint32_t at = 0;
    for (const auto &piece : pieces) {
        joined += whole.substr(at, piece.span.begin - at);
        joined += piece.text;
        at = piece.span.end;
    }
    joined += whole.substr(at);
    return joined;
}

} // namespace results
