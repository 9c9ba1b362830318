#include "ui/results/errorplace.h"

#include "core/graphql/help/answerfields.h"

#include <QRegularExpression>

namespace ui {
namespace {

const graphql::OperationDefinition *ranOperation(const graphql::Document &document, const QString &name)
{
    if (const auto *named = document.operation(name.toStdString()); named && !name.isEmpty())
        return named;
    const auto operations = document.operations();
    return operations.size() == 1 ? operations.front() : nullptr;
}

std::optional<text::Span> variablePlace(const graphql::OperationDefinition &operation, const QString &message)
{
    static const QRegularExpression named(QStringLiteral("\\AVariable \"\\$([_A-Za-z][_0-9A-Za-z]*)\""));
    const auto name = named.match(message).captured(1).toStdString();
    for (const auto &variable : operation.variables)
        if (!name.empty() && variable.name.value == name)
            return variable.span;
    return std::nullopt;
}

} // namespace

std::optional<text::Span> errorPlace(const graphql::Document &document, const QString &operationName,
                                     const run::AnswerError &error)
{
    const auto *operation = ranOperation(document, operationName);
    if (!operation)
        return std::nullopt;
    std::vector<std::string> keys;
    for (const auto &step : error.path.split(QLatin1Char('.'), Qt::SkipEmptyParts))
        if (!step.front().isDigit())
            keys.push_back(step.toStdString());
    for (; !keys.empty(); keys.pop_back()) {
        const auto fields = graphql::fieldsAt(document, *operation, keys, nullptr);
        if (fields.empty())
            continue;
        const auto &field = *fields.front().field;
        // Not with all that is selected in it.
        return text::Span {field.span.begin, field.name.span.end};
    }
    return variablePlace(*operation, error.message);
}

} // namespace ui
