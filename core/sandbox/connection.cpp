#include "core/sandbox/connection.h"

#include <QByteArray>

#include <algorithm>
#include <limits>

namespace sandbox {

namespace {

using Cursor = std::optional<quint64>;

tl::expected<Cursor, ApiError> readDatabaseCursor(const QString &text)
{
    if (text.isEmpty())
        return Cursor {};
    const auto decoded = QByteArray::fromBase64Encoding(text.toUtf8(),
                                                        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
                                                            | QByteArray::AbortOnBase64DecodingErrors);
    bool isNumber = false;
    quint64 offset = 0;
    if (decoded && !text.endsWith(u'=') && decoded.decoded.startsWith("offset:")) {
        const QByteArray digits = decoded.decoded.sliced(7);
        const bool onlyDigits = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (onlyDigits)
            offset = digits.toULongLong(&isNumber);
    }
    if (!isNumber)
        return tl::unexpected(apiError(ApiError::Name::Invalid, QStringLiteral("InvalidCursor"),
                                       QStringLiteral("invalid pagination cursor")));
    return Cursor(offset);
}

std::optional<quint64> readCount(const Input &count, qint64 cap)
{
    if (count.isAbsent() || count.integer() < 0)
        return std::nullopt;
    return static_cast<quint64>(std::min(count.integer(), cap));
}

/// The offset in an array cursor, or \a otherwise for none and for one that cannot be read.
qint64 readArrayCursor(const QString &text, qint64 otherwise)
{
    if (text.isEmpty())
        return otherwise;
    const auto decoded = QByteArray::fromBase64Encoding(text.toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return otherwise;
    bool isNumber = false;
    const qint64 offset = QByteArray(decoded.decoded).replace("arrayconnection:", "").toLongLong(&isNumber);
    return isNumber ? offset : otherwise;
}

QString arrayCursor(qint64 offset)
{
    return QString::fromLatin1(("arrayconnection:" + QByteArray::number(offset)).toBase64());
}

struct Edge
{
    QString cursor;
    Output node;
};

ObjectRef makeConnection(const std::string &type, const std::vector<Edge> &edges, bool hasPrevious, bool hasNext,
                         Output totalCount)
{
    const std::string edgeType = type.substr(0, type.size() - std::string_view("Connection").size()) + "Edge";
    OutputList list;
    list.reserve(edges.size());
    for (const Edge &edge : edges)
        list.emplace_back(makeObject(edgeType, {{"cursor", edge.cursor}, {"node", edge.node}}));
    // Empty, but not null, where there is no row.
    const QString start = edges.empty() ? QStringLiteral("") : edges.front().cursor;
    const QString end = edges.empty() ? QStringLiteral("") : edges.back().cursor;
    const ObjectRef pageInfo = makeObject(
        "PageInfo",
        {{"startCursor", start}, {"endCursor", end}, {"hasPreviousPage", hasPrevious}, {"hasNextPage", hasNext}});
    return makeObject(type,
                      {{"edges", std::move(list)}, {"pageInfo", pageInfo}, {"totalCount", std::move(totalCount)}});
}

} // namespace

tl::expected<Page, ApiError> readPage(const Arguments &arguments, qint64 cap)
{
    const auto after = readDatabaseCursor(arguments["after"].text());
    if (!after)
        return tl::unexpected(after.error());
    const auto before = readDatabaseCursor(arguments["before"].text());
    if (!before)
        return tl::unexpected(before.error());
    auto first = readCount(arguments["first"], cap);
    const auto last = readCount(arguments["last"], cap);
    if (!first && !last)
        first = static_cast<quint64>(cap);

    Page page;
    page.fromEnd = !first;
    page.size = static_cast<qint64>(first ? *first : *last);
    if (*after && *before) {
        // Unsigned on purpose: a range that runs backwards wraps round, as it does in the real server, and is then
        // cut by first or last.
        quint64 offset = **after + 1;
        quint64 limit = **before - offset;
        if (first)
            limit = std::min(limit, *first);
        if (last && *last < limit) {
            offset += limit - *last;
            limit = *last;
        }
        // The database takes no more than a signed number.
        if (offset > static_cast<quint64>(std::numeric_limits<qint64>::max()))
            return tl::unexpected(unexpectedError(QStringLiteral("offset out of range")));
        page.offset = static_cast<qint64>(offset);
        page.limit = static_cast<qint64>(limit);
        return page;
    }
    if (*before || !first || last)
        return tl::unexpected(apiError(ApiError::Name::BadRequest, QStringLiteral("InvalidQuery"),
                                       QStringLiteral("unsupported pagination")));
    const quint64 offset = *after ? **after + 1 : 0;
    if (offset > static_cast<quint64>(std::numeric_limits<qint64>::max()))
        return tl::unexpected(unexpectedError(QStringLiteral("offset out of range")));
    page.offset = static_cast<qint64>(offset);
    page.limit = page.size;
    return page;
}

QString databaseCursor(qint64 offset)
{
    const QByteArray plain = "offset:" + QByteArray::number(offset);
    return QString::fromLatin1(plain.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

ObjectRef databaseConnection(const std::string &type, const Page &page, const std::vector<Output> &nodes,
                             Output totalCount)
{
    std::vector<Edge> edges;
    edges.reserve(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i)
        edges.push_back({databaseCursor(page.offset + static_cast<qint64>(i)), nodes[i]});
    // The server does not look beyond the page: it guesses from the page being full, and claims the other direction.
    const bool full = static_cast<qint64>(nodes.size()) >= page.size;
    return makeConnection(type, edges, page.fromEnd ? full : true, page.fromEnd ? true : full, std::move(totalCount));
}

ObjectRef arrayConnection(const std::string &type, const std::vector<Output> &nodes, const Arguments &arguments)
{
    const auto length = static_cast<qint64>(nodes.size());
    const QString after = arguments["after"].text();
    const QString before = arguments["before"].text();
    const qint64 first = arguments["first"].integer(-1);
    const qint64 last = arguments["last"].integer(-1);
    const qint64 afterOffset = readArrayCursor(after, -1);
    const qint64 beforeOffset = readArrayCursor(before, length);

    qint64 begin = std::max<qint64>(afterOffset, -1) + 1;
    qint64 end = std::min(beforeOffset, length);
    if (first != -1)
        end = std::min(end, begin + first);
    if (last != -1)
        begin = std::max(begin, end - last);
    if (begin > end)
        return makeConnection(type, {}, false, false, length);

    std::vector<Edge> edges;
    for (qint64 i = begin; i < end; ++i)
        edges.push_back({arrayCursor(i), nodes[static_cast<std::size_t>(i)]});
    const qint64 lowerBound = after.isEmpty() ? 0 : afterOffset + 1;
    const qint64 upperBound = before.isEmpty() ? length : beforeOffset;
    return makeConnection(type, edges, last != -1 && begin > lowerBound, first != -1 && end < upperBound, length);
}

} // namespace sandbox
