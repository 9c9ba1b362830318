#include "core/graphql/schemachecks.h"

#include "core/graphql/builtins.h"
#include "core/graphql/characters.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace graphql {

TypeRef wrappedAs(const TypeReference &written, const Type &named)
{
    std::array<TypeReference::Kind, TypeRef::MaxWrappers> wrappers {};
    std::size_t count = 0;
    for (const auto *reference = &written; reference->of; reference = reference->of) {
        if (count == wrappers.size())
            return {};
        wrappers[count++] = reference->kind;
    }
    TypeRef type(&named);
    while (count > 0)
        type = wrappers[--count] == TypeReference::Kind::List ? type.inList() : type.nonNull();
    return type;
}

TypeRef typeFromReference(const Schema &schema, const TypeReference *reference)
{
    const auto *named = reference ? schema.type(reference->innermost().name.value) : nullptr;
    return named ? wrappedAs(*reference, *named) : TypeRef();
}

bool isSubType(const Schema &schema, TypeRef sub, TypeRef super)
{
    for (;;) {
        if (sub == super)
            return true;
        if (super.isNonNull()) {
            if (!sub.isNonNull())
                return false;
            super = super.unwrapped();
            sub = sub.unwrapped();
        } else if (sub.isNonNull()) {
            sub = sub.unwrapped();
        } else if (super.isList() && sub.isList()) {
            super = super.unwrapped();
            sub = sub.unwrapped();
        } else {
            return super.isNamed() && sub.isNamed() && super && sub && super.named()->isAbstract()
                && schema.isPossible(*super.named(), *sub.named());
        }
    }
}

namespace {

class SchemaChecks
{
public:
    explicit SchemaChecks(const Schema &schema) : m_schema(schema) { }

    std::vector<SchemaProblem> run()
    {
        checkRoots();
        checkDirectives();
        for (const auto &type : m_schema.declarations())
            if (!isBuiltInType(type.name))
                checkType(type);
        return std::move(m_problems);
    }

private:
    void report(const Type *type, std::string message) { m_problems.push_back({type, std::move(message)}); }

    void checkRoots()
    {
        if (!m_schema.query())
            report(nullptr, "Query root type must be provided.");
        if (m_schema.query() && m_schema.query() == m_schema.mutation())
            report(m_schema.query(), sameRoot(*m_schema.query(), "query and mutation"));
        if (m_schema.query() && m_schema.query() == m_schema.subscription())
            report(m_schema.query(), sameRoot(*m_schema.query(), "query and subscription"));
        if (m_schema.mutation() && m_schema.mutation() == m_schema.subscription())
            report(m_schema.mutation(), sameRoot(*m_schema.mutation(), "mutation and subscription"));
    }

    static std::string sameRoot(const Type &type, const char *roots)
    {
        return "All root types must be different, \"" + type.name + "\" type is used as " + roots + " root types.";
    }

    /// From SDL every name is one; an introspection answer can hold any text.
    void checkName(const Type *owner, const std::string &name)
    {
        if (isName(name) && !name.starts_with("__"))
            return;
        const auto isNamePart = [](char c) {
            return isNameContinue(static_cast<unsigned char>(c));
        };
        if (!std::all_of(name.begin(), name.end(), isNamePart))
            report(owner, "Names must only contain [_a-zA-Z0-9] but \"" + name + "\" does not.");
        else if (isDigitByte(static_cast<unsigned char>(name.front())))
            report(owner, "Names must start with [_a-zA-Z] but \"" + name + "\" does not.");
        else
            report(owner,
                   "Name \"" + name + "\" must not begin with \"__\", which is reserved by GraphQL introspection.");
    }

    void checkDirectives()
    {
        for (const auto &directive : m_schema.directives()) {
            checkName(nullptr, directive.name);
            for (const auto &argument : directive.arguments)
                checkName(nullptr, argument.name);
        }
    }

    void checkType(const Type &type)
    {
        checkName(&type, type.name);
        switch (type.kind) {
        case TypeKind::Object:
        case TypeKind::Interface:
            checkFields(type);
            for (const auto *interface : type.interfaces)
                checkImplements(type, *interface);
            break;
        case TypeKind::Union:
            if (type.possibleTypes.empty())
                report(&type, "Union type " + type.name + " must define one or more member types.");
            break;
        case TypeKind::Enum:
            if (type.values.empty())
                report(&type, "Enum type " + type.name + " must define one or more values.");
            for (const auto &value : type.values) {
                checkName(&type, value.name);
                if (value.name == "true" || value.name == "false" || value.name == "null")
                    report(&type, "Enum values cannot be named: " + value.name);
            }
            break;
        case TypeKind::InputObject:
            checkInputFields(type);
            break;
        case TypeKind::Scalar:
            break;
        }
    }

