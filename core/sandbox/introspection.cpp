#include "core/sandbox/introspection.h"

#include <algorithm>
#include <array>
#include <random>

namespace sandbox {

namespace {

using graphql::Schema;
using graphql::Type;
using graphql::TypeKind;
using graphql::TypeRef;

constexpr std::array<std::string_view, 3> shownDirectives {"include", "skip", "deprecated"};

/// The schema in the order that this process happens to have. Lives as long as the resolvers that share it.
struct IntrospectionModel
{
    std::shared_ptr<const Schema> schema;
    std::vector<const Type *> types;
    quint64 seed = 0;

    /// Indexes of \a count members of \a owner in an order that looks random and stays the same.
    std::vector<std::size_t> order(const std::string &owner, std::size_t count) const
    {
        std::vector<std::size_t> indexes(count);
        for (std::size_t i = 0; i < count; ++i)
            indexes[i] = i;
        std::mt19937_64 random(seed ^ std::hash<std::string>()(owner));
        std::shuffle(indexes.begin(), indexes.end(), random);
        return indexes;
    }
};

using Model = std::shared_ptr<const IntrospectionModel>;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// A missing description is empty, never null.
Output descriptionOf(graphql::OptionalText description)
{
    return text(description.value_or(""));
}

Output optionalText(graphql::OptionalText value)
{
    return value ? Output(text(*value)) : Output();
}

QString kindOf(TypeRef type)
{
    if (type.isNonNull())
        return QStringLiteral("NON_NULL");
    if (type.isList())
        return QStringLiteral("LIST");
    switch (type.named()->kind) {
    case TypeKind::Scalar:
        return QStringLiteral("SCALAR");
    case TypeKind::Object:
        return QStringLiteral("OBJECT");
    case TypeKind::Interface:
        return QStringLiteral("INTERFACE");
    case TypeKind::Union:
        return QStringLiteral("UNION");
    case TypeKind::Enum:
        return QStringLiteral("ENUM");
    case TypeKind::InputObject:
        return QStringLiteral("INPUT_OBJECT");
    }
    return {};
}

/// Types refer to each other in circles, so an object of the answer holds a reference only, and its fields are worked
/// out when they are asked for.
Output typeObject(TypeRef type)
{
    if (!type)
        return {};
    Object object {"__Type", {}, {}};
    object.record = std::make_shared<const TypeRef>(type);
    return ObjectRef(std::make_shared<const Object>(std::move(object)));
}

Output typeObject(const Type *type)
{
    return type ? typeObject(TypeRef(type)) : Output();
}

Output typeObjects(const std::vector<const Type *> &types)
{
    OutputList list;
    for (const Type *type : types)
        list.push_back(typeObject(type));
    return list;
}

Output inputObject(const graphql::InputValue &value)
{
    return makeObject("__InputValue",
                      {{"name", text(value.name)},
                       {"description", descriptionOf(value.description)},
                       {"type", typeObject(value.type)},
                       {"defaultValue", optionalText(value.defaultValue)}});
}

Output inputObjects(const IntrospectionModel &model, const std::string &owner,
                    const std::vector<graphql::InputValue> &values)
{
    OutputList list;
    for (const std::size_t i : model.order(owner, values.size()))
        list.push_back(inputObject(values[i]));
    return list;
}

Output fieldObject(const IntrospectionModel &model, const Type &owner, const graphql::Field &field)
{
    return makeObject("__Field",
                      {{"name", text(field.name)},
                       {"description", descriptionOf(field.description)},
                       {"args", inputObjects(model, owner.name + '.' + field.name, field.arguments)},
                       {"type", typeObject(field.type)},
                       {"isDeprecated", field.deprecationReason.has_value()},
                       {"deprecationReason", optionalText(field.deprecationReason)}});
}

Output fieldsOf(const IntrospectionModel &model, TypeRef type, bool includeDeprecated)
{
    const Type &named = *type.named();
    if (!type.isNamed() || (named.kind != TypeKind::Object && named.kind != TypeKind::Interface))
        return {};
    std::vector<const graphql::Field *> fields;
    for (const std::size_t i : model.order(named.name, named.fields.size()))
        fields.push_back(&named.fields[i]);
    if (named.kind == TypeKind::Object)
        std::sort(fields.begin(), fields.end(),
                  [](const auto *left, const auto *right) { return left->name < right->name; });
    OutputList list;
    for (const graphql::Field *field : fields) {
        if (includeDeprecated || !field->deprecationReason)
            list.push_back(fieldObject(model, named, *field));
    }
    return list;
}

Output enumValuesOf(const IntrospectionModel &model, TypeRef type, bool includeDeprecated)
{
    const Type &named = *type.named();
    if (!type.isNamed() || named.kind != TypeKind::Enum)
        return {};
    OutputList list;
    for (const std::size_t i : model.order(named.name, named.values.size())) {
        const graphql::EnumValue &value = named.values[i];
        if (includeDeprecated || !value.deprecationReason) {
            list.push_back(makeObject("__EnumValue",
                                      {{"name", text(value.name)},
                                       {"description", descriptionOf(value.description)},
                                       {"isDeprecated", value.deprecationReason.has_value()},
                                       {"deprecationReason", optionalText(value.deprecationReason)}}));
        }
    }
    return list;
}

Output directiveObject(const IntrospectionModel &model, const graphql::DirectiveType &directive)
{
    OutputList locations;
    const auto isAt = [&directive](std::initializer_list<std::string_view> places) {
        return std::any_of(directive.locations.begin(), directive.locations.end(),
                           [places](const std::string &location) {
                               return std::find(places.begin(), places.end(), location) != places.end();
                           });
    };
    for (const std::string &location : directive.locations)
        locations.emplace_back(text(location));
    return makeObject("__Directive",
                      {{"name", text(directive.name)},
                       {"description", descriptionOf(directive.description)},
                       {"locations", std::move(locations)},
                       {"args", inputObjects(model, '@' + directive.name, directive.arguments)},
                       {"onOperation", isAt({"QUERY", "MUTATION", "SUBSCRIPTION"})},
                       {"onFragment", isAt({"FRAGMENT_SPREAD", "INLINE_FRAGMENT", "FRAGMENT_DEFINITION"})},
                       {"onField", isAt({"FIELD"})}});
}

Output schemaObject(const IntrospectionModel &model)
{
    OutputList directives;
    for (const std::string_view name : shownDirectives) {
        if (const graphql::DirectiveType *directive = model.schema->directive(name))
            directives.push_back(directiveObject(model, *directive));
    }
    return makeObject("__Schema",
                      {{"types", typeObjects(model.types)},
                       {"directives", std::move(directives)},
                       {"queryType", typeObject(model.schema->query())},
                       {"mutationType", typeObject(model.schema->mutation())},
                       {"subscriptionType", typeObject(model.schema->subscription())}});
}

bool isUsed(const Schema &schema, const Type &scalar)
{
    const auto uses = [&scalar](const auto &member) {
        return member.type.named() == &scalar;
    };
    for (const Type *type : schema.types()) {
        if (std::any_of(type->inputFields.begin(), type->inputFields.end(), uses))
            return true;
        for (const graphql::Field &field : type->fields) {
            if (uses(field) || std::any_of(field.arguments.begin(), field.arguments.end(), uses))
                return true;
        }
    }
    return false;
}

} // namespace

bool isInTypeMap(const Schema &schema, const Type &type)
{
    return type.name != "Float" || isUsed(schema, type);
}

bool isOldDirective(std::string_view name)
{
    return std::find(shownDirectives.begin(), shownDirectives.end(), name) != shownDirectives.end();
}

void registerIntrospection(Resolvers &resolvers, std::shared_ptr<const Schema> schema, quint64 seed)
{
    auto model = std::make_shared<IntrospectionModel>();
    model->seed = seed;
    const std::vector<const Type *> &types = schema->types();
    for (const std::size_t i : model->order("types", types.size())) {
        if (isInTypeMap(*schema, *types[i]))
            model->types.push_back(types[i]);
    }
    model->schema = std::move(schema);

    const std::string query = model->schema->query()->name;
    resolvers.add(query, "__schema",
                  [model](const Object &, const Arguments &, RequestContext &) { return schemaObject(*model); });
    resolvers.add(query, "__type", [model](const Object &, const Arguments &arguments, RequestContext &) -> Resolved {
        const Type *type = model->schema->type(arguments["name"].text().toStdString());
        const bool isShown = std::find(model->types.begin(), model->types.end(), type) != model->types.end();
        return isShown ? typeObject(type) : Output();
    });

    using Read = std::function<Output(const IntrospectionModel &, TypeRef, const Arguments &)>;
    const auto addTypeField = [&resolvers, model](std::string_view field, Read read) {
        resolvers.add("__Type", field,
                      [model, read = std::move(read)](const Object &source, const Arguments &arguments,
                                                      RequestContext &) -> Resolved {
                          return read(*model, source.as<TypeRef>(), arguments);
                      });
    };
    addTypeField("kind", [](const auto &, TypeRef type, const auto &) { return kindOf(type); });
    addTypeField("name", [](const auto &, TypeRef type, const auto &) {
        return type.isNamed() ? Output(text(type.named()->name)) : Output();
    });
    addTypeField("description", [](const auto &, TypeRef type, const auto &) {
        return type.isNamed() ? descriptionOf(type.named()->description) : Output();
    });
    addTypeField("fields", [](const auto &own, TypeRef type, const auto &arguments) {
        return fieldsOf(own, type, arguments["includeDeprecated"].boolean());
    });
    addTypeField("enumValues", [](const auto &own, TypeRef type, const auto &arguments) {
        return enumValuesOf(own, type, arguments["includeDeprecated"].boolean());
    });
    addTypeField("inputFields", [](const auto &own, TypeRef type, const auto &) {
        const bool isInput = type.isNamed() && type.named()->kind == TypeKind::InputObject;
        return isInput ? inputObjects(own, type.named()->name, type.named()->inputFields) : Output();
    });
    addTypeField("interfaces", [](const auto &, TypeRef type, const auto &) {
        const bool isObject = type.isNamed() && type.named()->kind == TypeKind::Object;
        return isObject ? typeObjects(type.named()->interfaces) : Output();
    });
    addTypeField("possibleTypes", [](const auto &own, TypeRef type, const auto &) -> Output {
        if (!type.isNamed() || !type.named()->isAbstract())
            return {};
        std::vector<const Type *> possible;
        for (const std::size_t i : own.order(type.named()->name, type.named()->possibleTypes.size()))
            possible.push_back(type.named()->possibleTypes[i]);
        return typeObjects(possible);
    });
    addTypeField("ofType", [](const auto &, TypeRef type, const auto &) {
        return type.isNamed() ? Output() : typeObject(type.unwrapped());
    });
}

} // namespace sandbox
