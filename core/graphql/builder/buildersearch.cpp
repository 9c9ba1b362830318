#include "core/graphql/builder/buildersearch.h"

#include "core/graphql/help/ranking.h"
#include "core/graphql/namematch.h"

#include <algorithm>
#include <tuple>

namespace graphql {

namespace {

constexpr std::size_t MostPathWords = 8;
constexpr auto NoRank = static_cast<std::uint8_t>(NameRank::No);

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

std::vector<std::uint8_t> ranksOf(const std::vector<std::string_view> &names, std::string_view word, bool scattered)
{
    std::vector<std::uint8_t> ranks(names.size(), NoRank);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (!scattered)
            ranks[i] = static_cast<std::uint8_t>(nameRank(names[i], word));
        else if (isScattered(names[i], word))
            ranks[i] = 0;
    return ranks;
}

void addListItems(BuilderPlace &place, TypeRef type)
{
    for (auto inner = type.nullable(); inner.isList(); inner = inner.unwrapped().nullable())
        place.push_back(BuilderStep::listItem(0));
}

} // namespace

BuilderSearch::BuilderSearch(std::shared_ptr<const Schema> schema, const Type &below) : m_schema(std::move(schema))
{
    walk(below);
    for (const auto &way : m_ways) {
        if (m_waysTo.at(way.type).front() != static_cast<Number>(&way - m_ways.data()))
            continue; // Its items are there.
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
void BuilderSearch::walk(const Type &below)
{
    m_ways.push_back({&below, None, nullptr, nullptr, nullptr, None, None, 0, false});
    m_waysTo[&below].push_back(0);
    for (Number at = 0; at < m_ways.size(); ++at) {
        const auto &type = *m_ways[at].type;
        if (m_ways[at].depth >= MostDepth)
            continue;
        for (const auto &field : type.fields) {
            const bool isDeprecated = field.deprecationReason.has_value();
            if (const auto *to = field.type.named(); to && to->isComposite())
                follow(at, &field, nullptr, to, isDeprecated);
            for (const auto &argument : field.arguments)
                if (const auto *to = argument.type.named(); to && to->kind == TypeKind::InputObject)
                    follow(at, &field, &argument, to, isDeprecated || argument.deprecationReason);
        }
        for (const auto &input : type.inputFields)
            if (const auto *to = input.type.named(); to && to->kind == TypeKind::InputObject)
                follow(at, nullptr, &input, to, input.deprecationReason.has_value());
        if (type.isAbstract())
            for (const auto *member : type.possibleTypes)
                follow(at, nullptr, nullptr, member, false);
    }
}

void BuilderSearch::follow(Number from, const Field *field, const InputValue *input, const Type *to, bool isDeprecated)
{
    const auto *first = m_ways[from].first ? m_ways[from].first : field;
    auto &known = m_waysTo[to];
    if (known.size() >= MostWays
        || std::any_of(known.begin(), known.end(), [&](Number way) { return m_ways[way].first == first; })
        || isOnWay(from, *to))
        return;
    Way way {to, from, field, input, first, None, None, 0, m_ways[from].isDeprecated || isDeprecated};
    way.depth = static_cast<std::uint16_t>(m_ways[from].depth + (field && input ? 2 : 1));
    way.name = nameNumber(input ? input->name : field ? field->name : to->name);
    if (field && input)
        way.fieldName = nameNumber(field->name);
    known.push_back(static_cast<Number>(m_ways.size()));
    m_ways.push_back(way);
}

bool BuilderSearch::isOnWay(Number way, const Type &type) const
{
    for (; way != None; way = m_ways[way].before)
        if (m_ways[way].type == &type)
            return true;
    return false;
}

BuilderSearch::Number BuilderSearch::nameNumber(std::string_view name)
{
    const auto [found, isNew] = m_numbers.try_emplace(name, static_cast<Number>(m_names.size()));
    if (isNew) {
        m_names.push_back(name);
        m_itemsOf.emplace_back();
    }
    return found->second;
}

void BuilderSearch::addItem(const Item &item)
{
    const auto number = nameNumber(item.input ? item.input->name : item.field->name);
    m_itemsOf[number].push_back(static_cast<Number>(m_items.size()));
    m_items.push_back(item);
}

std::vector<BuilderSearch::Hit> BuilderSearch::hits(const std::vector<std::uint8_t> &ranks) const
{
    std::vector<Hit> all;
    for (std::size_t name = 0; name < m_names.size(); ++name) {
        if (ranks[name] == NoRank)
            continue;
        for (const auto number : m_itemsOf[name]) {
            const auto &item = m_items[number];
            const bool isDeprecated =
                item.input ? item.input->deprecationReason.has_value() : item.field->deprecationReason.has_value();
            for (const auto wayNumber : m_waysTo.at(item.owner)) {
                const auto &way = m_ways[wayNumber];
                const bool isCondition = way.before != None && !way.field && !way.input;
                // What an interface has is found there, without asking for a type.
                if (isCondition && item.field && m_ways[way.before].type->field(item.field->name))
                    continue;
                const auto depth = static_cast<std::uint32_t>(way.depth) + (item.field && item.input ? 2U : 1U);
                all.push_back(
                    {number, wayNumber,
                     std::uint32_t {ranks[name]} << 16U | (way.isDeprecated || isDeprecated ? 1U << 12U : 0U) | depth});
            }
        }
    }
    return all;
}

/// Whether the words before the last are on the way, in their order.
bool BuilderSearch::passes(const Hit &hit, const std::vector<std::vector<std::uint8_t>> &words) const
{
    auto left = words.size();
    const auto meet = [&](Number name) {
        if (left > 0 && name != None && words[left - 1][name] != NoRank)
            --left;
    };
    const auto &item = m_items[hit.item];
    if (item.field && item.input)
        meet(m_numbers.at(item.field->name));
    for (auto way = hit.way; way != None && left > 0; way = m_ways[way].before) {
        meet(m_ways[way].name);
        meet(m_ways[way].fieldName);
    }
    return left == 0;
}

BuilderFound BuilderSearch::found(const Hit &hit, std::string_view word) const
{
    std::vector<const Way *> ways;
    for (auto way = hit.way; m_ways[way].before != None; way = m_ways[way].before)
        ways.push_back(&m_ways[way]);
    BuilderFound result;
    const auto addInput = [&](const Field *field, const InputValue &input) {
        if (field)
            result.place.push_back(BuilderStep::field(field->name));
        result.place.push_back(field ? BuilderStep::argument(input.name) : BuilderStep::inputField(input.name));
    };
    for (auto way = ways.rbegin(); way != ways.rend(); ++way) {
        if ((*way)->input) {
            addInput((*way)->field, *(*way)->input);
            addListItems(result.place, (*way)->input->type);
        } else {
            result.place.push_back((*way)->field ? BuilderStep::field((*way)->field->name)
                                                 : BuilderStep::typeCondition((*way)->type->name));
        }
    }
    const auto &item = m_items[hit.item];
    if (item.input)
        addInput(item.field, *item.input);
    else
        result.place.push_back(BuilderStep::field(item.field->name));
    result.type = item.input ? item.input->type : item.field->type;
    result.matched = matchedSpans(result.place.back().name, word);
    result.isDeprecated = (hit.key & 1U << 12U) != 0;
    return result;
}

std::vector<BuilderFound> BuilderSearch::find(std::string_view wanted, std::size_t limit) const
{
    const auto words = pathWords(wanted);
    std::vector<BuilderFound> result;
    if (words.empty())
        return result;
    std::vector<std::vector<std::uint8_t>> before;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        before.push_back(ranksOf(m_names, words[i], false));
    std::vector<Hit> best;
    for (const bool scattered : {false, true}) {
        best = hits(ranksOf(m_names, words.back(), scattered));
        if (!before.empty())
            std::erase_if(best, [&](const Hit &hit) { return !passes(hit, before); });
        if (!best.empty())
            break;
    }
    const auto count = std::min(limit, best.size());
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), best.end(),
                      [](const Hit &left, const Hit &right) {
                          return std::tie(left.key, left.item, left.way) < std::tie(right.key, right.item, right.way);
                      });
    for (std::size_t i = 0; i < count; ++i)
        result.push_back(found(best[i], words.back()));
    return result;
}

} // namespace graphql
