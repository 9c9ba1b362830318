#include "ui/docs/schemaplace.h"

namespace ui {

std::optional<SchemaPlace> findPlace(const graphql::Schema &schema, const QString &place)
{
    SchemaPlace found;
    if (place.isEmpty())
        return found;
    if (place.startsWith(QLatin1Char('@'))) {
        found.directive = schema.directive(place.mid(1).toStdString());
        return found.directive ? std::optional(found) : std::nullopt;
    }
    const auto dot = place.indexOf(QLatin1Char('.'));
    found.type = schema.type(place.left(dot).toStdString());
    if (!found.type || dot < 0)
        return found.type ? std::optional(found) : std::nullopt;
    const auto parenthesis = place.indexOf(QLatin1Char('('), dot);
    const auto member = place.mid(dot + 1, parenthesis < 0 ? -1 : parenthesis - dot - 1).toStdString();
    found.field = found.type->field(member);
    found.inputField = found.type->inputField(member);
    found.value = found.type->value(member);
    if (!found.field && !found.inputField && !found.value)
        return std::nullopt;
    if (parenthesis >= 0) {
        const auto argument = place.mid(parenthesis + 1, place.size() - parenthesis - 2).toStdString();
        found.argument = found.field ? found.field->argument(argument) : nullptr;
        if (!found.argument)
            return std::nullopt;
    }
    return found;
}

std::string_view operationOf(const graphql::Schema &schema, const graphql::Type *type)
{
    for (const auto operation :
         {graphql::OperationType::Query, graphql::OperationType::Mutation, graphql::OperationType::Subscription})
        if (type && schema.root(operation) == type)
            return graphql::nameOf(operation);
    return {};
}

QString nameOfKind(graphql::TypeKind kind)
{
    switch (kind) {
    case graphql::TypeKind::Object:
        return QStringLiteral("type");
    case graphql::TypeKind::Interface:
        return QStringLiteral("interface");
    case graphql::TypeKind::Union:
        return QStringLiteral("union");
    case graphql::TypeKind::Enum:
        return QStringLiteral("enum");
    case graphql::TypeKind::InputObject:
        return QStringLiteral("input");
    case graphql::TypeKind::Scalar:
        break;
    }
    return QStringLiteral("scalar");
}

} // namespace ui
