#include "core/users/userquery.h"

#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "core/json/writer.h"
#include "core/users/documenttext.h"
#include "core/users/usersummary.h"

#include <QRegularExpression>

namespace users {
namespace {

constexpr auto UrlBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// The type and the raw ID of a node ID; empty when it is none.
QPair<QString, QString> nodeIdParts(const QString &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toLatin1(), UrlBase64 | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    static const QRegularExpression shape(QStringLiteral("^([A-Z][A-Za-z]+):([!-~]+)$"));
    const auto match = shape.match(QString::fromLatin1(*decoded));
    return match.hasMatch() ? qMakePair(match.captured(1), match.captured(2)) : QPair<QString, QString>();
}

bool isUuid(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"));
    return shape.match(text).hasMatch();
}

/// As people write numbers: with blanks, dots, hyphens and brackets. Empty when it is none in full.
QString phoneNumberIn(const QString &text)
{
    static const QRegularExpression written(QStringLiteral("^\\+[0-9][0-9 ().\\-\\x{a0}]*$"));
    static const QRegularExpression punctuation(QStringLiteral("[^+0-9]"));
    if (!written.match(text).hasMatch())
        return {};
    // E.164: at most 15 digits. No number that can be called has fewer than six.
    const auto number = QString(text).remove(punctuation);
    return number.size() >= 7 && number.size() <= 16 ? number : QString();
}

bool isEmailAddress(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^[^\\s@]+@[^\\s@]+$"));
    return shape.match(text).hasMatch();
}

std::string withFragment(const char *operation)
{
    return std::string(operation)
        .append("fragment PersonInList on User {")
        .append(summaryFields().toStdString())
        .append("}");
}

const QByteArray &documentFor(UserQuery::Kind kind)
{
    static const auto all = laidOut(
        withFragment("query Users($first: Int, $after: String, $sortBy: UserSortBy, $sortDirection: SortDirection) {"
                     "users(first: $first, after: $after, sortBy: $sortBy, sortDirection: $sortDirection) {"
                     "totalCount edges { cursor node { ...PersonInList } } } }"));
    static const auto words = laidOut(withFragment(
        "query SearchUsers($text: String!, $first: Int, $after: String, $sortBy: UserSortBy, "
        "$sortDirection: SortDirection) {"
        "users(searchKeyword: $text, first: $first, after: $after, sortBy: $sortBy, sortDirection: $sortDirection) {"
        "totalCount edges { cursor node { ...PersonInList } } } }"));
    static const auto word = laidOut(withFragment(
        "query SearchUsers($text: String!, $first: Int, $after: String, $sortBy: UserSortBy, "
        "$sortDirection: SortDirection) {"
        "byUsername: getUserByLoginID(loginIDKey: \"username\", loginIDValue: $text) { ...PersonInList }"
        "users(searchKeyword: $text, first: $first, after: $after, sortBy: $sortBy, sortDirection: $sortDirection) {"
        "totalCount edges { cursor node { ...PersonInList } } } }"));
    static const auto email = laidOut(
        withFragment("query UserByEmail($email: String!) {"
                     "byAttribute: getUsersByStandardAttribute(attributeName: \"email\", attributeValue: $email) "
                     "{ ...PersonInList }"
                     "byLoginID: getUserByLoginID(loginIDKey: \"email\", loginIDValue: $email) { ...PersonInList } }"));
    static const auto phone = laidOut(withFragment(
        "query UserByPhone($phone: String!) {"
        "byAttribute: getUsersByStandardAttribute(attributeName: \"phone_number\", attributeValue: $phone) "
        "{ ...PersonInList }"
        "byLoginID: getUserByLoginID(loginIDKey: \"phone\", loginIDValue: $phone) { ...PersonInList } }"));
    static const auto id =
        laidOut(withFragment("query UserByID($id: ID!) { byID: node(id: $id) { ...PersonInList } }"));
    static const QByteArray nothing;
    using enum UserQuery::Kind;
    switch (kind) {
    case All:
        return all;
    case Word:
        return word;
    case Words:
        return words;
    case Email:
        return email;
    case Phone:
        return phone;
    case Id:
        return id;
    case OtherId:
        break;
    }
    return nothing;
}

QByteArray variablesOf(const UserQuery &query, const PageRequest &page)
{
    json::Writer json;
    json.beginObject();
    const auto text = query.text.toStdString();
    using enum UserQuery::Kind;
    if (query.kind == Email)
        json.key("email").value(text);
    else if (query.kind == Phone)
        json.key("phone").value(text);
    else if (query.kind == Id)
        json.key("id").value(text);
    else if (query.isSearch())
        json.key("text").value(text);
    if (query.kind == All || query.isSearch()) {
        json.key("first").value(page.first);
        // Not null, which some servers take for a cursor.
        if (!page.after.isEmpty())
            json.key("after").value(page.after.toStdString());
        json.key("sortBy").value(query.order.by == SortBy::CreatedAt ? "CREATED_AT" : "LAST_LOGIN_AT");
        json.key("sortDirection").value(query.order.isDescending ? "DESC" : "ASC");
    }
    json.endObject();
    const auto tape = json::Tape::parse(std::move(json).text());
    return tape ? QByteArray::fromStdString(json::pretty(tape->root())) : QByteArray();
}

} // namespace

UserQuery recognised(const QString &typed, ListOrder order)
{
    const auto text = typed.simplified();
    using enum UserQuery::Kind;
    if (text.isEmpty())
        return {All, {}, order};
    if (isUuid(text))
        return {Id, userNodeId(text.toLower()), order};
    if (const auto [type, raw] = nodeIdParts(text); !type.isEmpty())
        return type == QLatin1String("User") ? UserQuery {Id, text, order} : UserQuery {OtherId, type, order};
    if (const auto number = phoneNumberIn(text); !number.isEmpty())
        return {Phone, number, order};
    if (isEmailAddress(text))
        return {Email, text, order};
    return {text.contains(QLatin1Char(' ')) ? Words : Word, text, order};
}

QString userNodeId(const QString &uuid)
{
    return QString::fromLatin1(("User:" + uuid.toLatin1()).toBase64(UrlBase64));
}

QString uuidOf(const QString &nodeId)
{
    const auto [type, raw] = nodeIdParts(nodeId);
    return type == QLatin1String("User") ? raw : QString();
}

safety::Draft draftOf(const project::Project &project, const UserQuery &query, const PageRequest &page)
{
    return {project, documentFor(query.kind), {}, variablesOf(query, page)};
}

QString offsetCursor(qint64 row)
{
    return QString::fromLatin1(("offset:" + QByteArray::number(row)).toBase64(UrlBase64));
}

} // namespace users
