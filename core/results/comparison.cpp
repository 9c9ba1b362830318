#include "core/results/comparison.h"

#include "core/results/decimal.h"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace results {
namespace {

using Kind = DifferenceKind;

constexpr std::size_t NoPartner = static_cast<std::size_t>(-1);

/// A member or an item: what its line shows first, and its value.
struct Child
{
    std::uint32_t begin = 0; ///< Of its key, or of itself.
    json::Value value;
};

bool holdsChildren(const json::Value &value)
{
    return value.isObject() || value.isArray();
}

bool isSameLeaf(const json::Value &left, const json::Value &right)
{
    if (left.kind() != right.kind())
        return false;
    if (left.raw() == right.raw())
        return true;
    if (left.isString())
        return left.string() == right.string();
    return left.kind() == json::Kind::Number && compareNumbers(left.raw(), right.raw()) == 0;
}

/// The children by name; of several of one name the last, as every reader decides.
std::vector<Child> membersOf(const json::Value &object, std::vector<std::string> &names)
{
    std::vector<Child> children;
    std::unordered_map<std::string, std::size_t> known;
    for (const auto &[key, value] : object.members()) {
        auto name = key.string();
        const auto [entry, isNew] = known.emplace(name, children.size());
        if (!isNew) {
            children[entry->second] = {key.span().begin, value};
            continue;
        }
        children.push_back({key.span().begin, value});
        names.push_back(std::move(name));
    }
    return children;
}

std::vector<Child> itemsOf(const json::Value &array)
{
    std::vector<Child> children;
    children.reserve(array.size());
    array.forEachItem([&](const json::Value &item) { children.push_back({item.span().begin, item}); });
    return children;
}

/// The ids of a list's items or nodes; nothing unless every item has one of its own.
std::optional<std::vector<std::string>> idsOf(const std::vector<Child> &items)
{
    std::vector<std::string> ids;
    std::unordered_map<std::string, bool> seen;
    for (const auto &item : items) {
        if (!item.value.isObject())
            return std::nullopt;
        const auto node = item.value.find("node");
        const auto id = node && node->isObject() ? node->find("id") : item.value.find("id");
        if (!id || !id->isString())
            return std::nullopt;
        ids.push_back(id->string());
        if (!seen.emplace(ids.back(), true).second)
            return std::nullopt;
    }
    return ids;
}

bool isName(std::string_view text)
{
    const auto isLetter = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
    };
    if (text.empty() || !isLetter(text.front()))
        return false;
    for (const char letter : text)
        if (!isLetter(letter) && (letter < '0' || letter > '9'))
            return false;
    return true;
}

class Comparer
{
public:
    explicit Comparer(Comparison &result) : m_result(result) { }

    void compare(const Child &left, const Child &right, int depth)
    {
        const bool areObjects = left.value.isObject() && right.value.isObject();
        const bool areArrays = left.value.isArray() && right.value.isArray();
        if (left.value.raw() == right.value.raw()) {
            addBoth(left, right, depth);
        } else if ((areObjects || areArrays) && !isWhole(left.value, depth) && !isWhole(right.value, depth)) {
            addLine(headOf(left), headOf(right), depth, Kind::Same);
            areObjects ? compareMembers(left.value, right.value, depth) : compareItems(left.value, right.value, depth);
            addLine(endOf(left), endOf(right), depth, Kind::Same);
        } else if (holdsChildren(left.value) || holdsChildren(right.value)) {
            m_result.isCut = m_result.isCut || ((areObjects || areArrays) && depth < DeepestComparison);
            note(Kind::Changed, left.value.span(), right.value.span());
            addSide(left, depth, Kind::Changed, true);
            addSide(right, depth, Kind::Changed, false);
        } else {
            const bool isSame = isSameLeaf(left.value, right.value);
            if (!isSame)
                note(Kind::Changed, left.value.span(), right.value.span());
            addLine(wholeOf(left), wholeOf(right), depth, isSame ? Kind::Same : Kind::Changed);
        }
    }

private:
    /// Whether a container is one line and compared as text: by name, one of a million items takes a gigabyte.
    bool isWhole(const json::Value &value, int depth) const
    {
        return depth >= DeepestComparison || value.size() > WidestComparison
            || m_result.lines.size() >= MostComparedLines;
    }

    static text::Span wholeOf(const Child &child) { return {child.begin, child.value.span().end}; }
    /// Up to the bracket.
    static text::Span headOf(const Child &child) { return {child.begin, child.value.span().begin + 1}; }
    static text::Span endOf(const Child &child)
    {
        const auto end = child.value.span().end;
        return {end - 1, end};
    }

    void compareMembers(const json::Value &left, const json::Value &right, int depth)
    {
        std::vector<std::string> leftNames;
        std::vector<std::string> rightNames;
        const auto lefts = membersOf(left, leftNames);
        const auto rights = membersOf(right, rightNames);
        std::vector<std::string> leftSteps;
        std::vector<std::string> rightSteps;
        for (auto *steps : {&leftSteps, &rightSteps}) {
            for (const auto &name : steps == &leftSteps ? leftNames : rightNames)
                steps->push_back(isName(name) ? (m_path.empty() ? name : "." + name) : "[\"" + name + "\"]");
        }
        match(lefts, leftNames, leftSteps, rights, rightNames, rightSteps, depth);
    }

