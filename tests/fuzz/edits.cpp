#include "tests/fuzz/edits.h"

#include "core/graphql/document.h"
#include "core/graphql/edits/extractvariable.h"
#include "core/graphql/edits/fillleafs.h"
#include "core/graphql/edits/inlinevariable.h"
#include "core/graphql/edits/variabledefinitions.h"
#include "core/graphql/validation.h"

#include <algorithm>
#include <optional>
#include <string>

namespace {

/// What the edits make of the document; valid text stays valid.
std::shared_ptr<const graphql::Document> changed(const graphql::Document &document,
                                                 const std::vector<graphql::TextEdit> &edits)
{
    fuzz::requireSound(edits, document.source());
    auto result = graphql::parse(graphql::applied(document.source(), edits));
    fuzz::require(!document.syntaxErrors().empty() || result->syntaxErrors().empty(), "an edit breaks no valid text");
    return result;
}

std::shared_ptr<const graphql::Document> changed(const graphql::Document &document,
                                                 const graphql::Refactoring &refactoring)
{
    fuzz::require(refactoring.refusal.empty() || refactoring.edits.empty(), "what is refused changes nothing");
    return changed(document, refactoring.edits);
}

bool hasFinding(const graphql::Schema &schema, const graphql::Document &document, std::string_view rule)
{
    const auto findings = graphql::validate(schema, document);
    return std::any_of(findings.begin(), findings.end(), [rule](const auto &finding) { return finding.rule == rule; });
}

void tryAll(const graphql::Schema &schema, const graphql::Document &document, const json::Tape *variables)
{
    changed(document, graphql::fillLeafs(schema, document));
    const graphql::Refactoring added = graphql::addMissingVariables(schema, document);
    const auto complete = changed(document, added);
    fuzz::require(!added.refusal.empty() || !hasFinding(schema, *complete, "NoUndefinedVariables"),
                  "no variable is missing when the missing ones are added");
    const graphql::Refactoring removed = graphql::removeUnusedVariables(schema, document);
    const auto tidy = changed(document, removed);
    fuzz::require(!removed.refusal.empty() || !hasFinding(schema, *tidy, "NoUnusedVariables"),
                  "no variable is unused when the unused ones are removed");

    std::uint32_t before = 0;
    for (const std::uint32_t offset : fuzz::offsetsIn(document.source())) {
        changed(document, graphql::fillLeafs(schema, document, offset));
        changed(document, graphql::inlineVariable(schema, document, offset, variables));
        changed(document, graphql::inlineVariable(schema, document, offset, variables, {true, true}));
        const text::Span selection {std::min(before, offset), std::max(before, offset)};
        changed(document, graphql::extractVariable(schema, document, {offset, offset}).refactoring);
        changed(document,
                graphql::extractVariable(schema, document, selection, graphql::ExtractedValue::AsDefault).refactoring);
        before = offset;
    }
    for (const graphql::OperationDefinition *operation : document.operations()) {
        changed(document, graphql::extractVariables(schema, document, *operation).refactoring);
        changed(document, graphql::extractVariables(schema, document, *operation, {true, true}).refactoring);
        for (const graphql::VariableDefinition &variable : operation->variables)
            changed(document, graphql::inlineVariable(schema, document, *operation, variable.name.value, variables));
    }
}

} // namespace

/// Every edit can be asked for anywhere, and leaves valid text valid. The input is a document, and after a line `---`
/// the variables.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto [source, json] = fuzz::twoTexts(fuzz::textOf(data, size));
    const auto document = graphql::parse(std::string(source));
    const auto tape = json::Tape::parse(std::string(json));
    tryAll(fuzz::smallSchema(), *document, tape ? &*tape : nullptr);
    tryAll(fuzz::adminSchema(), *document, tape ? &*tape : nullptr);
    return 0;
}
