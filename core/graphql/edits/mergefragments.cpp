#include "core/graphql/edits/mergefragments.h"

#include "core/graphql/edits/fragmentspreads.h"
#include "core/graphql/edits/layout.h"
#include "core/graphql/edits/variablesurvey.h"
#include "core/graphql/lexer.h"
#include "core/graphql/printer.h"

#include <algorithm>
#include <unordered_map>

namespace graphql {

namespace {

/// A selection of the merged document.
struct MergedSelection
{
    const Selection *node = nullptr;
    const FragmentDefinition *expanded = nullptr; ///< The node is a spread of it, and becomes an inline fragment.
    std::vector<const SelectionSet *> sets; ///< What it selects: its own, then those of fields that joined it.
    const Type *type = nullptr; ///< Of what it selects; null: unknown.
    const Selection *origin = nullptr; ///< The selection of the host that it comes from; null: it joins the host.
};

bool haveSameArguments(const Selection &left, const Selection &right)
{
    return left.arguments.size() == right.arguments.size()
        && std::all_of(left.arguments.begin(), left.arguments.end(), [&](const Argument &argument) {
               return std::any_of(right.arguments.begin(), right.arguments.end(), [&](const Argument &other) {
                   return argument.name.value == other.name.value && print(*argument.value) == print(*other.value);
               });
           });
}

/// \a text, which stood at lines indented by \a from, for lines indented by \a to. Lines inside block strings stay as
/// they are: their indentation is part of the token.
std::string reindented(const std::string &text, const std::string &from, const std::string &to)
{
    if (from == to || text.find_first_of("\r\n") == std::string::npos)
        return text;
    std::vector<text::Span> strings;
    if (text.find("\"\"\"") != std::string::npos) {
        Lexer lexer(text);
        for (auto token = lexer.next(); token.kind != TokenKind::EndOfFile; token = lexer.next())
            if (token.kind == TokenKind::BlockString)
                strings.push_back(token.span);
    }
    std::string result;
    std::size_t at = 0;
    auto string = strings.begin();
    while (at < text.size()) {
        const auto lineBreak = text.find_first_of("\r\n", at);
        if (lineBreak == std::string::npos)
            break;
        const auto next = lineBreak + (text.compare(lineBreak, 2, "\r\n") == 0 ? 2 : 1);
        result.append(text, at, next - at);
        at = next;
        while (string != strings.end() && string->end <= at)
            ++string;
        if ((string != strings.end() && string->begin < at) || text.compare(at, from.size(), from) != 0)
            continue;
        // A blank line stays blank.
        const auto content = at + from.size();
        if (content >= text.size() || (text[content] != '\r' && text[content] != '\n'))
            result.append(to);
        at = content;
    }
    return result.append(text, at);
}

class FragmentMerge
{
public:
    FragmentMerge(const Schema &schema, const Document &document)
        : m_schema(schema),
          m_document(document),
          m_source(document.source()),
          m_layout(document)
    { }

    Refactoring run()
    {
        if (haveEndlessFragments(m_schema, m_document))
            return {{}, "A fragment spreads itself, so it cannot be written out."};
        const auto inlined = inlinedFragments(m_schema, m_document);
        std::vector<TextEdit> edits;
        for (const auto &definition : m_document.definitions()) {
            if (const auto *operation = definition.operation; operation && operation->selectionSet)
                mergeInto(edits, *operation->selectionSet, {}, m_schema.root(operation->type));
            else if (definition.fragment && inlined.contains(definition.fragment))
                removeDefinition(edits, *definition.fragment);
        }
        if (!m_refusal.empty())
            return {{}, std::move(m_refusal)};
        removeBlankEnd(edits);
        return {std::move(edits), {}};
    }

private:
    /// The selections of one set, as they will be.
    struct Level
    {
        std::vector<MergedSelection> selections;
        std::unordered_map<std::string_view, std::size_t> fields; ///< By response key, those without directives.
        std::unordered_set<std::string_view> spreads; ///< That are in already.
        const Type *type = nullptr;
    };

