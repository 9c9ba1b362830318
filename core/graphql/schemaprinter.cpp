#include "core/graphql/schemaprinter.h"

#include "core/graphql/builtins.h"
#include "core/graphql/stringprint.h"
#include "core/graphql/suggestions.h"

#include <algorithm>
#include <utility>

namespace graphql {
namespace {

/// A block string may hold it as it is: no blank line at either end, no indentation that reading would take away,
/// no character that cannot stand in one.
bool fitsInBlockString(std::string_view text)
{
    bool lineIsBlank = true;
    bool lineIsIndented = false;
    bool allAreIndented = true;
    bool hasSeveralLines = false;
    for (const char c : text) {
        if (c == '\n') {
            if (lineIsBlank && !hasSeveralLines)
                return false;
            hasSeveralLines = true;
            lineIsBlank = true;
            lineIsIndented = false;
        } else if (c == '\t' || c == ' ') {
            lineIsIndented = lineIsIndented || lineIsBlank;
        } else if (static_cast<unsigned char>(c) < 0x10) {
            return false;
        } else {
            allAreIndented = allAreIndented && lineIsIndented;
            lineIsBlank = false;
        }
    }
    return text.empty() || (!lineIsBlank && !(allAreIndented && hasSeveralLines));
}

class SchemaPrinter
{
public:
    SchemaPrinter(const Schema &schema, bool lexicographic) : m_schema(schema), m_lexicographic(lexicographic) { }

    std::string run()
    {
        addSchemaDefinition();
        for (const auto *directive : ordered(m_schema.directives()))
            if (!isBuiltInDirective(directive->name))
                addDirective(*directive);
        for (const auto *type : ordered(m_schema.declarations()))
            if (!isBuiltInType(type->name))
                addType(*type);
        return std::move(m_out);
    }

private:
    template <typename Members>
    std::vector<const typename Members::value_type *> ordered(const Members &members) const
    {
        std::vector<const typename Members::value_type *> list;
        list.reserve(members.size());
        for (const auto &member : members)
            list.push_back(&member);
        if (m_lexicographic)
            std::stable_sort(list.begin(), list.end(),
                             [](const auto *a, const auto *b) { return naturalCompare(a->name, b->name) < 0; });
        return list;
    }

    std::vector<const Type *> ordered(std::vector<const Type *> types) const
    {
        if (m_lexicographic)
            std::stable_sort(types.begin(), types.end(),
                             [](const Type *a, const Type *b) { return naturalCompare(a->name, b->name) < 0; });
        return types;
    }

    void separate()
    {
        if (!m_out.empty())
            m_out += "\n\n";
    }

    void addSchemaDefinition()
    {
        const auto isCommon = [](const Type *type, std::string_view name) {
            return !type || type->name == name;
        };
        const auto description = m_schema.description();
        if (!description && isCommon(m_schema.query(), "Query") && isCommon(m_schema.mutation(), "Mutation")
            && isCommon(m_schema.subscription(), "Subscription"))
            return;
        addDescription(description, "", true);
        m_out += "schema {\n";
        for (const auto operation : {OperationType::Query, OperationType::Mutation, OperationType::Subscription})
            if (const auto *type = m_schema.root(operation))
                m_out.append("  ").append(nameOf(operation)).append(": ").append(type->name).append("\n");
        m_out += "}";
    }

    void addDescription(OptionalText description, std::string_view indentation, bool first)
    {
        if (!description)
            return;
        if (!indentation.empty() && !first)
            m_out += '\n';
        m_out += indentation;
        if (fitsInBlockString(*description))
            appendBlockString(m_out, *description, indentation.size());
        else
            appendString(m_out, *description);
        m_out += '\n';
    }

    void addType(const Type &type)
    {
        separate();
        addDescription(type.description, "", true);
        switch (type.kind) {
        case TypeKind::Scalar:
            m_out += "scalar " + type.name;
            if (type.specifiedByUrl)
                addStringArgument(" @specifiedBy(url: ", *type.specifiedByUrl);
            break;
        case TypeKind::Object:
        case TypeKind::Interface:
            addComposite(type);
            break;
        case TypeKind::Union:
            addUnion(type);
            break;
        case TypeKind::Enum:
            addEnum(type);
            break;
        case TypeKind::InputObject:
            addInputObject(type);
            break;
        }
    }

