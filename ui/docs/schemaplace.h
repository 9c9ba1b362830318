#pragma once

#include "core/graphql/schema.h"

#include <QString>

#include <optional>

namespace ui {

/// Where a place of the schema is, as pointers into it: `Type`, `Type.member`, `Type.field(argument)`, `@directive`;
/// all null is the start page.
struct SchemaPlace
{
    const graphql::Type *type = nullptr;
    const graphql::Field *field = nullptr;
    const graphql::InputValue *argument = nullptr;
    const graphql::InputValue *inputField = nullptr;
    const graphql::EnumValue *value = nullptr;
    const graphql::DirectiveType *directive = nullptr;
};
/// None: \a schema has no such place.
std::optional<SchemaPlace> findPlace(const graphql::Schema &schema, const QString &place);

/// `query`, `mutation` or `subscription`, when \a type is that root of \a schema; else empty.
std::string_view operationOf(const graphql::Schema &schema, const graphql::Type *type);

/// The kind of a type in words: `type`, `interface`, `union`, `enum`, `input`, `scalar`.
QString nameOfKind(graphql::TypeKind kind);

} // namespace ui
