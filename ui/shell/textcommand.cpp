#include "ui/shell/textcommand.h"

#include "core/graphql/dialect/dialect.h"
#include "core/graphql/document.h"
#include "core/graphql/edits/extractvariable.h"
#include "core/graphql/edits/fillleafs.h"
#include "core/graphql/edits/format.h"
#include "core/graphql/edits/inlinevariable.h"
#include "core/graphql/edits/mergefragments.h"
#include "core/graphql/edits/minify.h"
#include "core/graphql/edits/variabledefinitions.h"
#include "core/json/change.h"
#include "core/json/typed.h"
#include "core/json/writer.h"
#include "core/text/linemap.h"

#include <QCoreApplication>

namespace ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::TextCommand", text);
}

QString unreadable(const graphql::Diagnostic &error, std::string_view source)
{
    const auto offset = error.spans.empty() ? 0 : error.spans.front().begin;
    return tr("The text stays as it is, because line %1 cannot be read. %2")
        .arg(text::LineMap(source).position(offset).line)
        .arg(QString::fromStdString(error.message));
}

TextChange laidOut(graphql::LayoutEdits layout, std::string_view source)
{
    if (layout.error)
        return {{}, {}, unreadable(*layout.error, source)};
    return {std::move(layout.edits), {}, {}};
}

TextChange refactored(graphql::Refactoring refactoring)
{
    return {std::move(refactoring.edits), {}, QString::fromStdString(refactoring.refusal)};
}

TextChange filled(const graphql::Schema &schema, const graphql::Document &document, std::uint32_t caret)
{
    auto edits = graphql::fillLeafs(schema, document, caret);
    return {edits.empty() ? graphql::fillLeafs(schema, document) : std::move(edits), {}, {}};
}

/// The definition is only half of it: without a value for the request the operation would mean something else.
TextChange extracted(graphql::Extraction extraction, const std::string &variables)
{
    auto change = refactored(std::move(extraction.refactoring));
    auto values = variables;
    for (const auto &variable : extraction.variables) {
        if (variable.json.empty())
            continue;
        auto with = withMember(values, variable.name, variable.json);
        if (!with)
            return {
                {}, {}, tr("The variables are no JSON object, so there is no place for the value. Mend them first.")};
        values = *std::move(with);
    }
    if (values != variables)
        change.variables = std::move(values);
    return change;
}

const graphql::OperationDefinition *operationOf(const graphql::Document &document, std::uint32_t caret)
{
    if (const auto *operation = document.operationAt(caret))
        return operation;
    const auto operations = document.operations();
    return operations.size() == 1 ? operations.front() : nullptr;
}

graphql::LiteralLimits literalLimits(const graphql::Schema &schema)
{
    const bool isAdminApi = graphql::isAdminApi(schema);
    return {.noNull = isAdminApi, .noObjectsInScalars = isAdminApi};
}

TextChange inlined(const graphql::Schema &schema, const graphql::Document &document, std::uint32_t caret,
                   const std::string &variables)
{
    const auto tape = json::parseTyped(variables);
    return refactored(graphql::inlineVariable(schema, document, caret, tape ? &*tape : nullptr, literalLimits(schema)));
}

QString nothingToDo(TextCommand command)
{
    switch (command) {
    case TextCommand::Prettify:
        return tr("This is laid out already.");
    case TextCommand::MergeFragments:
        return tr("There are no fragments to merge.");
    case TextCommand::FillFields:
        return tr("Every field that needs a selection has one.");
    case TextCommand::ExtractVariable:
    case TextCommand::ExtractVariables:
        return tr("There is no value here that could become a variable.");
    case TextCommand::InlineVariable:
        return tr("The caret is not on a variable.");
    case TextCommand::AddMissingVariables:
        return tr("Every variable that is used is defined.");
    case TextCommand::RemoveUnusedVariables:
        return tr("Every variable that is defined is used.");
    case TextCommand::Minify:
        break;
    }
    return tr("This is as short as it gets.");
}

TextChange changeBy(TextCommand command, const TextAtHand &text)
{
    if (command == TextCommand::Minify)
        return laidOut(graphql::minify(text.query), text.query);
    const auto document = graphql::parse(text.query);
    if (command == TextCommand::Prettify)
        return laidOut(graphql::format(*document), text.query);
    if (!text.schema)
        return {{}, {}, tr("This needs the schema, which is not here yet.")};
    const auto &schema = *text.schema;
    switch (command) {
    case TextCommand::MergeFragments:
        return refactored(graphql::mergeFragments(schema, *document));
    case TextCommand::FillFields:
        return filled(schema, *document, text.caret);
    case TextCommand::ExtractVariable: {
        const auto taken = json::keysTyped(text.variables);
        return extracted(graphql::extractVariable(schema, *document, text.selection,
                                                  graphql::ExtractedValue::ForRequest, literalLimits(schema), &taken),
                         text.variables);
    }
    case TextCommand::ExtractVariables:
        if (const auto *operation = operationOf(*document, text.caret)) {
            const auto taken = json::keysTyped(text.variables);
            return extracted(graphql::extractVariables(schema, *document, *operation, literalLimits(schema), &taken),
                             text.variables);
        }
        return {{}, {}, tr("Put the caret into the operation whose values are meant.")};
    case TextCommand::InlineVariable:
        return inlined(schema, *document, text.caret, text.variables);
    case TextCommand::AddMissingVariables:
        return refactored(graphql::addMissingVariables(schema, *document));
    case TextCommand::RemoveUnusedVariables:
        return refactored(graphql::removeUnusedVariables(schema, *document));
    case TextCommand::Prettify:
    case TextCommand::Minify:
        break;
    }
    return {};
}

} // namespace

TextChange changeOf(TextCommand command, const TextAtHand &text)
{
    auto change = changeBy(command, text);
    if (change.edits.empty() && !change.variables && change.notice.isEmpty())
        change.notice = nothingToDo(command);
    return change;
}

std::optional<std::string> withMember(const std::string &object, std::string_view name, std::string_view value)
{
    const auto edits = json::editsFor(object, {json::Change::Kind::Set, {std::string(name)}, std::string(value), 0});
    return edits ? std::optional(text::applied(object, *edits)) : std::nullopt;
}

TextChange memberRenamed(const std::string &object, std::string_view from, std::string_view to, bool keepsOld)
{
    if (json::plainJson(object).find_first_not_of(" \t\r\n") == std::string::npos)
        return {};
    const auto tape = json::parseTyped(object);
    if (!tape || !tape->root().isObject())
        return {{}, {}, tr("The variables are no JSON object, so the value cannot follow its name. Mend them first.")};
    const auto value = tape->root().find(from);
    if (!value)
        return {};
    if (tape->root().find(to))
        return {{},
                {},
                tr("The variables have a value for “%1” already.")
                    .arg(QString::fromUtf8(to.data(), static_cast<qsizetype>(to.size())))};
    if (keepsOld)
        return {{}, withMember(object, to, value->raw()), {}};
    std::string result = object;
    const auto members = tape->root().members();
    for (auto member = members.rbegin(); member != members.rend(); ++member) {
        const auto span = member->first.span();
        if (member->first.equals(from))
            result.replace(span.begin, span.length(), json::quoted(to));
    }
    return {{}, std::move(result), {}};
}

} // namespace ui
