#include "core/sandbox/store/indexing.h"

#include "core/sandbox/store/phonenumber.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sandbox {

namespace {

std::vector<qint64> numbersOf(Rows row)
{
    std::vector<qint64> numbers;
    while (row.next())
        numbers.push_back(row.integer(0));
    return numbers;
}

std::vector<SearchIndex::Named> namesOf(Rows row)
{
    std::vector<SearchIndex::Named> names;
    while (row.next())
        names.push_back({row.integer(0), row.text(1), row.text(2)});
    return names;
}

void indexUserRow(Database &database, SearchIndex &index, const User &user)
{
    index.put(
        user.seq,
        searchDocumentOf(user, identitiesOf(database, user.seq),
                         numbersOf(database.select("SELECT role FROM user_roles WHERE user = ?", {user.seq})),
                         numbersOf(database.select("SELECT group_seq FROM user_groups WHERE user = ?", {user.seq}))));
}

} // namespace

SearchDocument searchDocumentOf(const User &user, const std::vector<Identity> &identities, std::vector<qint64> roles,
                                std::vector<qint64> groups)
{
    SearchDocument document;
    document.createdAt = user.createdAt;
    document.lastLoginAt = user.lastLoginAt;
    document.roles = std::move(roles);
    document.groups = std::move(groups);
    for (const Identity &identity : identities) {
        if (identity.email) {
            const qsizetype at = identity.email->lastIndexOf(u'@');
            document.beginnings << *identity.email << identity.email->first(qMax<qsizetype>(at, 0))
                                << identity.email->sliced(at + 1);
        }
        if (identity.phone) {
            const QString code = callingCodeOf(*identity.phone);
            document.beginnings << *identity.phone << identity.phone->sliced(code.size() + 1);
            document.exact << code;
        }
        if (identity.username)
            document.beginnings << *identity.username;
        if (identity.type == OAuthType)
            document.beginnings << identity.value;
    }
    document.beginnings.removeDuplicates();

    const QJsonObject attributes = QJsonDocument::fromJson(user.standardAttributes.toUtf8()).object();
    const QJsonObject address = attributes[QLatin1String("address")].toObject();
    const auto take = [](QStringList &list, const QJsonObject &from, std::initializer_list<const char *> names) {
        for (const char *name : names) {
            const QString text = from[QLatin1String(name)].toString();
            if (!text.isEmpty())
                list.append(text);
        }
    };
    take(document.exact, attributes, {"gender", "zoneinfo", "locale"});
    take(document.exact, address, {"postal_code", "country"});
    take(document.texts, attributes, {"family_name", "given_name", "middle_name", "name", "nickname"});
    take(document.texts, address, {"formatted", "street_address", "locality", "region"});
    return document;
}

void indexUser(Database &database, SearchIndex &index, qint64 seq)
{
    if (const auto user = findUserBySeq(database, seq))
        indexUserRow(database, index, *user);
    else
        index.remove(seq);
}

void indexRolesAndGroups(Database &database, SearchIndex &index)
{
    std::vector<std::pair<qint64, qint64>> links;
    Rows row = database.select("SELECT group_seq, role FROM group_roles");
    while (row.next())
        links.emplace_back(row.integer(0), row.integer(1));
    index.setRolesAndGroups(namesOf(database.select("SELECT seq, key, name FROM roles")),
                            namesOf(database.select("SELECT seq, key, name FROM groups")), std::move(links));
}

void indexAll(Database &database, SearchIndex &index)
{
    index.clear();
    const std::vector<qint64> users = numbersOf(database.select("SELECT seq FROM users ORDER BY seq"));
    for (const qint64 seq : users)
        indexUser(database, index, seq);
    indexRolesAndGroups(database, index);
}

} // namespace sandbox