    void checkFields(const Type &type)
    {
        if (type.fields.empty())
            report(&type, "Type " + type.name + " must define one or more fields.");
        for (const auto &field : type.fields) {
            checkName(&type, field.name);
            for (const auto &argument : field.arguments) {
                checkName(&type, argument.name);
                if (argument.isRequired() && argument.deprecationReason)
                    report(&type,
                           "Required argument " + type.name + "." + field.name + "(" + argument.name
                               + ":) cannot be deprecated.");
            }
        }
    }

    void checkInputFields(const Type &type)
    {
        if (type.inputFields.empty())
            report(&type, "Input Object type " + type.name + " must define one or more fields.");
        for (const auto &field : type.inputFields) {
            checkName(&type, field.name);
            if (field.isRequired() && field.deprecationReason)
                report(&type, "Required input field " + type.name + "." + field.name + " cannot be deprecated.");
            if (type.isOneOf && field.type.isNonNull())
                report(&type, "OneOf input field " + type.name + "." + field.name + " must be nullable.");
            if (type.isOneOf && field.defaultValue)
                report(&type, "OneOf input field " + type.name + "." + field.name + " cannot have a default value.");
        }
        findInputCycles(type);
    }

    void checkImplements(const Type &type, const Type &interface)
    {
        for (const auto *inherited : interface.interfaces)
            if (std::find(type.interfaces.begin(), type.interfaces.end(), inherited) == type.interfaces.end())
                report(&type,
                       inherited == &type ? "Type " + type.name + " cannot implement " + interface.name
                               + " because it would create a circular reference."
                                          : "Type " + type.name + " must implement " + inherited->name
                               + " because it is implemented by " + interface.name + ".");
        for (const auto &expected : interface.fields) {
            const auto *field = type.field(expected.name);
            if (!field) {
                report(&type,
                       "Interface field " + interface.name + "." + expected.name + " expected but " + type.name
                           + " does not provide it.");
                continue;
            }
            if (expected.type && field->type && !isSubType(m_schema, field->type, expected.type))
                report(&type,
                       "Interface field " + interface.name + "." + expected.name + " expects type "
                           + expected.type.toString() + " but " + type.name + "." + field->name + " is type "
                           + field->type.toString() + ".");
            checkImplementedArguments(type, *field, interface, expected);
        }
    }

    void checkImplementedArguments(const Type &type, const Field &field, const Type &interface, const Field &expected)
    {
        if (field.arguments.empty() && expected.arguments.empty())
            return;
        const auto interfacePlace = interface.name + "." + expected.name;
        const auto place = type.name + "." + field.name;
        for (const auto &wanted : expected.arguments) {
            const auto *argument = field.argument(wanted.name);
            const auto suffix = "(" + wanted.name + ":)";
            if (!argument)
                report(&type,
                       "Interface field argument " + interfacePlace + suffix + " expected but " + place
                           + " does not provide it.");
            else if (argument->type && wanted.type && !(argument->type == wanted.type))
                report(&type,
                       "Interface field argument " + interfacePlace + suffix + " expects type " + wanted.type.toString()
                           + " but " + place + suffix + " is type " + argument->type.toString() + ".");
        }
        for (const auto &argument : field.arguments)
            if (argument.isRequired() && !expected.argument(argument.name))
                report(&type,
                       "Argument \"" + place + "(" + argument.name + ":)\" must not be required type \""
                           + argument.type.toString() + "\" if not provided by the Interface field \"" + interfacePlace
                           + "\".");
    }

    /// Depth first through required fields, as a value of such a cycle could never be written. Each type is walked
    /// once; a stack of our own, because a schema may chain as many types as it likes.
    void findInputCycles(const Type &start)
    {
        struct Step
        {
            const Type *type;
            std::size_t field;
        };
        if (m_walked.contains(&start))
            return;
        std::vector<Step> path {{&start, 0}};
        m_walked[&start] = 0;
        while (!path.empty()) {
            auto &[type, next] = path.back();
            if (next == type->inputFields.size()) {
                m_walked[type] = Done;
                path.pop_back();
                continue;
            }
            const auto reference = type->inputFields[next++].type;
            const auto *target = reference.named();
            if (!target || target->kind != TypeKind::InputObject || !reference.isNonNull()
                || reference.unwrapped().isList())
                continue;
            const auto [known, isNew] = m_walked.emplace(target, path.size());
            if (isNew) {
                path.push_back({target, 0});
            } else if (known->second != Done) {
                std::string names;
                for (auto i = known->second; i < path.size(); ++i)
                    names += (names.empty() ? "" : ".") + path[i].type->inputFields[path[i].field - 1].name;
                report(target,
                       "Cannot reference Input Object \"" + target->name
                           + "\" within itself through a series of non-null fields: \"" + names + "\".");
            }
        }
    }

    static constexpr std::size_t Done = static_cast<std::size_t>(-1);
    const Schema &m_schema;
    std::vector<SchemaProblem> m_problems;
    std::unordered_map<const Type *, std::size_t> m_walked; ///< Place in the path now, or Done.
};

} // namespace

std::vector<SchemaProblem> schemaProblems(const Schema &schema)
{
    return SchemaChecks(schema).run();
}

} // namespace graphql
