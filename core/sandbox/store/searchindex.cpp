#include "core/sandbox/store/searchindex.h"

#include <algorithm>
#include <limits>

namespace sandbox {

namespace {

std::string fold(const QString &text)
{
    return text.toCaseFolded().toStdString();
}

/// Scripts that are written without spaces, whose characters are words of their own to the analyser.
bool standsAlone(char32_t c)
{
    const auto script = QChar::script(c);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana;
}

bool isWordCharacter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'_';
}

/// Characters that keep a word together when they stand inside it (UAX #29: MidLetter, MidNumLet).
bool joinsWords(char32_t c)
{
    return c == U'\'' || c == U'.' || c == U':' || c == U'\u2019';
}

constexpr qsizetype MinimumBeginning = 3;

} // namespace

QStringList SearchIndex::wordsOf(const QString &text)
{
    QStringList words;
    const auto characters = text.toCaseFolded().toUcs4();
    QString word;
    const auto finish = [&] {
        if (!word.isEmpty())
            words.append(std::exchange(word, {}));
    };
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const char32_t c = characters[i];
        const bool inside = !word.isEmpty() && i + 1 < characters.size() && isWordCharacter(characters[i + 1])
            && !standsAlone(characters[i + 1]);
        if (standsAlone(c)) {
            finish();
            words.append(QString::fromUcs4(&c, 1));
        } else if (isWordCharacter(c) || (joinsWords(c) && inside)) {
            word += QString::fromUcs4(&c, 1);
        } else {
            finish();
        }
    }
    finish();
    return words;
}

void SearchIndex::setRolesAndGroups(std::vector<Named> roles, std::vector<Named> groups,
                                    std::vector<std::pair<qint64, qint64>> groupRoles)
{
    m_roleNames = std::move(roles);
    m_groupNames = std::move(groups);
    m_groupRoles = std::move(groupRoles);
}

void SearchIndex::clear()
{
    *this = {};
}

void SearchIndex::post(Entry &entry, Postings &postings, std::uint32_t user)
{
    // Users come in order while the index is built, so this is an append almost always.
    const auto place = std::lower_bound(postings.begin(), postings.end(), user);
    if (place != postings.end() && *place == user)
        return;
    postings.insert(place, user);
    entry.postings.push_back(&postings);
}

void SearchIndex::put(qint64 user, const SearchDocument &document)
{
    remove(user);
    const auto number = static_cast<std::size_t>(user);
    const auto posted = static_cast<std::uint32_t>(user);
    if (m_entries.size() <= number)
        m_entries.resize(number + 1);
    Entry &entry = m_entries[number];
    entry.present = true;
    entry.createdAt = document.createdAt;
    entry.lastLoginAt = document.lastLoginAt;
    for (const QString &text : document.beginnings)
        post(entry, m_beginnings[fold(text)], posted);
    for (const QString &text : document.exact)
        post(entry, m_exact[fold(text)], posted);
    for (const QString &text : document.texts) {
        for (const QString &word : wordsOf(text))
            post(entry, m_words[word.toStdString()], posted);
    }
    for (const qint64 role : document.roles)
        post(entry, m_roles[role], posted);
    for (const qint64 group : document.groups)
        post(entry, m_groups[group], posted);
    entry.postings.shrink_to_fit();
}

void SearchIndex::remove(qint64 user)
{
    const auto number = static_cast<std::size_t>(user);
    if (number >= m_entries.size())
        return;
    const auto posted = static_cast<std::uint32_t>(user);
    for (Postings *postings : m_entries[number].postings)
        postings->erase(std::lower_bound(postings->begin(), postings->end(), posted));
    m_entries[number] = {};
}

void SearchIndex::mark(const Postings &postings, Marks &marks)
{
    for (const std::uint32_t user : postings)
        marks[user] = true;
}

void SearchIndex::markHolders(qint64 role, Marks &marks) const
{
    if (const auto holders = m_roles.find(role); holders != m_roles.end())
        mark(holders->second, marks);
    for (const auto &[group, held] : m_groupRoles) {
        const auto members = held == role ? m_groups.find(group) : m_groups.end();
        if (members != m_groups.end())
            mark(members->second, marks);
    }
}

