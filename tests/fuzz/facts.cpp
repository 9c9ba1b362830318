#include "core/graphql/operationfacts.h"
#include "tests/fuzz/target.h"
#include "tests/fuzz/treetext.h"

#include <string>

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// The text as readers could take it who differ from ours in one thing each: what ends a line or a comment, what is
/// blank, what ends a block string.
std::vector<std::string> otherReadings(const std::string &text)
{
    std::string controlsAreBlank = text;
    std::string controlsEndLines = text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7F) {
            controlsAreBlank[i] = ' ';
            controlsEndLines[i] = '\n';
        }
    }
    return {replaced(replaced(text, "\r\n", " \n"), "\r", " "),
            replaced(replaced(text, "\xE2\x80\xA8", "  \n"), "\xE2\x80\xA9", "  \n"),
            replaced(text, "\xEF\xBB\xBF", "   "),
            replaced(text, "\xEF\xBB\xBF", ""),
            replaced(text, "\\\"\"\"", "  \"\"\""),
            std::move(controlsAreBlank),
            std::move(controlsEndLines)};
}

bool runsAChange(const std::string &text, std::string_view operationName)
{
    const auto document = graphql::parse(text);
    if (!document->syntaxErrors().empty())
        return false;
    for (const graphql::OperationDefinition *operation : document->operations()) {
        const bool isChosen = operationName.empty() || operation->name.value == operationName;
        if (isChosen && operation->type != graphql::OperationType::Query)
            return true;
    }
    return false;
}

void judge(const graphql::Document &document, std::string_view name, const json::Tape *variables,
           const graphql::Schema *schema)
{
    const graphql::OperationFacts facts = graphql::operationFacts(document, name, variables, schema);
    fuzz::require(facts.refusal.empty() == (facts.operation != nullptr), "there is an operation or a refusal");
    if (!facts.operation) {
        fuzz::require(facts.changesData, "what is refused is no read");
        return;
    }
    fuzz::require(facts.wireText.size() == document.source().size(), "what is sent keeps its places");
    fuzz::requireEqual(fuzz::treeText(*graphql::parse(facts.wireText)), fuzz::treeText(document),
                       "what is sent means the same");
    for (const graphql::TopLevelField &field : facts.fields) {
        fuzz::require(json::Tape::parse(field.arguments).has_value(), "arguments are JSON");
        fuzz::require(json::Tape::parse(field.maskedArguments).has_value(), "masked arguments are JSON");
        fuzz::require(field.span.end <= document.source().size(), "a field lies inside the text");
    }
    if (facts.changesData)
        return;
    fuzz::require(facts.operation->type == graphql::OperationType::Query, "a read is a query");
    fuzz::require(!runsAChange(facts.wireText, name), "a read is a read for a strict reader");
    for (const std::string &reading : otherReadings(facts.wireText))
        fuzz::require(!runsAChange(reading, name), "a read is a read for every reader");
}

} // namespace

/// No document is judged a read that some reader would run as a change. The input is a document, and after a line
/// `---` the variables.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto [source, json] = fuzz::twoTexts(fuzz::textOf(data, size));
    const auto document = graphql::parse(std::string(source));
    const auto tape = json::Tape::parse(std::string(json));
    const json::Tape *variables = tape ? &*tape : nullptr;
    judge(*document, {}, variables, &fuzz::smallSchema());
    for (const graphql::OperationDefinition *operation : document->operations()) {
        judge(*document, operation->name.value, variables, &fuzz::adminSchema());
        judge(*document, operation->name.value, variables, nullptr);
    }
    return 0;
}
