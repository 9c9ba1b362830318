#include "core/graphql/schemaprinter.h"
#include "core/json/writer.h"

namespace graphql {
namespace {

std::string_view introspectionKind(TypeKind kind)
{
    switch (kind) {
    case TypeKind::Scalar:
        return "SCALAR";
    case TypeKind::Object:
        return "OBJECT";
    case TypeKind::Interface:
        return "INTERFACE";
    case TypeKind::Union:
        return "UNION";
    case TypeKind::Enum:
        return "ENUM";
    case TypeKind::InputObject:
        return "INPUT_OBJECT";
    }
    return {};
}

class IntrospectionWriter
{
public:
    explicit IntrospectionWriter(const Schema &schema) : m_schema(schema) { }

    std::string run()
    {
        m_json.beginObject().key("__schema").beginObject();
        text("description", m_schema.description());
        root("queryType", m_schema.query());
        root("mutationType", m_schema.mutation());
        root("subscriptionType", m_schema.subscription());
        m_json.key("types").beginArray();
        for (const auto &type : m_schema.declarations())
            addType(type);
        m_json.endArray();
        m_json.key("directives").beginArray();
        for (const auto &directive : m_schema.directives())
            addDirective(directive);
        m_json.endArray();
        m_json.endObject().endObject();
        return std::move(m_json).text();
    }

private:
    void text(std::string_view key, OptionalText value)
    {
        m_json.key(key);
        if (value)
            m_json.value(*value);
        else
            m_json.null();
    }

    void root(std::string_view key, const Type *type)
    {
        m_json.key(key);
        if (!type) {
            m_json.null();
            return;
        }
        m_json.beginObject().key("name").value(std::string_view(type->name));
        m_json.key("kind").value(introspectionKind(type->kind)).endObject();
    }

    void deprecation(OptionalText reason)
    {
        m_json.key("isDeprecated").value(reason.has_value());
        text("deprecationReason", reason);
    }

    void addType(const Type &type)
    {
        m_json.beginObject()
            .key("kind")
            .value(introspectionKind(type.kind))
            .key("name")
            .value(std::string_view(type.name));
        text("description", type.description);
        text("specifiedByURL", type.specifiedByUrl);
        m_json.key("isOneOf");
        if (type.kind == TypeKind::InputObject)
            m_json.value(type.isOneOf);
        else
            m_json.null();

        const bool hasFields = type.kind == TypeKind::Object || type.kind == TypeKind::Interface;
        list("fields", hasFields, type.fields, [this](const Field &field) { addField(field); });
        list("inputFields", type.kind == TypeKind::InputObject, type.inputFields,
             [this](const InputValue &value) { addInputValue(value); });
        list("interfaces", hasFields, type.interfaces,
             [this](const Type *interface) { addReference(TypeRef(interface)); });
        list("enumValues", type.kind == TypeKind::Enum, type.values,
             [this](const EnumValue &value) { addEnumValue(value); });
        list("possibleTypes", type.isAbstract(), type.possibleTypes,
             [this](const Type *possible) { addReference(TypeRef(possible)); });
        m_json.endObject();
    }

    /// The list, or null where the type's kind has none.
    template <typename Members, typename Add>
    void list(std::string_view key, bool has, const Members &members, Add add)
    {
        m_json.key(key);
        if (!has) {
            m_json.null();
            return;
        }
        m_json.beginArray();
        for (const auto &member : members)
            add(member);
        m_json.endArray();
    }

    void addField(const Field &field)
    {
        m_json.beginObject().key("name").value(std::string_view(field.name));
        text("description", field.description);
        list("args", true, field.arguments, [this](const InputValue &value) { addInputValue(value); });
        m_json.key("type");
        addReference(field.type);
        deprecation(field.deprecationReason);
        m_json.endObject();
    }

    void addInputValue(const InputValue &value)
    {
        m_json.beginObject().key("name").value(std::string_view(value.name));
        text("description", value.description);
        m_json.key("type");
        addReference(value.type);
        text("defaultValue", value.defaultValue);
        deprecation(value.deprecationReason);
        m_json.endObject();
    }

    void addEnumValue(const EnumValue &value)
    {
        m_json.beginObject().key("name").value(std::string_view(value.name));
        text("description", value.description);
        deprecation(value.deprecationReason);
        m_json.endObject();
    }

    void addDirective(const DirectiveType &directive)
    {
        m_json.beginObject().key("name").value(std::string_view(directive.name));
        text("description", directive.description);
        m_json.key("isRepeatable").value(directive.isRepeatable);
        list("locations", true, directive.locations,
             [this](const std::string &location) { m_json.value(std::string_view(location)); });
        list("args", true, directive.arguments, [this](const InputValue &value) { addInputValue(value); });
        m_json.endObject();
    }

    void addReference(TypeRef type)
    {
        m_json.beginObject().key("kind");
        if (type.isNamed()) {
            m_json.value(introspectionKind(type.named()->kind)).key("name").value(std::string_view(type.named()->name));
            m_json.key("ofType").null();
        } else {
            m_json.value(type.isList() ? "LIST" : "NON_NULL").key("name").null().key("ofType");
            addReference(type.unwrapped());
        }
        m_json.endObject();
    }

    const Schema &m_schema;
    json::Writer m_json;
};

} // namespace

std::string introspectionJson(const Schema &schema)
{
    return IntrospectionWriter(schema).run();
}

} // namespace graphql
