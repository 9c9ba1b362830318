#include "core/graphql/dialect/grammarlimits.h"

#include "core/graphql/lexer.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace graphql {

namespace {

bool isRefusedControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

class GrammarCheck
{
public:
    explicit GrammarCheck(std::string_view source) : m_source(source) { }

    void check(const OperationDefinition &operation)
    {
        checkDescription(operation.description);
        for (const VariableDefinition &variable : operation.variables) {
            checkDescription(variable.description);
            check(variable.defaultValue);
            if (!variable.directives.empty())
                report("The Admin API cannot read directives on variable definitions: leave them out.",
                       variable.directives.front().span);
        }
        check(operation.directives);
        check(operation.selectionSet);
    }

    void check(const FragmentDefinition &fragment)
    {
        checkDescription(fragment.description);
        check(fragment.directives);
        check(fragment.selectionSet);
    }

    std::vector<Diagnostic> takeFindings() { return std::move(m_findings); }

private:
    void checkDescription(const Value *description)
    {
        if (description)
            report("The Admin API cannot read descriptions on operations, variables and fragments: make it a comment "
                   "(#).",
                   description->span);
    }

    void check(List<Directive> directives)
    {
        for (const Directive &directive : directives)
            check(directive.arguments);
    }

    void check(List<Argument> arguments)
    {
        for (const Argument &argument : arguments)
            check(argument.value);
    }

    void check(const SelectionSet *set)
    {
        for (const Selection &selection : set ? set->selections : List<Selection>()) {
            check(selection.arguments);
            check(selection.directives);
            check(selection.selectionSet);
        }
    }

    void check(const Value *value)
    {
        if (!value)
            return;
        for (const Value *item : value->items)
            check(item);
        for (const ObjectField &field : value->fields)
            check(field.value);
        if (value->kind == Value::Kind::Null)
            report("The Admin API cannot read the literal null: leave it out, which means the same to it, or send it "
                   "in a variable.",
                   value->span);
        else if (value->kind == Value::Kind::String)
            checkString(value->span);
    }

    void checkString(text::Span span)
    {
        const std::string_view written = span.of(m_source);
        if (std::any_of(written.begin(), written.end(), isRefusedControl))
            report("The Admin API cannot read control characters in strings: write them as \\u0000, or send the string "
                   "in a variable.",
                   span);
        if (written.starts_with("\"\"\""))
            return;
        for (std::size_t at = written.find('\\'); at != std::string_view::npos; at = written.find('\\', at + 2)) {
            if (written.substr(at).starts_with("\\u{"))
                return report("The Admin API cannot read the escape \\u{…}: write the character itself.", span);
            const std::string_view digits = written.substr(std::min(at + 2, written.size()), 2);
            if (written.substr(at).starts_with("\\u") && digits.size() == 2 && (digits[0] == 'd' || digits[0] == 'D')
                && digits[1] > '7')
                return report("The Admin API reads each half of an escaped surrogate pair as U+FFFD: write the "
                              "character itself.",
                              span, Diagnostic::Severity::Warning);
        }
    }

    void report(std::string message, text::Span span, Diagnostic::Severity severity = Diagnostic::Severity::Error)
    {
        m_findings.push_back({severity, std::move(message), {span}, "Dialect"});
    }

    std::string_view m_source;
    std::vector<Diagnostic> m_findings;
};

bool isPlain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

std::vector<Diagnostic> grammarLimits(const Document &document)
{
    GrammarCheck check(document.source());
    for (const Definition &definition : document.definitions()) {
        if (definition.operation)
            check.check(*definition.operation);
        else if (definition.fragment)
            check.check(*definition.fragment);
    }
    return check.takeFindings();
}

std::vector<Diagnostic> commentLimits(const Document &document)
{
    const std::string_view source = document.source();
    std::vector<Diagnostic> findings;
    for (const text::Span span : document.comments()) {
        const std::string_view comment = span.of(source);
        if (std::any_of(comment.begin(), comment.end(), isRefusedControl))
            findings.push_back({Diagnostic::Severity::Error,
                                "The Admin API cannot read control characters in comments: take them out.",
                                {span},
                                "Dialect"});
    }
    if (isPlain(source))
        return findings;
    Lexer lexer(source);
    std::uint32_t end = 0;
    for (Token token = lexer.next(); token.kind != TokenKind::EndOfFile; token = lexer.next()) {
        if (token.kind == TokenKind::Comment)
            continue;
        const text::Span between {end, token.span.begin};
        const auto odd = std::find_if(source.begin() + between.begin, source.begin() + between.end,
                                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        const auto place = static_cast<std::uint32_t>(odd - source.begin());
        if (token.kind == TokenKind::Name && place < between.end)
            findings.push_back(
                {Diagnostic::Severity::Warning,
                 "Behind a comment or a byte order mark that is not plain ASCII, the Admin API reads the "
                 "end of the next name twice: keep to ASCII here. (Gatehouse sends such comments blank.)",
                 {{place, place + 1}},
                 "Dialect"});
        end = token.span.end;
    }
    return findings;
}

} // namespace graphql