    enum class Role { Host, Joining };

    void gather(Level &level, const SelectionSet &set, Role role, const Selection *origin)
    {
        if (!enter())
            return;
        for (const auto &selection : set.selections) {
            const auto *from = role == Role::Host ? &selection : origin;
            if (selection.kind == Selection::Kind::Field)
                gatherField(level, selection, from);
            else if (selection.kind == Selection::Kind::FragmentSpread)
                gatherSpread(level, selection, from);
            else
                gatherInline(level, selection, from);
        }
        --m_depth;
    }

    void gatherField(Level &level, const Selection &field, const Selection *origin)
    {
        if (field.directives.empty()) {
            const auto [known, isNew] = level.fields.emplace(field.responseKey(), level.selections.size());
            if (!isNew) {
                auto &first = level.selections[known->second];
                if (first.node->name.value == field.name.value && haveSameArguments(*first.node, field)
                    && !first.node->selectionSet == !field.selectionSet) {
                    if (field.selectionSet)
                        first.sets.push_back(field.selectionSet);
                    return;
                }
            }
        }
        const auto *definition = level.type ? m_schema.field(*level.type, field.name.value) : nullptr;
        add(level, {&field, nullptr, {}, definition ? definition->type.named() : nullptr, origin}, field.selectionSet);
    }

    void gatherSpread(Level &level, const Selection &spread, const Selection *origin)
    {
        const auto *fragment = m_document.fragment(spread.name.value);
        if (!fragment || !fragment->selectionSet || !canBeInlined(m_schema, spread, *fragment))
            return add(level, {&spread, nullptr, {}, nullptr, origin}, nullptr);
        const auto &condition = fragment->typeCondition.value;
        if (spread.directives.empty() && fragment->directives.empty()) {
            if (!level.spreads.insert(spread.name.value).second)
                return;
            if (level.type && level.type->name == condition)
                return gather(level, *fragment->selectionSet, Role::Joining, origin);
        }
        add(level, {&spread, fragment, {}, m_schema.type(condition), origin}, fragment->selectionSet);
    }

    void gatherInline(Level &level, const Selection &fragment, const Selection *origin)
    {
        const auto &condition = fragment.typeCondition;
        const bool saysNothing =
            fragment.directives.empty() && (!condition || (level.type && level.type->name == condition.value));
        if (saysNothing && fragment.selectionSet)
            return gather(level, *fragment.selectionSet, Role::Joining, origin);
        add(level, {&fragment, nullptr, {}, condition ? m_schema.type(condition.value) : level.type, origin},
            fragment.selectionSet);
    }

    void add(Level &level, MergedSelection selection, const SelectionSet *own)
    {
        constexpr std::size_t mostSelections = 100'000;
        if (++m_count > mostSelections)
            m_refusal = "Written out, the fragments would make more than 100,000 selections.";
        if (own)
            selection.sets.push_back(own);
        level.selections.push_back(std::move(selection));
    }

    bool enter()
    {
        constexpr int deepest = 500;
        if (!m_refusal.empty())
            return false;
        if (m_depth == deepest) {
            m_refusal = "Written out, the fragments would be nested more than 500 levels deep.";
            return false;
        }
        ++m_depth;
        return true;
    }

    /// The edits that make \a host what it and the sets that \a join it come to.
    void mergeInto(std::vector<TextEdit> &edits, const SelectionSet &host,
                   const std::vector<const SelectionSet *> &join, const Type *type)
    {
        if (!enter())
            return;
        Level level;
        level.type = type;
        gather(level, host, Role::Host, nullptr);
        for (const auto *set : join)
            gather(level, *set, Role::Joining, nullptr);
        auto next = level.selections.begin();
        for (const auto &selection : host.selections) {
            const auto first = next;
            while (next != level.selections.end() && next->origin == &selection)
                ++next;
            if (first == next)
                remove(edits, selection);
            else if (first->node == &selection && !first->expanded)
                mergeSelected(edits, *first);
            else
                replace(edits, selection, {first, next});
        }
        if (next != level.selections.end())
            append(edits, host, {next, level.selections.end()});
        --m_depth;
    }

