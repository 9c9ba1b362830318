#include "core/users/userexport.h"

#include "core/json/writer.h"
#include "core/results/tableexport.h"
#include "core/users/userquery.h"

namespace users {
namespace {

QString exportedField(const UserSummary &user, UserModel::Column column, const QDateTime &now)
{
    switch (column) {
    case UserModel::Name:
        return user.name;
    case UserModel::Username:
        return user.username;
    case UserModel::Email:
        return user.email;
    case UserModel::Phone:
        return user.phone;
    case UserModel::State:
        return statusOf(user.account, now).word;
    case UserModel::Roles:
        return user.rolesText();
    case UserModel::Created:
        return user.createdAt.text;
    case UserModel::LastLogin:
        return user.lastLoginAt.text;
    case UserModel::Uuid:
        return uuidOf(user.id);
    case UserModel::ColumnCount:
        break;
    }
    return {};
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

void writeTextOrNull(json::Writer &json, std::string_view key, const QString &text)
{
    json.key(key);
    if (text.isEmpty())
        json.null();
    else
        json.value(utf8(text));
}

} // namespace

QByteArray usersAsCsv(const UserRows &rows)
{
    std::vector<std::string> fields;
    for (const auto column : rows.columns)
        fields.push_back(utf8(UserModel::titleOf(column)));
    fields.push_back(utf8(UserModel::tr("Node ID")));
    auto csv = results::csvLine(fields);
    for (const auto &user : rows.users) {
        fields.clear();
        for (const auto column : rows.columns)
            fields.push_back(utf8(exportedField(user, column, rows.now)));
        fields.push_back(utf8(user.id));
        csv.append(results::csvLine(fields));
    }
    return QByteArray::fromStdString(csv);
}

QByteArray usersAsJson(const UserRows &rows)
{
    std::string lines = "[";
    for (const auto &user : rows.users) {
        const auto status = statusOf(user.account, rows.now);
        json::Writer json;
        json.beginObject();
        json.key("id").value(utf8(user.id));
        writeTextOrNull(json, "uuid", uuidOf(user.id));
        writeTextOrNull(json, "name", user.name);
        writeTextOrNull(json, "username", user.username);
        writeTextOrNull(json, "email", user.email);
        writeTextOrNull(json, "phone", user.phone);
        json.key("state").value(utf8(status.word));
        json.key("stateInFull").value(utf8(status.sentence));
        json.key("roles").beginArray();
        for (const auto &role : user.roles)
            json.value(utf8(role));
        json.endArray();
        json.key("roleCount").value(static_cast<std::int64_t>(user.roleCount));
        writeTextOrNull(json, "createdAt", user.createdAt.text);
        writeTextOrNull(json, "lastLoginAt", user.lastLoginAt.text);
        json.endObject();
        lines.append(lines.size() > 1 ? ",\n " : "\n ").append(json.text());
    }
    lines.append(rows.users.empty() ? "]\n" : "\n]\n");
    return QByteArray::fromStdString(lines);
}

} // namespace users
