#include "core/graphql/validation.h"

#include "core/graphql/printer.h"
#include "tests/fuzz/target.h"

#include <string>

namespace {

std::string messagesOf(const std::vector<graphql::Diagnostic> &findings)
{
    std::string text;
    for (const auto &finding : findings)
        text.append(finding.rule).append(": ").append(finding.message).append("\n");
    return text;
}

void requireSameInAnyLayout(const graphql::Schema &schema, const graphql::Document &document)
{
    const std::vector<graphql::Diagnostic> findings = graphql::validate(schema, document);
    fuzz::requireSound(findings, document.source());
    std::uint32_t begin = 0;
    for (const auto &finding : findings) {
        fuzz::require(!finding.rule.empty(), "a finding names its rule");
        fuzz::require(!finding.spans.empty(), "a finding has a place");
        fuzz::require(finding.spans.front().begin >= begin, "findings are in order");
        begin = finding.spans.front().begin;
    }
    if (!document.syntaxErrors().empty())
        return;
    const auto printed = graphql::parse(graphql::print(document));
    fuzz::requireEqual(messagesOf(graphql::validate(schema, *printed)), messagesOf(findings),
                       "the layout of a text changes no finding");
}

} // namespace

/// Any document can be validated, broken ones too; what is found does not depend on the layout.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto document = graphql::parse(std::string(fuzz::textOf(data, size)));
    requireSameInAnyLayout(fuzz::smallSchema(), *document);
    requireSameInAnyLayout(fuzz::adminSchema(), *document);
    return 0;
}