    void mergeSelected(std::vector<TextEdit> &edits, const MergedSelection &selection)
    {
        if (!selection.sets.empty())
            mergeInto(edits, *selection.sets.front(), {selection.sets.begin() + 1, selection.sets.end()},
                      selection.type);
    }

    void remove(std::vector<TextEdit> &edits, const Selection &selection)
    {
        auto span = selection.span;
        const auto behind = m_layout.skipBlanks(span.end);
        if (m_layout.beginsLine(span.begin) && m_layout.endsLine(span.end)) {
            // A comment behind it stays, as it may speak of what this repeats.
            const bool hasComment = behind < m_source.size() && m_source[behind] == '#';
            span = hasComment ? text::Span {span.begin, behind}
                              : text::Span {m_layout.lineBegin(span.begin), m_layout.nextLine(span.end)};
        } else if (m_layout.endsLine(span.end) || m_source[behind] == '}') {
            span.begin = m_layout.skipBlanksBack(span.begin);
            // The one in front may have gone up to here.
            if (!edits.empty() && edits.back().replacement.empty() && edits.back().span.end > span.begin) {
                span.begin = m_layout.skipBlanksBack(edits.back().span.begin);
                edits.pop_back();
            }
        } else {
            span.end = behind;
        }
        if (!edits.empty())
            span.begin = std::max(span.begin, edits.back().span.end);
        edits.push_back({span, m_layout.apart(span, "")});
    }

    void replace(std::vector<TextEdit> &edits, const Selection &selection, const std::vector<MergedSelection> &items)
    {
        const auto span = selection.span;
        const auto indent = m_layout.indentation(span.begin);
        const auto separator = m_layout.beginsLine(span.begin) ? m_layout.lineBreak() + indent : std::string(" ");
        auto text = joined(items, separator, indent);
        if (m_endsInComment && !m_layout.endsLine(span.end))
            text.append(m_layout.lineBreak()).append(indent);
        edits.push_back({span, m_layout.apart(span, std::move(text))});
    }

    void append(std::vector<TextEdit> &edits, const SelectionSet &host, const std::vector<MergedSelection> &items)
    {
        const auto closing = host.span.end - 1;
        const auto &last = host.selections.back();
        const bool onLines = m_layout.beginsLine(last.span.begin);
        const auto indent =
            onLines ? m_layout.indentation(last.span.begin) : m_layout.indentation(closing) + m_layout.step();
        if (m_layout.beginsLine(closing)) {
            const auto at = m_layout.lineBegin(closing);
            const auto text = joined(items, m_layout.lineBreak() + indent, indent);
            edits.push_back({{at, at}, indent + text + m_layout.lineBreak()});
            return;
        }
        const auto separator = onLines ? m_layout.lineBreak() + indent : std::string(" ");
        auto text = separator + joined(items, separator, indent);
        if (m_endsInComment)
            text.append(m_layout.lineBreak()).append(indent);
        edits.push_back({{last.span.end, last.span.end}, std::move(text)});
    }

    std::string joined(const std::vector<MergedSelection> &items, const std::string &separator,
                       const std::string &indent)
    {
        std::string text;
        bool endsInComment = false;
        for (const auto &item : items) {
            if (!text.empty())
                text.append(endsInComment ? m_layout.lineBreak() + indent : separator);
            text.append(textOf(item, indent));
            endsInComment = m_endsInComment;
        }
        return text;
    }

