#include "app/language/check.h"

#include "app/exitcode.h"
#include "app/language/findings.h"
#include "app/language/report.h"
#include "app/language/source.h"
#include "core/graphql/dialect/dialect.h"
#include "core/graphql/validation.h"
#include "core/graphql/variables.h"
#include "core/json/typed.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <set>

namespace app {
namespace {

using graphql::Diagnostic;

Diagnostic variablesFinding(std::string message, std::uint32_t offset)
{
    return {Diagnostic::Severity::Error, std::move(message), {{offset, offset}}, "Variables"};
}

std::uint32_t firstByteThatIsNotUtf8(std::string_view source)
{
    std::uint32_t at = 0;
    for (auto point = text::decode(source, at); point.valid; point = text::decode(source, at))
        at += point.length;
    return at;
}

void append(std::vector<Diagnostic> &all, std::vector<Diagnostic> more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void sortByPlace(std::vector<Diagnostic> &findings)
{
    const auto place = [](const Diagnostic &finding) {
        return finding.spans.empty() ? 0 : finding.spans.front().begin;
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Diagnostic &left, const Diagnostic &right) { return place(left) < place(right); });
}

/// All that a check reads, before anything is looked at.
struct CheckInput
{
    std::shared_ptr<const graphql::Schema> schema;
    std::shared_ptr<const graphql::Document> document;
    std::optional<std::string> variables;
    bool isForAdminApi = false; ///< Held against the real server's limits too.
};

/// Against each of \a operations: what one finds and another finds again is said once.
std::vector<Diagnostic> variablesFindings(const CheckInput &input,
                                          const std::vector<const graphql::OperationDefinition *> &operations)
{
    const std::string &source = *input.variables;
    if (!text::isValidUtf8(source))
        return {variablesFinding("The variables are not UTF-8 here.", firstByteThatIsNotUtf8(source))};
    const auto tape = json::parseTyped(source);
    if (!tape)
        return {variablesFinding("The variables are not JSON: " + tape.error().message, tape.error().offset)};
    const graphql::VariableValues values(*tape);
    std::vector<Diagnostic> all;
    for (const auto *operation : operations)
        append(all, graphql::checkVariables(*input.schema, *operation, values));
    if (input.isForAdminApi)
        append(all, graphql::checkVariablesDialect(*input.schema, *input.document, operations, values));
    std::vector<Diagnostic> findings;
    std::set<std::pair<std::uint32_t, std::string>> said;
    for (Diagnostic &finding : all) {
        if (said.emplace(finding.spans.front().begin, finding.message).second)
            findings.push_back(std::move(finding));
    }
    sortByPlace(findings);
    return findings;
}

tl::expected<CheckInput, std::string> readCheckInput(const std::string &schemaPath, const std::string &path,
                                                     const std::optional<std::string> &variablesPath)
{
    CheckInput input;
    auto schema = readSchema(schemaPath);
    if (!schema)
        return tl::unexpected(std::move(schema).error());
    input.schema = std::move(*schema);
    auto source = readSource(path);
    if (!source)
        return tl::unexpected(std::move(source).error());
    input.document = graphql::parse(std::move(*source));
    if (variablesPath) {
        auto variables = readSource(*variablesPath);
        if (!variables)
            return tl::unexpected(std::move(variables).error());
        input.variables = std::move(*variables);
    }
    return input;
}

std::vector<Diagnostic> documentFindings(const CheckInput &input)
{
    std::vector<Diagnostic> findings = input.document->syntaxErrors();
    for (Diagnostic &finding : findings)
        finding.rule = "Syntax";
    if (!findings.empty())
        return findings;
    findings = graphql::validate(*input.schema, *input.document);
    if (input.isForAdminApi)
        append(findings, graphql::checkDialect(*input.schema, *input.document, graphql::Delivery::AsWritten));
    sortByPlace(findings);
    return findings;
}

/// The operations that the variables are meant for: the one of that name, or all.
std::vector<const graphql::OperationDefinition *> chosenOperations(const graphql::Document &document,
                                                                   const std::optional<std::string> &name)
{
    if (!name)
        return document.operations();
    const auto *operation = document.operation(*name);
    return operation ? std::vector {operation} : std::vector<const graphql::OperationDefinition *>();
}

} // namespace

const Syntax &checkSyntax()
{
    static const Syntax syntax {
        "gatehouse check",
        "FILE|-",
        "Checks a document against a schema; sends nothing.",
        1,
        {
            {"--schema", "FILE", "the schema: SDL or an introspection answer"},
            {"--variables", "FILE", "check these variables too, a JSON object"},
            {"--operation", "NAME", "the operation that the variables are for\n(every operation of the document)"},
            {"--dialect", "NAME",
             "authgear: the limits of the real server too;\nspec: only those of the specification (authgear\nwhen the "
             "schema is the Admin API's, or else spec)"},
            {"--json", nullptr, "findings as JSON instead of lines"},
        },
        "Ends with 1 when there are errors.",
    };
    return syntax;
}

int runCheck(const SortedWords &words)
{
    const auto schemaPath = words.value("--schema");
    const auto variablesPath = words.value("--variables");
    const std::string &path = words.operands.front();
    if (!schemaPath || schemaPath->empty())
        return wrongUsePlainly("--schema is missing.", checkSyntax().command);
    if ((path == "-") + (*schemaPath == "-") + (variablesPath == "-") > 1)
        return wrongUsePlainly("Standard input can be only one of FILE, --schema and --variables.",
                               checkSyntax().command);
    const auto dialect = words.value("--dialect");
    if (dialect && dialect != "authgear" && dialect != "spec")
        return wrongUsePlainly("--dialect takes authgear or spec, not " + *dialect + '.', checkSyntax().command);
    auto input = readCheckInput(*schemaPath, path, variablesPath);
    if (!input)
        return failedPlainly(input.error());
    input->isForAdminApi = dialect ? dialect == "authgear" : graphql::isAdminApi(*input->schema);

    std::vector<Findings> all {{path, "document", input->document->source(), documentFindings(*input)}};
    const bool isParsed = input->document->syntaxErrors().empty();
    const auto operations = chosenOperations(*input->document, words.value("--operation"));
    if (isParsed && words.has("--operation") && operations.empty())
        return failedPlainly("The document has no operation " + *words.value("--operation") + '.');
    if (isParsed && input->variables)
        all.push_back({*variablesPath, "variables", *input->variables, variablesFindings(*input, operations)});
    const bool isRefused = std::any_of(all.begin(), all.end(), hasErrors);
    return printAll(words.has("--json") ? findingsJson(all) : findingsText(all), isRefused ? Failed : Done);
}

} // namespace app
