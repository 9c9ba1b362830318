#include "app/language/check.h"

#include "app/exitcode.h"
#include "app/language/findings.h"
#include "app/language/report.h"
#include "app/language/source.h"
#include "core/graphql/dialect/dialect.h"
#include "core/graphql/findingorder.h"
#include "core/graphql/validation.h"
#include "core/graphql/variables.h"
#include "core/json/typed.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <map>

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

/// The variables, and what they are called in findings.
struct NamedText
{
    std::string name;
    std::string text;
};

/// All that a check reads, before anything is looked at.
struct CheckInput
{
    std::shared_ptr<const graphql::Schema> schema;
    std::shared_ptr<const graphql::Document> document;
    std::optional<NamedText> variables;
    bool isForAdminApi = false; ///< Held against the real server's limits too.
};

/// Gathers what is found again and again, with the operations that it was found for.
class OnceSaid
{
public:
    void add(std::vector<Diagnostic> findings, const graphql::OperationDefinition *operation)
    {
        for (Diagnostic &finding : findings) {
            const auto [known, isNew] =
                m_said.emplace(std::pair(finding.spans.front().begin, finding.message), m_sayings.size());
            if (isNew)
                m_sayings.push_back({std::move(finding), operation, 0});
            else
                ++m_sayings[known->second].again;
        }
    }
    std::vector<Diagnostic> take(bool areOperationsClear)
    {
        std::vector<Diagnostic> findings;
        for (Saying &saying : m_sayings) {
            if (saying.operation && !areOperationsClear)
                saying.finding.message += about(saying);
            findings.push_back(std::move(saying.finding));
        }
        graphql::sortByPlace(findings);
        return findings;
    }

private:
    struct Saying
    {
        Diagnostic finding;
        const graphql::OperationDefinition *operation; ///< The first; null when it is about none.
        std::size_t again; ///< How many more say the same.
    };

    static std::string about(const Saying &saying)
    {
        const std::string_view name = saying.operation->name.value;
        std::string text = " (operation ";
        text.append(name.empty() ? "without a name" : name);
        if (saying.again > 0)
            text.append(" and ").append(std::to_string(saying.again)).append(" more");
        return text.append("; choose one with --operation)");
    }

    std::vector<Saying> m_sayings;
    std::map<std::pair<std::uint32_t, std::string>, std::size_t> m_said;
};

/// Against each of \a operations: what one finds and another finds again is said once. When nobody chose among several,
/// it is said whose variables do not fit.
std::vector<Diagnostic> variablesFindings(const CheckInput &input,
                                          const std::vector<const graphql::OperationDefinition *> &operations,
                                          bool isChosen)
{
    const std::string &source = input.variables->text;
    if (!text::isValidUtf8(source))
        return {variablesFinding("The variables are not UTF-8 here.", firstByteThatIsNotUtf8(source))};
    const auto tape = json::parseTyped(source);
    if (!tape)
        return {variablesFinding("The variables are not JSON: " + tape.error().message, tape.error().offset)};
    const graphql::VariableValues values(*tape);
    OnceSaid findings;
    for (const auto *operation : operations)
        findings.add(graphql::checkVariables(*input.schema, *operation, values), operation);
    if (input.isForAdminApi)
        for (auto &said : graphql::checkVariablesDialect(*input.schema, *input.document, operations, values))
            findings.add(std::move(said.findings), said.operation);
    return findings.take(isChosen || operations.size() < 2);
}

/// JSON as it stands, a file (with @ or without), or standard input.
bool isJsonText(std::string_view variables)
{
    const auto first = variables.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && variables[first] == '{';
}

bool isStandardInput(const std::string &variables)
{
    return variables == "-" || variables == "@-";
}

tl::expected<NamedText, std::string> readVariables(const std::string &variables)
{
    if (isJsonText(variables))
        return NamedText {"--variables", variables};
    const std::string path = variables.starts_with('@') ? variables.substr(1) : variables;
    auto text = readSource(path);
    if (!text)
        return tl::unexpected(std::move(text).error());
    return NamedText {path, std::move(*text)};
}

tl::expected<CheckInput, std::string> readCheckInput(const std::string &schemaPath, const std::string &path,
                                                     const std::optional<std::string> &variablesWord)
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
    if (variablesWord) {
        auto variables = readVariables(*variablesWord);
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
        graphql::append(findings, graphql::checkDialect(*input.schema, *input.document, graphql::Delivery::AsWritten));
    graphql::sortByPlace(findings);
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
            {"--variables", "JSON", "check these variables too, a JSON object, from\nFILE or @FILE, or -"},
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
    const auto variables = words.value("--variables");
    const std::string &path = words.operands.front();
    if (!schemaPath || schemaPath->empty())
        return wrongUsePlainly("--schema is missing.", checkSyntax().command);
    if ((path == "-") + (*schemaPath == "-") + (variables && isStandardInput(*variables)) > 1)
        return wrongUsePlainly("Standard input can be only one of FILE, --schema and --variables.",
                               checkSyntax().command);
    const auto dialect = words.value("--dialect");
    if (dialect && dialect != "authgear" && dialect != "spec")
        return wrongUsePlainly("--dialect takes authgear or spec, not " + *dialect + '.', checkSyntax().command);
    auto input = readCheckInput(*schemaPath, path, variables);
    if (!input)
        return failedPlainly(input.error());
    input->isForAdminApi = dialect ? dialect == "authgear" : graphql::isAdminApi(*input->schema);

    const bool isParsed = input->document->syntaxErrors().empty();
    const auto operations = chosenOperations(*input->document, words.value("--operation"));
    if (isParsed && words.has("--operation") && operations.empty())
        return failedPlainly("The document has no operation " + *words.value("--operation") + '.');
    std::vector<Findings> all {{path, "document", input->document->source(), documentFindings(*input)}};
    if (isParsed && input->variables)
        all.push_back({input->variables->name, "variables", input->variables->text,
                       variablesFindings(*input, operations, words.has("--operation"))});
    const bool isRefused = std::any_of(all.begin(), all.end(), hasErrors);
    return printAll(words.has("--json") ? findingsJson(all) : findingsText(all), isRefused ? Failed : Done);
}

} // namespace app
