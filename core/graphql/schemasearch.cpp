#include "core/graphql/schemasearch.h"

#include "core/graphql/namematch.h"
#include "core/graphql/plaindescription.h"
#include "core/graphql/relay.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

namespace graphql {
namespace {

constexpr std::size_t MostSearchWords = 8;
constexpr std::size_t LongestSearchWord = 64;
/// What shorter words have in common with the inside of a word is chance.
constexpr std::size_t ShortestInside = 3;
constexpr std::uint8_t NotDescribed = 255;
constexpr std::size_t ExcerptLength = 160;
constexpr std::size_t ExcerptLead = 20; ///< What is to be seen of the words before, in a narrow pane.

// Worth of a word in a search: that of its NameRank, or one of these. Less is better.
constexpr int OwnerWorth = 4;
constexpr std::uint8_t SameWordWorth = 5;
constexpr std::uint8_t WordBeginWorth = 6;
constexpr std::uint8_t InWordWorth = 7;

bool isWordByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string smallLetters(std::string_view text)
{
    std::string small(text);
    for (char &c : small)
        c = text::lowerAscii(c);
    return small;
}

/// Calls \a found with every word of \a text.
template <typename Found>
void forEachWord(std::string_view text, Found found)
{
    for (std::size_t begin = 0; begin < text.size();) {
        if (!isWordByte(text[begin])) {
            ++begin;
            continue;
        }
        std::size_t end = begin + 1;
        while (end < text.size() && isWordByte(text[end]))
            ++end;
        found(text.substr(begin, end - begin));
        begin = end;
    }
}

/// What somebody looks for, taken apart.
struct SearchWords
{
    std::vector<std::string_view> words;
    std::string_view owner; ///< Of `User.em`.
    bool wantsMembers = false; ///< `User.`: all of them.
};

std::string_view withoutSign(std::string_view word)
{
    return word.starts_with('@') || word.starts_with('$') ? word.substr(1) : word;
}

SearchWords searchWords(std::string_view wanted)
{
    constexpr std::string_view blanks = " \t\r\n";
    SearchWords result;
    while (result.words.size() < MostSearchWords) {
        const auto begin = wanted.find_first_not_of(blanks);
        if (begin == std::string_view::npos)
            break;
        wanted.remove_prefix(begin);
        const auto word = wanted.substr(0, wanted.find_first_of(blanks));
        wanted.remove_prefix(word.size());
        if (const auto known = withoutSign(word).substr(0, LongestSearchWord); !known.empty())
            result.words.push_back(known);
    }
    if (result.words.size() != 1)
        return result;
    const auto word = result.words.front();
    if (const auto dot = word.rfind('.'); dot != std::string_view::npos && dot > 0) {
        result.owner = word.substr(0, dot);
        result.words.front() = withoutSign(word.substr(dot + 1));
        result.wantsMembers = result.words.front().empty();
    }
    return result;
}

int orderOfKind(const SchemaEntry &entry)
{
    switch (entry.kind) {
    case SchemaEntry::Kind::Field:
        return entry.isRootField ? 0 : 2;
    case SchemaEntry::Kind::Type:
        return 1;
    case SchemaEntry::Kind::InputField:
        return 3;
    case SchemaEntry::Kind::EnumValue:
        return 4;
    case SchemaEntry::Kind::Argument:
        return 5;
    case SchemaEntry::Kind::Directive:
        break;
    }
    return 6;
}

int ownerRank(const SchemaEntry &entry, std::string_view word)
{
    constexpr int no = static_cast<int>(NameRank::No);
    if (entry.kind == SchemaEntry::Kind::Type || !entry.owner)
        return no;
    const auto byType = static_cast<int>(nameRank(entry.owner->name, word));
    return entry.kind == SchemaEntry::Kind::Argument
        ? std::min(byType, static_cast<int>(nameRank(entry.field->name, word)))
        : byType;
}

bool isLeftOut(const SchemaEntry &entry, const RelayWrappers *hidden)
{
    if (!hidden || !entry.owner)
        return false;
    const auto kind = hidden->kindOf(*entry.owner);
    // What a mutation takes stays to be found: its page shows it.
    return kind == RelayWrappers::Kind::Input ? entry.kind == SchemaEntry::Kind::Type
                                              : kind != RelayWrappers::Kind::None;
}

std::vector<text::Span> joined(std::vector<text::Span> spans)
{
    std::sort(spans.begin(), spans.end(), [](text::Span left, text::Span right) { return left.begin < right.begin; });
    std::vector<text::Span> result;
    for (const auto span : spans) {
        if (!result.empty() && span.begin <= result.back().end)
            result.back().end = std::max(result.back().end, span.end);
        else
            result.push_back(span);
    }
    return result;
}

/// Where \a word stands in \a text, both in small letters: at the begin of words, or else anywhere.
std::vector<text::Span> placesInText(std::string_view text, std::string_view word)
{
    std::vector<text::Span> begins;
    std::vector<text::Span> inside;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
        const text::Span span {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
        (at == 0 || !isWordByte(text[at - 1]) ? begins : inside).push_back(span);
    }
    return begins.empty() && word.size() >= ShortestInside ? inside : begins;
}

/// Moves \a at to the begin of a word near, or at least out of the middle of a character.
std::size_t cutPlace(std::string_view text, std::size_t at)
{
    if (const auto blank = text.find(' ', at); blank != std::string_view::npos && blank < at + ExcerptLead)
        return blank + 1;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        ++at;
    return at;
}

} // namespace

std::string_view SchemaEntry::name() const
{
    switch (kind) {
    case Kind::Type:
        return owner->name;
    case Kind::Field:
        return field->name;
    case Kind::Argument:
    case Kind::InputField:
        return input->name;
    case Kind::EnumValue:
        return value->name;
    case Kind::Directive:
        break;
    }
    return directive->name;
}

std::string_view SchemaEntry::description() const
{
    const auto of = [](const auto &described) -> std::string_view {
        return described.description ? *described.description : std::string_view();
    };
    switch (kind) {
    case Kind::Type:
        return of(*owner);
    case Kind::Field:
        return of(*field);
    case Kind::Argument:
    case Kind::InputField:
        return of(*input);
    case Kind::EnumValue:
        return of(*value);
    case Kind::Directive:
        break;
    }
    return of(*directive);
}

bool SchemaEntry::isDeprecated() const
{
    if (input)
        return input->deprecationReason.has_value();
    if (field)
        return field->deprecationReason.has_value();
    return value && value->deprecationReason;
}

std::string SchemaEntry::ownerPlace() const
{
    if (kind == Kind::Type || kind == Kind::Directive)
        return {};
    auto text = owner->name;
    if (kind == Kind::Argument)
        text.append(".").append(field->name);
    return text;
}

std::string SchemaEntry::place() const
{
    auto text = ownerPlace();
    if (kind == Kind::Argument)
        return text.append("(").append(name()).append(")");
    if (kind == Kind::Directive)
        text += '@';
    else if (kind != Kind::Type)
        text += '.';
    return text.append(name());
}

SchemaSearch::SchemaSearch(std::shared_ptr<const Schema> schema) : m_schema(std::move(schema))
{
    for (const auto *type : m_schema->types()) {
        if (type->name.starts_with("__"))
            continue;
        const bool isRoot =
            type == m_schema->query() || type == m_schema->mutation() || type == m_schema->subscription();
        add({SchemaEntry::Kind::Type, false, type, nullptr, nullptr, nullptr, nullptr});
        for (const auto &field : type->fields) {
            add({SchemaEntry::Kind::Field, isRoot, type, &field, nullptr, nullptr, nullptr});
            for (const auto &argument : field.arguments)
                add({SchemaEntry::Kind::Argument, false, type, &field, &argument, nullptr, nullptr});
        }
        for (const auto &input : type->inputFields)
            add({SchemaEntry::Kind::InputField, false, type, nullptr, &input, nullptr, nullptr});
        for (const auto &value : type->values)
            add({SchemaEntry::Kind::EnumValue, false, type, nullptr, nullptr, &value, nullptr});
    }
    for (const auto &directive : m_schema->directives())
        add({SchemaEntry::Kind::Directive, false, nullptr, nullptr, nullptr, nullptr, &directive});
    orderNames();
    readDescriptions();
}

void SchemaSearch::add(SchemaEntry entry)
{
    m_entries.push_back(entry);
}

void SchemaSearch::orderNames()
{
    std::vector<std::uint32_t> byName(m_entries.size());
    std::iota(byName.begin(), byName.end(), 0U);
    // Types come in order of names already, so that equal names are in order of their owners.
    std::stable_sort(byName.begin(), byName.end(), [this](std::uint32_t left, std::uint32_t right) {
        return m_entries[left].name() < m_entries[right].name();
    });
    m_order.resize(m_entries.size());
    for (std::uint32_t i = 0; i < byName.size(); ++i)
        m_order[byName[i]] = i;
}

void SchemaSearch::readDescriptions()
{
    std::unordered_map<std::string, std::vector<std::uint32_t>> words;
    for (std::uint32_t number = 0; number < m_entries.size(); ++number)
        // Where a link leads is nothing a reader sees.
        forEachWord(plainDescription(m_entries[number].description()), [&](std::string_view word) {
            auto &entries = words[smallLetters(word.substr(0, LongestSearchWord))];
            if (entries.empty() || entries.back() != number)
                entries.push_back(number);
        });
    m_words.reserve(words.size());
    for (auto &[text, entries] : words)
        m_words.push_back({text, std::move(entries)});
    std::sort(m_words.begin(), m_words.end(),
              [](const Word &left, const Word &right) { return left.text < right.text; });
}

void SchemaSearch::rankDescriptions(std::string_view word, std::vector<std::uint8_t> &ranks) const
{
    // A word may hold several of a description's: every part of `e-mail` has to be there.
    ranks.assign(m_entries.size(), NotDescribed);
    bool isFirst = true;
    forEachWord(word, [&](std::string_view part) {
        const auto small = smallLetters(part);
        std::vector<std::uint8_t> own(isFirst ? 0 : m_entries.size(), NotDescribed);
        auto &target = isFirst ? ranks : own;
        for (const auto &known : m_words) {
            const auto at = known.text.find(small);
            if (at == std::string::npos || (at > 0 && small.size() < ShortestInside))
                continue;
            const auto worth = at > 0               ? InWordWorth
                : known.text.size() == small.size() ? SameWordWorth
                                                    : WordBeginWorth;
            for (const auto number : known.entries)
                target[number] = std::min(target[number], worth);
        }
        if (!isFirst)
            for (std::size_t i = 0; i < ranks.size(); ++i)
                ranks[i] = std::max(ranks[i], own[i]);
        isFirst = false;
    });
}

SchemaSearch::Found SchemaSearch::find(std::string_view wanted, std::size_t limit, const RelayWrappers *hidden) const
{
    const auto search = searchWords(wanted);
    if (search.words.empty())
        return {};
    constexpr int no = static_cast<int>(NameRank::No);
    const auto count = search.words.size();
    std::array<std::vector<std::uint8_t>, MostSearchWords> described;
    for (std::size_t i = 0; i < count; ++i) {
        // One letter begins words everywhere.
        if (search.owner.empty() && search.words[i].size() > 1)
            rankDescriptions(search.words[i], described[i]);
    }

    std::vector<std::pair<std::uint64_t, std::uint32_t>> ranked;
    for (std::uint32_t number = 0; number < m_entries.size(); ++number) {
        const auto &entry = m_entries[number];
        if (isLeftOut(entry, hidden))
            continue;
        std::uint64_t worth = 0;
        bool fits = true;
        if (!search.owner.empty()) {
            const int rank = ownerRank(entry, search.owner);
            fits = rank != no && entry.kind != SchemaEntry::Kind::Directive;
            worth = static_cast<std::uint64_t>(rank) * 8;
        }
        for (std::size_t i = 0; i < count && fits && !search.wantsMembers; ++i) {
            const auto word = search.words[i];
            int best = static_cast<int>(nameRank(entry.name(), word));
            if (best == no)
                best = NotDescribed;
            if (best > OwnerWorth && count > 1 && ownerRank(entry, word) != no)
                best = OwnerWorth;
            if (best == NotDescribed && !described[i].empty())
                best = described[i][number];
            fits = best != NotDescribed;
            worth += static_cast<std::uint64_t>(best);
        }
        if (!fits)
            continue;
        // Members asked for all together come in the schema's own order.
        const auto tail = search.wantsMembers ? std::uint64_t(number)
                                              : (static_cast<std::uint64_t>(orderOfKind(entry)) << 44U)
                | (std::min<std::uint64_t>(entry.name().size(), 0xFFF) << 32U) | m_order[number];
        ranked.emplace_back((worth << 48U) | tail, number);
    }
    Found found {{}, ranked.size()};
    const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(limit, ranked.size()));
    std::partial_sort(ranked.begin(), end, ranked.end());
    for (auto at = ranked.begin(); at != end; ++at)
        found.best.push_back(at->second);
    return found;
}