    /// A selection as it will be, with the comments that belong to it; sets m_endsInComment.
    std::string textOf(const MergedSelection &item, const std::string &indent)
    {
        const auto span = item.node->span;
        // What stands beside a selection of the host stays there.
        const auto around = item.node == item.origin ? span : withComments(span);
        std::vector<TextEdit> edits;
        std::string core;
        if (item.expanded) {
            core = std::string("... on ").append(item.expanded->typeCondition.value).append(" ");
            for (const auto *directive : inlineDirectives(*item.node, *item.expanded))
                core.append(directive->span.of(m_source)).append(" ");
            const auto body = item.expanded->selectionSet->span;
            mergeSelected(edits, item);
            core.append(reindented(slice(body, edits), m_layout.indentation(body.begin), indent));
        } else {
            mergeSelected(edits, item);
            core = reindented(slice(span, edits), m_layout.indentation(span.begin), indent);
        }
        const auto before = std::string(text::Span {around.begin, span.begin}.of(m_source));
        m_endsInComment = around.end > span.end;
        return reindented(before, m_layout.indentation(around.begin), indent) + core
            + std::string(text::Span {span.end, around.end}.of(m_source));
    }

    std::string slice(text::Span span, std::vector<TextEdit> edits) const
    {
        for (auto &edit : edits)
            edit.span = {edit.span.begin - span.begin, edit.span.end - span.begin};
        return applied(span.of(m_source), edits);
    }

    /// \a span with the lines of comments directly above it and the comment behind it on its last line.
    text::Span withComments(text::Span span) const
    {
        const auto begin = beginWithComments(span.begin);
        const auto behind = m_layout.skipBlanks(span.end);
        if (behind < m_source.size() && m_source[behind] == '#')
            span.end = m_layout.lineEnd(behind);
        return {begin, span.end};
    }

    std::uint32_t beginWithComments(std::uint32_t begin) const
    {
        if (!m_layout.beginsLine(begin))
            return begin;
        for (auto line = m_layout.lineBegin(begin); line > 0; line = m_layout.lineBegin(begin)) {
            const auto first = m_layout.skipBlanks(m_layout.previousLine(line));
            if (!m_layout.hasComment({first + 1, first + 2})) // A line of a block string may begin with # too.
                break;
            begin = first;
        }
        return begin;
    }

    void removeDefinition(std::vector<TextEdit> &edits, const FragmentDefinition &fragment)
    {
        auto span = fragment.span;
        if (m_layout.beginsLine(span.begin) && m_layout.endsLine(span.end)) {
            span.begin = m_layout.lineBegin(beginWithComments(span.begin));
            span.end = m_layout.nextLine(span.end);
            // And the blank lines behind it.
            for (auto next = span.end; next < m_source.size(); span.end = next = m_layout.nextLine(next))
                if (m_layout.skipBlanks(next) != m_layout.lineEnd(next))
                    break;
        } else if (m_layout.endsLine(span.end)) {
            span.begin = m_layout.skipBlanksBack(span.begin);
        } else {
            span.end = m_layout.skipBlanks(span.end);
        }
        if (!edits.empty()) {
            span.begin = std::max(span.begin, edits.back().span.end);
            if (edits.back().replacement.empty() && edits.back().span.end == span.begin) {
                edits.back().span.end = span.end;
                return;
            }
        }
        edits.push_back({span, ""});
    }

    /// What is removed at the end takes the blank lines in front of it along.
    void removeBlankEnd(std::vector<TextEdit> &edits) const
    {
        if (edits.empty() || edits.back().span.end != m_source.size() || !edits.back().replacement.empty())
            return;
        auto &begin = edits.back().span.begin;
        const auto content = m_source.find_last_not_of(" \t\r\n", begin == 0 ? 0 : begin - 1);
        if (content == std::string_view::npos || begin == 0)
            return;
        const auto end = m_layout.nextLine(static_cast<std::uint32_t>(content));
        const auto earliest = edits.size() > 1 ? edits[edits.size() - 2].span.end : 0;
        begin = std::min(begin, std::max(end, earliest));
    }

    const Schema &m_schema;
    const Document &m_document;
    std::string_view m_source;
    Layout m_layout;
    std::size_t m_count = 0;
    int m_depth = 0;
    bool m_endsInComment = false; ///< Whether the last selection that was written out does.
    std::string m_refusal;
};

} // namespace

Refactoring mergeFragments(const Schema &schema, const Document &document)
{
    if (auto refusal = refusalOfBrokenText(document); !refusal.empty())
        return {{}, std::move(refusal)};
    return FragmentMerge(schema, document).run();
}

} // namespace graphql
