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

std::string withFragment(const char *operation)
{
    return std::string(operation)
        .append("fragment PersonInList on User {")
        .append(summaryFields().toStdString())
        .append("}");
}

/// Whether case counts is the project's choice: where it does not, some servers know the lower case only.
bool hasTwoCases(const UserQuery &query)
{
    return query.kind == UserQuery::Kind::Email && query.text != query.text.toLower();
}

const QByteArray &documentFor(const UserQuery &query)
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
        "query SearchUsers($username: String!, $text: String!, $first: Int, $after: String, $sortBy: UserSortBy, "
        "$sortDirection: SortDirection) {"
        "byUsername: getUserByLoginID(loginIDKey: \"username\", loginIDValue: $username) { ...PersonInList }"
        "users(searchKeyword: $text, first: $first, after: $after, sortBy: $sortBy, sortDirection: $sortDirection) {"
        "totalCount edges { cursor node { ...PersonInList } } } }"));
    static const auto email = laidOut(
        withFragment("query UserByEmail($email: String!) {"
                     "byAttribute: getUsersByStandardAttribute(attributeName: \"email\", attributeValue: $email) "
                     "{ ...PersonInList }"
                     "byLoginID: getUserByLoginID(loginIDKey: \"email\", loginIDValue: $email) { ...PersonInList } }"));
    static const auto emailOfTwoCases = laidOut(withFragment(
        "query UserByEmail($email: String!, $inLowerCase: String!) {"
        "byAttribute: getUsersByStandardAttribute(attributeName: \"email\", attributeValue: $email) "
        "{ ...PersonInList }"
        "byLoginID: getUserByLoginID(loginIDKey: \"email\", loginIDValue: $email) { ...PersonInList }"
        "byLowerAttribute: getUsersByStandardAttribute(attributeName: \"email\", attributeValue: $inLowerCase) "
        "{ ...PersonInList }"
        "byLowerLoginID: getUserByLoginID(loginIDKey: \"email\", loginIDValue: $inLowerCase) { ...PersonInList } }"));
    static const auto phone = laidOut(withFragment(
        "query UserByPhone($phone: String!) {"
        "byAttribute: getUsersByStandardAttribute(attributeName: \"phone_number\", attributeValue: $phone) "
        "{ ...PersonInList }"
        "byLoginID: getUserByLoginID(loginIDKey: \"phone\", loginIDValue: $phone) { ...PersonInList } }"));
    static const auto id =
        laidOut(withFragment("query UserByID($id: ID!) { byID: node(id: $id) { ...PersonInList } }"));
    static const QByteArray nothing;
    using enum UserQuery::Kind;
    switch (query.kind) {
    case All:
        return all;
    case Word:
        return word;
    case Words:
        return words;
    case Email:
        return hasTwoCases(query) ? emailOfTwoCases : email;
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
    if (hasTwoCases(query))
        json.key("inLowerCase").value(query.text.toLower().toStdString());
    if (query.kind == Word)
        json.key("username").value(query.username.isEmpty() ? text : query.username.toStdString());
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

QString userNodeId(const QString &uuid)
{
    return QString::fromLatin1(("User:" + uuid.toLatin1()).toBase64(UrlBase64));
}

QString typeOfNodeId(const QString &text)
{
    return nodeIdParts(text).first;
}

QString uuidOf(const QString &nodeId)
{
    const auto [type, raw] = nodeIdParts(nodeId);
    return type == QLatin1String("User") ? raw : QString();
}

safety::Draft draftOf(const project::Project &project, const UserQuery &query, const PageRequest &page)
{
    return {project, documentFor(query), {}, variablesOf(query, page)};
}

QString offsetCursor(qint64 row)
{
    return QString::fromLatin1(("offset:" + QByteArray::number(row)).toBase64(UrlBase64));
}

} // namespace users
