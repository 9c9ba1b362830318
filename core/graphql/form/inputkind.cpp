#include "core/graphql/form/inputkind.h"

namespace graphql {

namespace {

bool isDateTime(const Type &scalar)
{
    return scalar.name == "DateTime"
        || (scalar.specifiedByUrl && scalar.specifiedByUrl->find("date-time") != std::string::npos);
}

InputKind scalarKind(const Type &scalar)
{
    if (scalar.name == "String" || scalar.name == "ID")
        return InputKind::Text;
    if (scalar.name == "Int")
        return InputKind::Integer;
    if (scalar.name == "Float")
        return InputKind::Decimal;
    if (scalar.name == "Boolean")
        return InputKind::Switch;
    return isDateTime(scalar) ? InputKind::DateTime : InputKind::Json;
}

} // namespace

InputKind inputKind(TypeRef type)
{
    const auto nullable = type.nullable();
    if (!nullable)
        return InputKind::Json;
    if (nullable.isList())
        return InputKind::List;
    switch (nullable.named()->kind) {
    case TypeKind::Enum:
        return InputKind::Choice;
    case TypeKind::InputObject:
        return InputKind::Object;
    case TypeKind::Scalar:
        return scalarKind(*nullable.named());
    case TypeKind::Object:
    case TypeKind::Interface:
    case TypeKind::Union:
        break;
    }
    return InputKind::Json;
}

} // namespace graphql
