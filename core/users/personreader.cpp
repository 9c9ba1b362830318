#include "core/users/personreader.h"

#include "core/graphql/operationfacts.h"

namespace users {

namespace {

using MaybeValue = std::optional<json::Value>;

QString fromUtf8(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

MaybeValue member(const json::Value &object, std::string_view key)
{
    return object.isObject() ? object.find(key) : std::nullopt;
}

/// \a read says what a value that is neither missing nor null means.
template <typename T, typename Read>
Told<T> toldOf(const MaybeValue &value, Read read)
{
    if (!value)
        return {};
    if (value->isNull())
        return Told<T>::null();
    return Told<T>(read(*value));
}

QString asText(const json::Value &value)
{
    return value.isString() ? QString::fromStdString(value.string()) : fromUtf8(value.raw());
}

ToldText text(const json::Value &object, std::string_view key)
{
    return toldOf<QString>(member(object, key), asText);
}

Told<bool> flag(const json::Value &object, std::string_view key)
{
    const auto value = member(object, key);
    // What is no boolean is not guessed to be one.
    if (value && value->kind() != json::Kind::Boolean && !value->isNull())
        return {};
    return toldOf<bool>(value, [](const json::Value &found) { return found.boolean(); });
}

QString idOf(const json::Value &object)
{
    return text(object, "id").valueOr({});
}

/// Calls \a action with what stands in an array or in the edges of a connection; null items and edges stand for what
/// the server could not give and are left out.
template <typename T, typename Read>
Listed<T> itemsOf(const json::Value &list, Read read)
{
    Listed<T> listed;
    const auto take = [&](const json::Value &item) {
        if (item.isNull())
            return;
        if (listed.items.size() < MostItems)
            listed.items.push_back(read(item));
        else
            ++listed.left;
    };
    if (list.isArray()) {
        list.forEachItem(take);
        return listed;
    }
    if (const auto edges = member(list, "edges")) {
        edges->forEachItem([&](const json::Value &edge) {
            if (const auto node = member(edge, "node"))
                take(*node);
        });
    }
    const auto pageInfo = member(list, "pageInfo");
    listed.hasMore = pageInfo && flag(*pageInfo, "hasNextPage").valueOr(false);
    return listed;
}

template <typename T, typename Read>
Told<Listed<T>> list(const json::Value &object, std::string_view key, Read read)
{
    return toldOf<Listed<T>>(member(object, key), [&](const json::Value &value) { return itemsOf<T>(value, read); });
}

Told<std::vector<QString>> texts(const json::Value &object, std::string_view key)
{
    return toldOf<std::vector<QString>>(member(object, key),
                                        [](const json::Value &value) { return itemsOf<QString>(value, asText).items; });
}

Attribute::Kind kindOf(const json::Value &value)
{
    switch (value.kind()) {
    case json::Kind::Null:
        return Attribute::Kind::Null;
    case json::Kind::Boolean:
        return Attribute::Kind::Boolean;
    case json::Kind::Number:
        return Attribute::Kind::Number;
    case json::Kind::String:
        return Attribute::Kind::Text;
    case json::Kind::Array:
    case json::Kind::Object:
        break;
    }
    return Attribute::Kind::Json;
}

/// Nested deeper than this, an object is shown as its JSON: nobody reads such paths.
constexpr int DeepestAttribute = 8;

/// A profile holds what the project chose to show; claims hold what somebody signs in with, and a newer server might
/// say more of that than it should.
enum class Secrets { Read, LeftOut };

bool isSecretName(std::string_view key)
{
    // Claims are named by addresses; npos + 1 is the beginning.
    return graphql::isSecretPlace({}, key.substr(key.find_last_of('/') + 1));
}

void addAttributes(Attributes &attributes, const json::Value &object, Secrets secrets, const QString &prefix, int depth)
{
    object.forEachMember([&](std::string_view key, const json::Value &value) {
        if (attributes.items.size() >= MostAttributes) {
            attributes.isCut = true;
            return;
        }
        const QString path = prefix + fromUtf8(key);
        if (value.isObject() && value.size() > 0 && depth < DeepestAttribute) {
            addAttributes(attributes, value, secrets, path + QLatin1Char('.'), depth + 1);
            return;
        }
        Attribute attribute {path, kindOf(value), {}, secrets == Secrets::LeftOut && isSecretName(key)};
        if (!attribute.isSecret)
            attribute.text = asText(value);
        attributes.items.push_back(std::move(attribute));
    });
}

Told<Attributes> attributes(const json::Value &object, std::string_view key, Secrets secrets)
{
    return toldOf<Attributes>(member(object, key), [secrets](const json::Value &value) {
        Attributes found;
        if (value.isObject())
            addAttributes(found, value, secrets, {}, 1);
        else
            found.items.push_back({{}, kindOf(value), asText(value)});
        return found;
    });
}

Claim claim(const json::Value &node)
{
    return {text(node, "name"), text(node, "value")};
}

Identity identity(const json::Value &node)
{
    return {idOf(node), text(node, "type"), text(node, "createdAt"), text(node, "updatedAt"),
            attributes(node, "claims", Secrets::LeftOut)};
}

Authenticator authenticator(const json::Value &node)
{
    return {idOf(node),
            text(node, "type"),
            text(node, "kind"),
            flag(node, "isDefault"),
            text(node, "expireAfter"),
            text(node, "createdAt"),
            text(node, "updatedAt"),
            attributes(node, "claims", Secrets::LeftOut)};
}

Session session(const json::Value &node)
{
    return {idOf(node),
            text(node, "type"),
            text(node, "displayName"),
            text(node, "applicationName"),
            text(node, "clientID"),
            texts(node, "amr"),
            text(node, "userAgent"),
            text(node, "createdAt"),
            text(node, "createdByIP"),
            text(node, "lastAccessedAt"),
            text(node, "lastAccessedByIP"),
            text(node, "lastAccessedByIPCountryCode"),
            text(node, "lastAccessedByIPEnglishCountryName")};
}

Consent consent(const json::Value &node)
{
    return {idOf(node), text(node, "clientID"), texts(node, "scopes"), text(node, "createdAt"),
            text(node, "updatedAt")};
}

Keyed keyed(const json::Value &node)
{
    return {idOf(node), text(node, "key"), text(node, "name"), text(node, "description")};
}

GroupOfUser groupOfUser(const json::Value &node)
{
    return {keyed(node), list<Keyed>(node, "roles", keyed)};
}

Lockout lockout(const json::Value &node)
{
    return {flag(node, "isLocked"), text(node, "lockoutType"), text(node, "lockedUntil"),
            list<LockedAddress>(node, "lockedIPs", [](const json::Value &address) {
                return LockedAddress {text(address, "ipAddress"), text(address, "lockedUntil")};
            })};
}

Person personOf(const json::Value &node)
{
    Person person;
    person.summary = UserSummary::read(node);
    person.name = text(node, "formattedName");
    person.accountId = text(node, "endUserAccountID");
    person.createdAt = text(node, "createdAt");
    person.updatedAt = text(node, "updatedAt");
    person.lastLoginAt = text(node, "lastLoginAt");
    person.disableReason = text(node, "disableReason");
    person.disabledFrom = text(node, "temporarilyDisabledFrom");
    person.disabledUntil = text(node, "temporarilyDisabledUntil");
    person.validFrom = text(node, "accountValidFrom");
    person.validUntil = text(node, "accountValidUntil");
    person.deleteAt = text(node, "deleteAt");
    person.deleteReason = text(node, "deleteReason");
    person.anonymizeAt = text(node, "anonymizeAt");
    person.mfaGraceUntil = text(node, "mfaGracePeriodEndAt");
    person.lockout = toldOf<Lockout>(member(node, "accountLockout"), lockout);
    person.standardAttributes = attributes(node, "standardAttributes", Secrets::Read);
    person.customAttributes = attributes(node, "customAttributes", Secrets::Read);
    person.verifiedClaims = list<Claim>(node, "verifiedClaims", claim);
    person.identities = list<Identity>(node, "identities", identity);
    person.authenticators = list<Authenticator>(node, "authenticators", authenticator);
    person.sessions = list<Session>(node, "sessions", session);
    person.consents = list<Consent>(node, "authorizations", consent);
    person.roles = list<Keyed>(node, "roles", keyed);
    person.effectiveRoles = list<Keyed>(node, "effectiveRoles", keyed);
    person.groups = list<GroupOfUser>(node, "groups", groupOfUser);
    return person;
}

Event event(const json::Value &node)
{
    return {idOf(node),
            text(node, "activityType"),
            text(node, "createdAt"),
            text(node, "ipAddress"),
            text(node, "clientID"),
            text(node, "userAgent")};
}

EventPage eventPage(const json::Value &connection)
{
    EventPage page;
    auto listed = itemsOf<Event>(connection, event);
    page.events = std::move(listed.items);
    if (const auto total = member(connection, "totalCount"))
        page.total = total->integer();
    const auto pageInfo = member(connection, "pageInfo");
    if (pageInfo && listed.hasMore)
        page.next = text(*pageInfo, "endCursor").valueOr({});
    return page;
}

} // namespace

PersonAnswer readPerson(const json::Tape &answer)
{
    PersonAnswer read;
    const auto data = member(answer.root(), "data");
    if (!data)
        return read;
    read.activity = toldOf<EventPage>(member(*data, "activity"), eventPage);
    const auto node = member(*data, "person");
    if (!node)
        return read;
    if (node->isNull()) {
        read.found = PersonAnswer::Found::Nobody;
        return read;
    }
    if (!node->isObject())
        return read;
    read.type = text(*node, "__typename").valueOr({});
    read.found = read.type == QLatin1String("User") ? PersonAnswer::Found::Person : PersonAnswer::Found::OtherThing;
    if (read.found == PersonAnswer::Found::Person)
        read.person = personOf(*node);
    return read;
}

Told<EventPage> readEvents(const json::Tape &answer)
{
    const auto data = member(answer.root(), "data");
    return data ? toldOf<EventPage>(member(*data, "activity"), eventPage) : Told<EventPage>();
}

} // namespace users
