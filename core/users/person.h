#pragma once

#include "core/users/usersummary.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace users {

/// What an answer says of a field. Not in the answer, null and a value (which may be empty) are three things to
/// somebody who looks for a reason.
template <typename T>
class Told
{
public:
    Told() = default;
    Told(T value) : m_value(std::move(value)), m_isNull(false) { }
    static Told null()
    {
        Told told;
        told.m_isNull = true;
        return told;
    }

    bool isMissing() const { return !m_value && !m_isNull; }
    bool isNull() const { return m_isNull; }
    bool isGiven() const { return m_value.has_value(); }
    /// What was told, or \a otherwise.
    T valueOr(T otherwise) const { return m_value ? *m_value : std::move(otherwise); }
    /// Null unless it is given.
    const T *value() const { return m_value ? &*m_value : nullptr; }
    bool operator==(const Told &) const = default;

private:
    std::optional<T> m_value;
    bool m_isNull = false;
};

using ToldText = Told<QString>;

/// One leaf of a JSON object that the schema does not describe, such as the standard attributes.
struct Attribute
{
    enum class Kind { Null, Boolean, Number, Text, Json };
    QString path; ///< Keys with dots in between.
    Kind kind = Kind::Text;
    QString text; ///< A string decoded; a number and an array as they were sent.
    bool isSecret = false; ///< Of a claim, by its name; then the text was not read.
    bool operator==(const Attribute &) const = default;
};

/// In the order of the answer, duplicate keys included.
struct Attributes
{
    std::vector<Attribute> items;
    bool isCut = false; ///< There are more than MostAttributes.
};

/// Items of a connection or a list. Reading is bounded: what comes behind MostItems is only counted.
template <typename T>
struct Listed
{
    std::vector<T> items;
    std::uint32_t left = 0; ///< Of the answer, not read.
    bool hasMore = false; ///< By the server's word: a list in pages goes on.
};

constexpr std::uint32_t MostAttributes = 1000;
constexpr std::uint32_t MostItems = 1000;

/// One of the attributes of a person, with the path that leads to it.
struct Claim
{
    ToldText name;
    ToldText value;
};

/// Times are RFC 3339 as they were sent, words of enums as well: a newer server may know more of them.
struct Identity
{
    QString id;
    ToldText type;
    ToldText createdAt;
    ToldText updatedAt;
    Told<Attributes> claims;
};

/// A way to prove who one is; what it proves it with is never asked for.
struct Authenticator
{
    QString id;
    ToldText type;
    ToldText kind;
    Told<bool> isDefault;
    ToldText expireAfter;
    ToldText createdAt;
    ToldText updatedAt;
    Told<Attributes> claims;
};

/// A device or a client that is logged in.
struct Session
{
    QString id;
    ToldText type;
    ToldText displayName;
    ToldText applicationName;
    ToldText clientId;
    Told<std::vector<QString>> methods; ///< `amr`, RFC 8176.
    ToldText userAgent;
    ToldText createdAt;
    ToldText createdByIp;
    ToldText lastAccessedAt;
    ToldText lastAccessedByIp;
    ToldText countryCode;
    ToldText countryName;
};

/// A third-party application that the user let in.
struct Consent
{
    QString id;
    ToldText clientId;
    Told<std::vector<QString>> scopes;
    ToldText createdAt;
    ToldText updatedAt;
};

/// A role or a group.
struct Keyed
{
    QString id;
    ToldText key;
    ToldText name;
    ToldText description;
};

/// A group of the person with the roles it gives.
struct GroupOfUser
{
    Keyed group;
    Told<Listed<Keyed>> roles;
};

/// An address from which too many logins failed.
struct LockedAddress
{
    ToldText ip;
    ToldText until;
};

/// Whether too many failed logins keep the person out, and from where.
struct Lockout
{
    Told<bool> isLocked;
    ToldText type;
    ToldText until;
    Told<Listed<LockedAddress>> addresses;
};

/// A user as the person page shows one: all that the Admin API tells of them, and nothing that opens an account.
struct Person
{
    UserSummary summary; ///< As the table shows the user: name, state, node ID.
    ToldText name;
    ToldText accountId;
    ToldText createdAt;
    ToldText updatedAt;
    ToldText lastLoginAt;
    ToldText disableReason;
    ToldText disabledFrom;
    ToldText disabledUntil;
    ToldText validFrom;
    ToldText validUntil;
    ToldText deleteAt;
    ToldText deleteReason;
    ToldText anonymizeAt;
    ToldText mfaGraceUntil;
    Told<Lockout> lockout;

    Told<Attributes> standardAttributes;
    Told<Attributes> customAttributes;
    Told<Listed<Claim>> verifiedClaims;
    Told<Listed<Identity>> identities;
    Told<Listed<Authenticator>> authenticators;
    Told<Listed<Session>> sessions;
    Told<Listed<Consent>> consents;
    Told<Listed<Keyed>> roles;
    Told<Listed<Keyed>> effectiveRoles;
    Told<Listed<GroupOfUser>> groups;
};

/// One line of the audit log.
struct Event
{
    QString id;
    ToldText activity;
    ToldText at;
    ToldText ip;
    ToldText clientId;
    ToldText userAgent;
    bool operator==(const Event &) const = default;
};

/// Some of what happened to a user, newest first.
struct EventPage
{
    std::vector<Event> events;
    QString next; ///< Cursor behind the last; empty when the server says that this is all.
    std::optional<std::int64_t> total;

    /// The page behind this one. What is in both comes in once: a list that is counted by place shifts when something
    /// happens meanwhile. False when nothing of it is new.
    bool append(const EventPage &page);
};

/// The UUID in the node ID of a user; empty when it is another thing's, or no node ID.
QString uuidOfUser(const QString &nodeId);

} // namespace users