SchemaMatch SchemaSearch::match(std::uint32_t number, std::string_view wanted) const
{
    const auto &entry = m_entries[number];
    const auto search = searchWords(wanted);
    SchemaMatch match;
    const auto plain = plainDescription(entry.description());
    const auto small = smallLetters(plain);
    std::vector<text::Span> places;
    for (const auto word : search.words) {
        const auto inName = nameSpans(entry.name(), word);
        match.inName.insert(match.inName.end(), inName.begin(), inName.end());
        if (word.size() > 1 && search.owner.empty())
            forEachWord(word, [&](std::string_view part) {
                const auto found = placesInText(small, smallLetters(part));
                places.insert(places.end(), found.begin(), found.end());
            });
    }
    match.inName = joined(std::move(match.inName));
    places = joined(std::move(places));

    std::size_t begin = 0;
    if (!places.empty() && places.front().begin > ExcerptLead)
        begin = std::min<std::size_t>(cutPlace(plain, places.front().begin - ExcerptLead), places.front().begin);
    auto end = std::min(begin + ExcerptLength, plain.size());
    while (end < plain.size() && (static_cast<unsigned char>(plain[end]) & 0xC0U) == 0x80U)
        --end;
    constexpr std::string_view ellipsis = "…";
    if (begin > 0)
        match.excerpt = ellipsis;
    const auto moved = static_cast<std::int64_t>(match.excerpt.size()) - static_cast<std::int64_t>(begin);
    match.excerpt.append(plain, begin, end - begin);
    if (end < plain.size())
        match.excerpt += ellipsis;
    for (const auto span : places)
        if (span.begin >= begin && span.end <= end)
            match.inExcerpt.push_back(
                {static_cast<std::uint32_t>(span.begin + moved), static_cast<std::uint32_t>(span.end + moved)});
    return match;
}

} // namespace graphql
