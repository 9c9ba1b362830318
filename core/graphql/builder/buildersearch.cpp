#include "core/graphql/builder/buildersearch.h"

#include "core/graphql/help/ranking.h"
#include "core/graphql/namematch.h"

#include <algorithm>

namespace graphql {

namespace {

constexpr std::size_t MostPathWords = 8;
constexpr auto NoRank = static_cast<std::uint8_t>(NameRank::No);
constexpr std::uint32_t DeprecatedKey = 1U << 12U;

std::vector<std::string_view> pathWords(std::string_view wanted)
{
    // What people write between the steps of a path.
    constexpr std::string_view separators = " \t\r\n.,:>/(){}";
    std::vector<std::string_view> words;
    while (words.size() < MostPathWords) {
        const auto begin = wanted.find_first_not_of(separators);
        if (begin == std::string_view::npos)
            break;
        wanted.remove_prefix(begin);
        words.push_back(wanted.substr(0, wanted.find_first_of(separators)));
        wanted.remove_prefix(words.back().size());
    }
    return words;
}

void addListItems(BuilderPlace &place, TypeRef type)
{
    for (auto inner = type.nullable(); inner.isList(); inner = inner.unwrapped().nullable())
        place.push_back(BuilderStep::listItem(0));
}

} // namespace

BuilderSearch::BuilderSearch(std::shared_ptr<const Schema> schema, const Type &below)
    : m_schema(std::move(schema)),
      m_below(&below),
      m_ways(ways({}))
{
    for (const auto &way : m_ways.all) {
        if (&m_ways.all[m_ways.to.at(way.type).front()] != &way)
            continue; // Its items are there.
        addName(way.type->name);
        for (const auto &field : way.type->fields) {
            addItem({way.type, &field, nullptr});
            for (const auto &argument : field.arguments)
                addItem({way.type, &field, &argument});
        }
        for (const auto &input : way.type->inputFields)
            addItem({way.type, nullptr, &input});
    }
}

/// Nearest types first: what comes to a type first is a shortest way.
BuilderSearch::Ways BuilderSearch::ways(const std::vector<Ranks> &words) const
{
    Ways found;
    found.all.push_back({m_below});
    found.to[m_below].push_back(0);
    for (Number at = 0; at < found.all.size(); ++at) {
        const auto from = found.all[at];
        if (from.depth >= MostDepth)
            continue;
        const auto go = [&](const Type *to, const Field *field, const InputValue *input, bool isDeprecated) {
            follow(found,
                   {to, at, field, input, from.first ? from.first : field, from.words, from.depth,
                    from.isDeprecated || isDeprecated},
                   words);
        };
        for (const auto &field : from.type->fields) {
            const bool isDeprecated = field.deprecationReason.has_value();
            if (const auto *to = field.type.named(); to && to->isComposite())
                go(to, &field, nullptr, isDeprecated);
            for (const auto &argument : field.arguments)
                if (const auto *to = argument.type.named(); to && to->kind == TypeKind::InputObject)
                    go(to, &field, &argument, isDeprecated || argument.deprecationReason);
        }
        for (const auto &input : from.type->inputFields)
            if (const auto *to = input.type.named(); to && to->kind == TypeKind::InputObject)
                go(to, nullptr, &input, input.deprecationReason.has_value());
        if (from.type->isAbstract())
            for (const auto *member : from.type->possibleTypes)
                go(member, nullptr, nullptr, false);
    }
    return found;
}

/// Keeps a way, unless as many are known that are no longer. One that goes in a circle begins with the same field as
/// the part of it that does not, which is shorter, so it is never kept.
void BuilderSearch::follow(Ways &ways, Way way, const std::vector<Ranks> &words) const
{
    if (way.type == m_below)
        return;
    if (way.field) {
        way.words = met(way.words, way.field->name, words);
        ++way.depth;
    }
    if (way.input) {
        way.words = met(way.words, way.input->name, words);
        ++way.depth;
    }
    if (!way.field && !way.input) {
        way.words = met(way.words, way.type->name, words);
        ++way.depth;
    }
    // Before the words are met, one way is as good as another to meet them.
    const auto most = way.words == words.size() ? MostWays : 1;
    auto &known = ways.to[way.type];
    std::size_t alike = 0;
    for (const auto number : known) {
        const auto &other = ways.all[number];
        if (other.words != way.words)
            continue;
        if (other.first == way.first || ++alike >= most)
            return;
    }
    known.push_back(static_cast<Number>(ways.all.size()));
    ways.all.push_back(way);
}

/// How many of the words are met with one more step.
std::uint16_t BuilderSearch::met(std::uint16_t count, std::string_view name, const std::vector<Ranks> &words) const
{
    const bool isMet = count < words.size() && words[count][m_numbers.at(name)] != NoRank;
    return isMet ? static_cast<std::uint16_t>(count + 1) : count;
}

void BuilderSearch::addName(std::string_view name)
{
    if (m_numbers.try_emplace(name, static_cast<Number>(m_names.size())).second) {
        m_names.push_back(name);
        m_itemsOf.emplace_back();
    }
}

void BuilderSearch::addItem(const Item &item)
{
    const std::string_view name = item.input ? item.input->name : item.field->name;
    addName(name);
    m_itemsOf[m_numbers.at(name)].push_back(static_cast<Number>(m_items.size()));
    m_items.push_back(item);
}

BuilderSearch::Ranks BuilderSearch::ranksOf(std::string_view word, bool isScattered) const
{
    Ranks ranks(m_names.size(), NoRank);
    for (std::size_t i = 0; i < m_names.size(); ++i)
        if (!isScattered)
            ranks[i] = static_cast<std::uint8_t>(nameRank(m_names[i], word));
        else if (graphql::isScattered(m_names[i], word))
            ranks[i] = 0;
    return ranks;
}

std::vector<BuilderSearch::Hit> BuilderSearch::hits(const Ranks &ranks, const Ways &ways,
                                                    const std::vector<Ranks> &words) const
{
    std::vector<Hit> all;
    const auto add = [&](Number number, std::uint8_t rank) {
        const auto &item = m_items[number];
        const auto to = ways.to.find(item.owner);
        if (to == ways.to.end())
            return;
        const bool isDeprecated =
            item.input ? item.input->deprecationReason.has_value() : item.field->deprecationReason.has_value();
        std::size_t told = 0;
        for (const auto wayNumber : to->second) {
            const auto &way = ways.all[wayNumber];
            const bool isArgument = item.field && item.input;
            if ((isArgument ? met(way.words, item.field->name, words) : way.words) != words.size())
                continue;
            // What an interface has is found there, without asking for a type.
            const bool isCondition = way.before != None && !way.field && !way.input;
            if (isCondition && item.field && ways.all[way.before].type->field(item.field->name))
                continue;
            const auto depth = static_cast<std::uint32_t>(way.depth) + (isArgument ? 2U : 1U);
            const auto deprecated = way.isDeprecated || isDeprecated ? DeprecatedKey : 0U;
            all.push_back(
                {std::uint32_t {rank} << 16U | deprecated | depth << 1U | (item.input ? 1U : 0U), number, wayNumber});
            if (++told == MostWays)
                break;
        }
    };
    for (std::size_t name = 0; name < m_names.size(); ++name)
        if (ranks[name] != NoRank)
            for (const auto number : m_itemsOf[name])
                add(number, ranks[name]);
    return all;
}

BuilderFound BuilderSearch::found(const Hit &hit, const Ways &ways, std::string_view word) const
{
    std::vector<const Way *> steps;
    for (auto way = hit.way; ways.all[way].before != None; way = ways.all[way].before)
        steps.push_back(&ways.all[way]);
    BuilderFound result;
    const auto addInput = [&](const Field *field, const InputValue &input) {
        if (field)
            result.place.push_back(BuilderStep::field(field->name));
        result.place.push_back(field ? BuilderStep::argument(input.name) : BuilderStep::inputField(input.name));
    };
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        const auto &way = **step;
        if (way.input) {
            addInput(way.field, *way.input);
            addListItems(result.place, way.input->type);
        } else {
            result.place.push_back(way.field ? BuilderStep::field(way.field->name)
                                             : BuilderStep::typeCondition(way.type->name));
        }
    }
    const auto &item = m_items[hit.item];
    if (item.input)
        addInput(item.field, *item.input);
    else
        result.place.push_back(BuilderStep::field(item.field->name));
    result.type = item.input ? item.input->type : item.field->type;
    result.matched = matchedSpans(result.place.back().name, word);
    result.isDeprecated = (hit.key & DeprecatedKey) != 0;
    return result;
}

std::vector<BuilderFound> BuilderSearch::find(std::string_view wanted, std::size_t limit) const
{
    const auto texts = pathWords(wanted);
    std::vector<BuilderFound> result;
    if (texts.empty())
        return result;
    std::vector<Ranks> words;
    for (std::size_t i = 0; i + 1 < texts.size(); ++i)
        words.push_back(ranksOf(texts[i], false));
    const auto narrowed = words.empty() ? Ways() : ways(words);
    const auto &all = words.empty() ? m_ways : narrowed;
    auto best = hits(ranksOf(texts.back(), false), all, words);
    if (best.empty())
        best = hits(ranksOf(texts.back(), true), all, words);
    const auto count = std::min(limit, best.size());
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), best.end());
    for (std::size_t i = 0; i < count; ++i)
        result.push_back(found(best[i], all, texts.back()));
    return result;
}

} // namespace graphql
