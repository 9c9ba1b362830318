#include "core/graphql/edits/definitionlist.h"

#include <algorithm>

namespace graphql {

namespace {

class DefinitionList
{
public:
    DefinitionList(const Layout &layout, const Document &document, const OperationDefinition &operation)
        : m_layout(layout),
          m_source(document.source()),
          m_operation(operation)
    { }

    std::vector<TextEdit> with(const std::vector<std::string> &definitions) const
    {
        if (definitions.empty())
            return {};
        if (m_operation.variables.empty())
            return {opened(definitions)};
        const auto &last = m_operation.variables.back();
        if (!m_layout.beginsLine(last.span.begin))
            return {insertion(last.span.end, ", " + joined(definitions, ", "))};
        return withLines(last, definitions);
    }

    std::vector<TextEdit> without(const std::vector<const VariableDefinition *> &definitions) const
    {
        if (definitions.empty())
            return {};
        if (definitions.size() == m_operation.variables.size())
            return {{listWithBlanks(), ""}};
        std::vector<TextEdit> edits;
        for (const auto *definition : definitions) {
            const auto span = withSeparators(*definition, definitions);
            while (!edits.empty() && edits.back().span.end > span.begin)
                edits.pop_back();
            edits.push_back({span, ""});
        }
        return edits;
    }

private:
    static TextEdit insertion(std::uint32_t offset, std::string text) { return {{offset, offset}, std::move(text)}; }

    static std::string joined(const std::vector<std::string> &texts, const std::string &separator)
    {
        std::string all;
        for (const auto &text : texts)
            all.append(all.empty() ? "" : separator).append(text);
        return all;
    }

    /// An operation without definitions, given parentheses.
    TextEdit opened(const std::vector<std::string> &definitions) const
    {
        const auto list = "(" + joined(definitions, ", ") + ")";
        const auto head = m_operation.name ? m_operation.name.span.end : m_operation.keyword.end;
        // Parentheses that somebody opened and has not filled in yet.
        if (const auto brace = m_layout.skipBlanks(head);
            !m_operation.shorthand && brace < m_source.size() && m_source[brace] == '(')
            return insertion(brace + 1, joined(definitions, ", "));
        if (m_operation.shorthand)
            return insertion(m_operation.selectionSet->span.begin, "query " + list + " ");
        return m_operation.name ? insertion(m_operation.name.span.end, list)
                                : insertion(m_operation.keyword.end, " " + list);
    }

    /// One definition a line, with commas only when there are some.
    std::vector<TextEdit> withLines(const VariableDefinition &last, const std::vector<std::string> &definitions) const
    {
        const auto count = m_operation.variables.size();
        const bool hasComma = isCommaBehind(last.span.end);
        const bool wantsCommas = hasComma || (count > 1 && isCommaBehind(m_operation.variables[count - 2].span.end));
        const auto separator = m_layout.lineBreak() + m_layout.indentation(last.span.begin);
        const auto text = separator + joined(definitions, (wantsCommas ? "," : "") + separator);
        const std::string comma = wantsCommas && !hasComma ? "," : "";
        // Behind the last line's comment, which speaks of that line.
        if (!m_layout.endsLine(last.span.end))
            return {insertion(last.span.end, comma + text)};
        const auto end = m_layout.lineEnd(last.span.end);
        if (comma.empty() || end == last.span.end)
            return {insertion(end, comma + text + (hasComma ? "," : ""))};
        return {insertion(last.span.end, comma), insertion(end, text)};
    }

    bool isCommaBehind(std::uint32_t offset) const
    {
        return m_source.substr(offset, m_layout.skipBlanks(offset) - offset).find(',') != std::string_view::npos;
    }

    /// From the parenthesis that opens, and the blanks in front of it, to behind the one that closes.
    text::Span listWithBlanks() const
    {
        const auto head = m_operation.name ? m_operation.name.span.end : m_operation.keyword.end;
        const auto opening = findBesideComments('(', head);
        return {m_layout.hasComment({head, opening}) ? opening : head,
                findBesideComments(')', m_operation.variables.back().span.end) + 1};
    }

    std::uint32_t findBesideComments(char wanted, std::uint32_t from) const
    {
        while (m_source[from] != wanted)
            from = m_source[from] == '#' ? m_layout.lineEnd(from) : from + 1;
        return from;
    }

    text::Span withSeparators(const VariableDefinition &definition,
                              const std::vector<const VariableDefinition *> &removed) const
    {
        const auto span = definition.span;
        if (m_layout.beginsLine(span.begin) && m_layout.endsLine(span.end))
            return {m_layout.lineBegin(span.begin), m_layout.nextLine(span.end)};
        const auto *next = &definition + 1;
        if (next != m_operation.variables.data() + m_operation.variables.size()) {
            // Up to the next one, or to a comment in between that has a line of its own.
            for (const auto comment : m_layout.comments({span.end, next->span.begin}))
                if (m_layout.beginsLine(comment.begin - 1))
                    return {span.begin, comment.begin - 1};
            return {span.begin, next->span.begin};
        }
        const auto *kept = &definition;
        for (auto gone = removed.rbegin(); gone != removed.rend() && *gone == kept; ++gone)
            --kept;
        // A comment in front must not swallow what follows.
        if (m_layout.hasComment({kept->span.end, span.begin}))
            return span;
        return {kept->span.end, span.end};
    }

    const Layout &m_layout;
    std::string_view m_source;
    const OperationDefinition &m_operation;
};

} // namespace

std::vector<TextEdit> withDefinitions(const Layout &layout, const Document &document,
                                      const OperationDefinition &operation, const std::vector<std::string> &definitions)
{
    return DefinitionList(layout, document, operation).with(definitions);
}

std::vector<TextEdit> withoutDefinitions(const Layout &layout, const Document &document,
                                         const OperationDefinition &operation,
                                         const std::vector<const VariableDefinition *> &definitions)
{
    return DefinitionList(layout, document, operation).without(definitions);
}

} // namespace graphql
