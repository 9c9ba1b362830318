#pragma once

#include "core/sandbox/store/users.h"

#include <QStringList>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace sandbox {

/// What is searched of one user. Texts in any case: the index folds them.
struct SearchDocument
{
    Timestamp createdAt = 0;
    MaybeTimestamp lastLoginAt;
    /// Found by their beginning too, from three bytes on: addresses and their parts, usernames, numbers, subjects.
    QStringList beginnings;
    QStringList exact; ///< Found by the whole value only: gender, zone, locale, postal code, country.
    QStringList texts; ///< Found by any of their words: names, address.
    std::vector<qint64> roles; ///< Direct ones.
    std::vector<qint64> groups;
};

/// What is searched for, in which order, from where on.
struct SearchQuery
{
    QString keyword;
    /// Every one of these must be held, directly or through a group.
    QStringList roleKeys;
    QStringList groupKeys;
    UserOrder order = UserOrder::CreatedAt;
    bool descending = true;
    /// Only what comes strictly behind this value of the order: like the real index, there is no second criterion, so
    /// of users with an equal value behind the end of a page the rest is lost.
    std::optional<qint64> after;
    qint64 size = 20;
    /// The user whose ID the keyword is, if there is one.
    qint64 userWithId = 0;
};

/// A user who was found.
struct SearchHit
{
    qint64 user = 0; ///< seq
    qint64 sortValue = 0; ///< What `after` continues from.
};

/// A page of users who were found.
struct SearchResult
{
    std::vector<SearchHit> hits;
    qint64 total = 0; ///< Without `after`; stops counting at 10,000.
};

/// Finds users as the real server's Elasticsearch does: exact values, beginnings, and words of texts, joined by OR.
/// Held in memory, because a search over 100,000 users is to take less than 50 ms. Not copied: it points into its own
/// maps.
class SearchIndex
{
public:
    SearchIndex() = default;
    SearchIndex(SearchIndex &&) = default;
    SearchIndex &operator=(SearchIndex &&) = default;

    struct Named
    {
        qint64 seq = 0;
        QString key;
        QString name;
    };
    /// Roles, groups, and which group (first) holds which role (second).
    void setRolesAndGroups(std::vector<Named> roles, std::vector<Named> groups,
                           std::vector<std::pair<qint64, qint64>> groupRoles);

    /// Replaces what is known of the user with this number.
    void put(qint64 user, const SearchDocument &document);
    void remove(qint64 user);
    void clear();

    SearchResult search(const SearchQuery &query) const;

    /// The words of a text as Elasticsearch's standard analyser cuts them, folded: ideographs one by one.
    static QStringList wordsOf(const QString &text);

    static constexpr qint64 MaximumTotal = 10'000;

private:
    using Postings = std::vector<std::uint32_t>; ///< Numbers of users, ascending.
    using Marks = std::vector<bool>; ///< One a user.
    struct Entry
    {
        bool present = false;
        Timestamp createdAt = 0;
        MaybeTimestamp lastLoginAt;
        std::vector<Postings *> postings; ///< Where it stands; maps keep their nodes in place.
    };

    void post(Entry &entry, Postings &postings, std::uint32_t user);
    void markKeyword(const SearchQuery &query, Marks &marks) const;
    void markHolders(qint64 role, Marks &marks) const;
    static void mark(const Postings &postings, Marks &marks);
    Marks holdersOfAll(const QStringList &roleKeys, const QStringList &groupKeys) const;
    static qint64 sortValue(const Entry &entry, const SearchQuery &query);

    std::vector<Entry> m_entries; ///< By number of the user.
    std::map<std::string, Postings, std::less<>> m_beginnings;
    std::unordered_map<std::string, Postings> m_exact;
    std::unordered_map<std::string, Postings> m_words;
    std::unordered_map<qint64, Postings> m_roles;
    std::unordered_map<qint64, Postings> m_groups;
    std::vector<Named> m_roleNames;
    std::vector<Named> m_groupNames;
    std::vector<std::pair<qint64, qint64>> m_groupRoles;
};

} // namespace sandbox