    void compareItems(const json::Value &left, const json::Value &right, int depth)
    {
        const auto lefts = itemsOf(left);
        const auto rights = itemsOf(right);
        const auto leftIds = idsOf(lefts);
        const auto rightIds = leftIds ? idsOf(rights) : std::nullopt;
        std::vector<std::string> names[2];
        std::vector<std::string> steps[2];
        for (const int side : {0, 1}) {
            const auto &items = side == 0 ? lefts : rights;
            for (std::size_t i = 0; i < items.size(); ++i) {
                names[side].push_back(rightIds ? (side == 0 ? *leftIds : *rightIds)[i] : std::to_string(i));
                steps[side].push_back((rightIds ? "[id=" : "[") + names[side].back() + "]");
            }
        }
        match(lefts, names[0], steps[0], rights, names[1], steps[1], depth);
    }

    /// Goes through both in the order of the left, and shows what only the right has where it stands there.
    void match(const std::vector<Child> &lefts, const std::vector<std::string> &leftNames,
               const std::vector<std::string> &leftSteps, const std::vector<Child> &rights,
               const std::vector<std::string> &rightNames, const std::vector<std::string> &rightSteps, int depth)
    {
        std::unordered_map<std::string_view, std::size_t> byName;
        for (std::size_t i = 0; i < rights.size(); ++i)
            byName.emplace(rightNames[i], i);
        std::vector<std::size_t> partners(lefts.size(), NoPartner);
        std::vector<bool> isMatched(rights.size(), false);
        for (std::size_t i = 0; i < lefts.size(); ++i) {
            if (const auto found = byName.find(leftNames[i]); found != byName.end()) {
                partners[i] = found->second;
                isMatched[found->second] = true;
            }
        }
        std::size_t shown = 0;
        const auto addNewUpTo = [&](std::size_t end) {
            for (; shown < end; ++shown)
                if (!isMatched[shown])
                    at(rightSteps[shown], [&] {
                        note(Kind::Added, {}, rights[shown].value.span());
                        addSide(rights[shown], depth + 1, Kind::Added, false);
                    });
        };
        for (std::size_t i = 0; i < lefts.size(); ++i) {
            if (partners[i] == NoPartner) {
                at(leftSteps[i], [&] {
                    note(Kind::Removed, lefts[i].value.span(), {});
                    addSide(lefts[i], depth + 1, Kind::Removed, true);
                });
                continue;
            }
            addNewUpTo(partners[i]);
            at(leftSteps[i], [&] { compare(lefts[i], rights[partners[i]], depth + 1); });
        }
        addNewUpTo(rights.size());
    }

    template <typename Action>
    void at(const std::string &step, Action action)
    {
        const auto length = m_path.size();
        m_path += step;
        action();
        m_path.resize(length);
    }

    /// What stands in front of its lines.
    void note(Kind kind, text::Span left, text::Span right)
    {
        if (m_result.differences.size() >= MostDifferences) {
            m_result.isCut = true;
            return;
        }
        m_result.differences.push_back({kind, m_path, left, right, static_cast<std::uint32_t>(m_result.lines.size())});
    }

    void addLine(text::Span left, text::Span right, int depth, Kind kind)
    {
        m_result.lines.push_back({left, right, static_cast<std::uint16_t>(depth), kind});
    }

    /// Calls \a add with every line of \a child.
    template <typename Add>
    void forEachLine(const Child &child, int depth, const Add &add) const
    {
        if (!holdsChildren(child.value) || child.value.size() == 0 || isWhole(child.value, depth)) {
            add(wholeOf(child), depth);
            return;
        }
        add(headOf(child), depth);
        if (child.value.isArray())
            child.value.forEachItem([&](const json::Value &item) {
                forEachLine({item.span().begin, item}, depth + 1, add);
            });
        else
            for (const auto &[key, value] : child.value.members())
                forEachLine({key.span().begin, value}, depth + 1, add);
        add(endOf(child), depth);
    }

    void addSide(const Child &child, int depth, Kind kind, bool isLeft)
    {
        forEachLine(child, depth, [&](text::Span span, int at) {
            addLine(isLeft ? span : text::Span(), isLeft ? text::Span() : span, at, kind);
        });
    }

    /// Byte for byte the same, so what one side has stands at the same distance on the other.
    void addBoth(const Child &left, const Child &right, int depth)
    {
        const auto moved = right.value.span().begin - left.value.span().begin;
        bool isFirst = true;
        forEachLine(left, depth, [&](text::Span span, int at) {
            text::Span other {span.begin + moved, span.end + moved};
            // Keys may be written in two ways.
            if (std::exchange(isFirst, false))
                other.begin = right.begin;
            addLine(span, other, at, Kind::Same);
        });
    }

    Comparison &m_result;
    std::string m_path;
};

} // namespace

Comparison compare(std::shared_ptr<const json::Tape> left, std::shared_ptr<const json::Tape> right)
{
    Comparison result {std::move(left), std::move(right), {}, {}, false};
    const auto leftRoot = result.left->root();
    const auto rightRoot = result.right->root();
    Comparer(result).compare({leftRoot.span().begin, leftRoot}, {rightRoot.span().begin, rightRoot}, 0);
    return result;
}

std::string Comparison::text() const
{
    std::string text;
    for (const auto &difference : differences) {
        const auto was = difference.left.of(left->bytes());
        const auto is = difference.right.of(right->bytes());
        const auto path = difference.path.empty() ? std::string_view("(all)") : std::string_view(difference.path);
        if (difference.kind == Kind::Added)
            text.append("+ ").append(path).append(": ").append(is);
        else if (difference.kind == Kind::Removed)
            text.append("- ").append(path).append(": ").append(was);
        else
            text.append("~ ").append(path).append(": ").append(was).append(" → ").append(is);
        text += '\n';
    }
    return text;
}

} // namespace results