void SearchIndex::markKeyword(const SearchQuery &query, Marks &marks) const
{
    const std::string keyword = fold(query.keyword);
    if (const auto postings = m_exact.find(keyword); postings != m_exact.end())
        mark(postings->second, marks);
    const bool longEnough = query.keyword.toUtf8().size() >= MinimumBeginning;
    for (auto postings = m_beginnings.lower_bound(keyword);
         postings != m_beginnings.end() && postings->first.starts_with(keyword); ++postings) {
        if (longEnough || postings->first == keyword)
            mark(postings->second, marks);
        if (!longEnough)
            break;
    }
    const QStringList words = wordsOf(query.keyword);
    for (const QString &word : words) {
        if (const auto postings = m_words.find(word.toStdString()); postings != m_words.end())
            mark(postings->second, marks);
    }
    const auto isMeant = [&](const Named &named) {
        if (named.key.compare(query.keyword, Qt::CaseInsensitive) == 0)
            return true;
        const QStringList itsWords = wordsOf(named.name);
        return std::any_of(words.begin(), words.end(), [&](const QString &word) { return itsWords.contains(word); });
    };
    for (const Named &role : m_roleNames) {
        if (isMeant(role))
            markHolders(role.seq, marks);
    }
    for (const Named &group : m_groupNames) {
        const auto members = isMeant(group) ? m_groups.find(group.seq) : m_groups.end();
        if (members != m_groups.end())
            mark(members->second, marks);
    }
    if (query.userWithId > 0 && static_cast<std::size_t>(query.userWithId) < marks.size())
        marks[static_cast<std::size_t>(query.userWithId)] = true;
}

SearchIndex::Marks SearchIndex::holdersOfAll(const QStringList &roleKeys, const QStringList &groupKeys) const
{
    Marks all(m_entries.size(), true);
    const auto keepOnly = [&](const Marks &some) {
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = all[i] && some[i];
    };
    for (const QString &key : roleKeys) {
        Marks holders(m_entries.size());
        for (const Named &role : m_roleNames) {
            if (role.key == key)
                markHolders(role.seq, holders);
        }
        keepOnly(holders);
    }
    for (const QString &key : groupKeys) {
        Marks members(m_entries.size());
        for (const Named &group : m_groupNames) {
            const auto postings = group.key == key ? m_groups.find(group.seq) : m_groups.end();
            if (postings != m_groups.end())
                mark(postings->second, members);
        }
        keepOnly(members);
    }
    return all;
}

qint64 SearchIndex::sortValue(const Entry &entry, const SearchQuery &query)
{
    if (query.order == UserOrder::CreatedAt)
        return entry.createdAt;
    // A missing value goes last in both directions.
    return entry.lastLoginAt.value_or(query.descending ? std::numeric_limits<qint64>::min()
                                                       : std::numeric_limits<qint64>::max());
}

SearchResult SearchIndex::search(const SearchQuery &query) const
{
    Marks found(m_entries.size(), query.keyword.isEmpty());
    if (!query.keyword.isEmpty())
        markKeyword(query, found);
    const Marks allowed = holdersOfAll(query.roleKeys, query.groupKeys);

    const auto isBefore = [&](qint64 a, qint64 b) {
        return query.descending ? a > b : a < b;
    };
    SearchResult result;
    std::vector<SearchHit> hits;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (!found[i] || !allowed[i] || !m_entries[i].present)
            continue;
        ++result.total;
        const qint64 value = sortValue(m_entries[i], query);
        if (!query.after || isBefore(*query.after, value))
            hits.push_back({static_cast<qint64>(i), value});
    }
    result.total = std::min(result.total, MaximumTotal);

    const auto size = std::min(static_cast<std::size_t>(query.size), hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(size), hits.end(),
                      [&](const SearchHit &a, const SearchHit &b) {
                          return a.sortValue == b.sortValue ? a.user < b.user : isBefore(a.sortValue, b.sortValue);
                      });
    hits.resize(size);
    result.hits = std::move(hits);
    return result;
}

} // namespace sandbox
