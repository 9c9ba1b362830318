#include "core/users/userquery.h"

#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "core/json/writer.h"
#include "core/users/documenttext.h"
#include "core/users/usersummary.h"

#include <QRegularExpression>

#include <array>

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

/// A list with what narrows it down.
struct ListParts
{
    bool hasText = false;
    bool hasUsername = false;
    bool hasRoles = false;
    bool hasGroups = false;
};

QByteArray listDocument(const ListParts &parts)
{
    std::string variables = parts.hasUsername ? "$username: String!, " : "";
    std::string arguments;
    const auto add = [&](bool isWanted, const char *variable, const char *argument) {
        if (!isWanted)
            return;
        variables.append(variable).append(", ");
        arguments.append(argument).append(", ");
    };
    add(parts.hasText, "$text: String!", "searchKeyword: $text");
    add(parts.hasRoles, "$roleKeys: [String!]", "roleKeys: $roleKeys");
    add(parts.hasGroups, "$groupKeys: [String!]", "groupKeys: $groupKeys");
    auto document = std::string(parts.hasText ? "query SearchUsers(" : "query Users(");
    document.append(variables).append("$first: Int, $after: String, $sortBy: UserSortBy, "
                                      "$sortDirection: SortDirection) {");
    if (parts.hasUsername)
        document.append("byUsername: getUserByLoginID(loginIDKey: \"username\", loginIDValue: $username) "
                        "{ ...PersonInList }");
    document.append("users(").append(arguments);
    document.append("first: $first, after: $after, sortBy: $sortBy, sortDirection: $sortDirection) {"
                    "totalCount edges { cursor node { ...PersonInList } } } }");
    return laidOut(withFragment(document.c_str()));
}

const QByteArray &listDocumentFor(const UserQuery &query)
{
    using enum UserQuery::Kind;
    const ListParts parts {query.kind != All, query.hasUsername(), !query.roleKeys.isEmpty(),
                           !query.groupKeys.isEmpty()};
    static std::array<QByteArray, 16> documents;
    auto &document = documents[(parts.hasText ? 1U : 0U) + (parts.hasUsername ? 2U : 0U) + (parts.hasRoles ? 4U : 0U)
                               + (parts.hasGroups ? 8U : 0U)];
    if (document.isEmpty())
        document = listDocument(parts);
    return document;
}

const QByteArray &documentFor(const UserQuery &query)
{
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
    case Word:
    case Words:
        return listDocumentFor(query);
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

void writeKeys(json::Writer &json, std::string_view name, const QStringList &keys)
{
    if (keys.isEmpty())
        return;
    json.key(name).beginArray();
    for (const auto &key : keys)
        json.value(key.toStdString());
    json.endArray();
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
    else if (query.kind == Word || query.kind == Words)
        json.key("text").value(text);
    if (hasTwoCases(query))
        json.key("inLowerCase").value(query.text.toLower().toStdString());
    if (query.hasUsername())
        json.key("username").value(query.username.isEmpty() ? text : query.username.toStdString());
    if (!query.isExact()) {
        writeKeys(json, "roleKeys", query.roleKeys);
        writeKeys(json, "groupKeys", query.groupKeys);
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

QString refusalOf(const UserQuery &query, const Fitted &fitted)
{
    const auto lacks = [&](const char *what) {
        return fitted.lacking.contains(QLatin1String(what));
    };
    const auto old = QStringLiteral("This project's server is too old for that: it %1.");
    // Without any of these it would answer with everybody.
    if (lacks("Query.users(searchKeyword:)"))
        return old.arg(QStringLiteral("cannot search for users"));
    if (lacks("Query.users(roleKeys:)"))
        return old.arg(QStringLiteral("cannot list the users with a role"));
    if (lacks("Query.users(groupKeys:)"))
        return old.arg(QStringLiteral("cannot list the users in a group"));
    // Who has no ID cannot be told from others.
    if (lacks("User.id") || lacks("UserEdge.node") || lacks("UserConnection.edges"))
        return old.arg(QStringLiteral("does not list users in a way that is known here"));
    if (!fitted.draft.document.isEmpty())
        return {};
    return old.arg(query.isExact() ? QStringLiteral("has no such look-up") : QStringLiteral("does not list users"));
}

QString offsetCursor(qint64 row)
{
    return QString::fromLatin1(("offset:" + QByteArray::number(row)).toBase64(UrlBase64));
}

} // namespace users
