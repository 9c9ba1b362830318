#pragma once

#include "core/sandbox/apierror.h"
#include "core/sandbox/input.h"
#include "core/sandbox/output.h"

#include <tl/expected.hpp>
#include <vector>

/// The two kinds of Relay lists of the real server, which differ in cursors, limits and in what pageInfo says.
namespace sandbox {

/// Which rows a database list asks for: `LIMIT limit OFFSET offset`.
struct Page
{
    qint64 offset = 0;
    qint64 limit = 0;
    /// For pageInfo: the list was asked for from its end (`last` without `first`).
    bool fromEnd = false;
    /// The page size asked for: a page that came back full claims that there is a next one.
    qint64 size = 0;
};

constexpr qint64 DefaultPageCap = 100;
constexpr qint64 ScopesPageCap = 1000;

/// Reads `first`, `after`, `last` and `before` as the real server does: negative is unset, nothing at all is
/// `first: cap`, more than \a cap is cap. Refuses `last` or `before` alone (BadRequest/InvalidQuery) and broken
/// cursors (Invalid/InvalidCursor).
tl::expected<Page, ApiError> readPage(const Arguments &arguments, qint64 cap = DefaultPageCap);

/// A connection over the rows that \a page brought, in their order. \a type is the connection's ("UserConnection");
/// its edges are of the type "UserEdge". \a totalCount may be null or Later. An empty page has empty cursors, not null.
ObjectRef databaseConnection(const std::string &type, const Page &page, const std::vector<Output> &nodes,
                             Output totalCount);
/// The cursor of row \a offset, counted from 0: base64url of `offset:N`.
QString databaseCursor(qint64 offset);

/// A connection over a list that is whole in memory (`user.roles`, `role.groups`…): no cap, any mixture of first,
/// after, last and before, cursors are base64 of `arrayconnection:N`, totalCount is the length. Broken cursors are
/// ignored, and a range that makes no sense is empty: it never fails.
ObjectRef arrayConnection(const std::string &type, const std::vector<Output> &nodes, const Arguments &arguments);

} // namespace sandbox