    void addComposite(const Type &type)
    {
        m_out += (type.kind == TypeKind::Object ? "type " : "interface ") + type.name;
        const char *separator = " implements ";
        for (const auto *interface : ordered(type.interfaces)) {
            m_out.append(separator).append(interface->name);
            separator = " & ";
        }
        Block block(m_out);
        for (const auto *field : ordered(type.fields)) {
            const bool first = block.next();
            addDescription(field->description, "  ", first);
            m_out += "  " + field->name;
            addArguments(field->arguments, "  ");
            m_out += ": " + field->type.toString();
            addDeprecation(field->deprecationReason);
        }
    }

    void addUnion(const Type &type)
    {
        m_out += "union " + type.name;
        const char *separator = " = ";
        for (const auto *member : ordered(type.possibleTypes)) {
            m_out.append(separator).append(member->name);
            separator = " | ";
        }
    }

    void addEnum(const Type &type)
    {
        m_out += "enum " + type.name;
        Block block(m_out);
        for (const auto *value : ordered(type.values)) {
            const bool first = block.next();
            addDescription(value->description, "  ", first);
            m_out += "  " + value->name;
            addDeprecation(value->deprecationReason);
        }
    }

    void addInputObject(const Type &type)
    {
        m_out += "input " + type.name + (type.isOneOf ? " @oneOf" : "");
        Block block(m_out);
        for (const auto *field : ordered(type.inputFields)) {
            const bool first = block.next();
            addDescription(field->description, "  ", first);
            m_out += "  ";
            addInputValue(*field);
        }
    }

    void addDirective(const DirectiveType &directive)
    {
        separate();
        addDescription(directive.description, "", true);
        m_out += "directive @" + directive.name;
        addArguments(directive.arguments, "");
        m_out += directive.isRepeatable ? " repeatable on " : " on ";
        auto locations = directive.locations;
        if (m_lexicographic)
            std::sort(locations.begin(), locations.end());
        for (std::size_t i = 0; i < locations.size(); ++i)
            m_out += (i > 0 ? " | " : "") + locations[i];
    }

    void addArguments(const std::vector<InputValue> &all, std::string_view indentation)
    {
        auto arguments = ordered(all);
        arguments.erase(std::remove_if(arguments.begin(), arguments.end(), [](const auto *a) { return !a->type; }),
                        arguments.end());
        if (arguments.empty())
            return;
        const bool onOneLine = std::all_of(arguments.begin(), arguments.end(),
                                           [](const auto *a) { return !a->description || a->description->empty(); });
        m_out += onOneLine ? "(" : "(\n";
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            if (onOneLine) {
                m_out += i > 0 ? ", " : "";
            } else {
                m_out += i > 0 ? "\n" : "";
                addDescription(arguments[i]->description, std::string("  ").append(indentation), i == 0);
                m_out.append("  ").append(indentation);
            }
            addInputValue(*arguments[i]);
        }
        if (!onOneLine)
            m_out.append("\n").append(indentation);
        m_out += ')';
    }

    void addInputValue(const InputValue &value)
    {
        m_out += value.name + ": " + value.type.toString();
        if (value.defaultValue)
            m_out.append(" = ").append(*value.defaultValue);
        addDeprecation(value.deprecationReason);
    }

    void addDeprecation(OptionalText reason)
    {
        if (!reason)
            return;
        m_out += " @deprecated";
        if (*reason != "No longer supported")
            addStringArgument("(reason: ", *reason);
    }

    void addStringArgument(std::string_view before, std::string_view text)
    {
        m_out += before;
        appendString(m_out, text);
        m_out += ')';
    }

    /// The braces around members, which are left out when there are none.
    class Block
    {
    public:
        explicit Block(std::string &out) : m_text(out) { }
        ~Block() { m_text += m_open ? "\n}" : ""; }
        Block(const Block &) = delete;
        Block &operator=(const Block &) = delete;
        /// True for the first member.
        bool next()
        {
            m_text += m_open ? "\n" : " {\n";
            return !std::exchange(m_open, true);
        }

    private:
        std::string &m_text;
        bool m_open = false;
    };

    const Schema &m_schema;
    bool m_lexicographic;
    std::string m_out;
};

} // namespace

std::string printSchema(const Schema &schema, bool lexicographic)
{
    return SchemaPrinter(schema, lexicographic).run();
}

} // namespace graphql
