#pragma once

#include "core/graphql/schemachecks.h"
#include "core/graphql/validation/visits.h"

#include <tuple>
#include <utility>

namespace graphql::validation {

/// Walks a document once, with types, and shows every node to the rules that want to see it. A rule is a class made
/// from a Context with any of these members; what it does not have costs nothing:
///
///     void document()                              before everything
///     void operation(const OperationDefinition &)
///     void fragment(const FragmentDefinition &)
///     void variables(const OperationDefinition &)  the list as a whole
///     void variable(const VariableDefinitionVisit &)
///     void namedType(const Name &)                 wherever a type is named
///     void selectionSet(const SelectionSetVisit &) but not that of an inline fragment, which belongs to its parent's
///     void field(const FieldVisit &)
///     void spread(const SpreadVisit &)
///     void inlineFragment(const InlineFragmentVisit &)
///     void directives(List<Directive>)             the list as a whole
///     void directive(const DirectiveVisit &)
///     void input(const InputVisit &)
///     void operationUses(const OperationUsesVisit &)  after the walk, once an operation, in their order
///     void end(const std::vector<const Uses *> &operations)  after everything
///
/// Recursion is as deep as the document, and the parser bounds that.
template <typename... Rules>
class Walk
{
public:
    explicit Walk(Context &context) : m_context(context), m_rules(Rules(context)...) { }

    void run()
    {
        tell([&](auto &rule) -> decltype(rule.document()) { return rule.document(); });
        FragmentNumber number = 0;
        m_operations.reserve(m_context.document().definitions().size());
        for (const auto &definition : m_context.document().definitions()) {
            if (definition.operation)
                walkOperation(*definition.operation);
            else if (definition.fragment)
                walkFragment(*definition.fragment, number++);
        }
        tellUses();
        std::vector<const Uses *> operations;
        for (const auto &operation : m_operations)
            operations.push_back(&operation.uses);
        tell([&](auto &rule) -> decltype(rule.end(operations)) { return rule.end(operations); });
    }

    /// A rule, to ask it what it has gathered.
    template <typename Rule>
    const Rule &rule() const
    {
        return std::get<Rule>(m_rules);
    }

    /// Shows the directives of type-system definitions instead, for the rules that are about those.
    void runTypeSystem()
    {
        for (const auto &definition : m_context.document().definitions()) {
            if (definition.schema)
                walkDirectives(definition.schema->directives, "SCHEMA");
            else if (definition.directive)
                walkInputDefinitions(definition.directive->arguments, "ARGUMENT_DEFINITION");
            else if (definition.type)
                walkTypeDefinition(*definition.type);
        }
    }

private:
    /// Calls \a action for each rule that it can be called for.
    template <typename Action>
    void tell(Action action)
    {
        const auto one = [&](auto &rule) {
            if constexpr (requires { action(rule); })
                action(rule);
        };
        std::apply([&](auto &...rules) { (one(rules), ...); }, m_rules);
    }

    void walkOperation(const OperationDefinition &operation)
    {
        auto &under = m_operations.emplace_back();
        under.node = &operation;
        m_uses = &under.uses;
        m_variables.clear();
        tell([&](auto &rule) -> decltype(rule.operation(operation)) { return rule.operation(operation); });
        tell([&](auto &rule) -> decltype(rule.variables(operation)) { return rule.variables(operation); });
        for (const auto &variable : operation.variables)
            walkVariable(variable);
        static constexpr std::string_view locations[] {"QUERY", "MUTATION", "SUBSCRIPTION"};
        walkDirectives(operation.directives, locations[static_cast<std::size_t>(operation.type)]);
        if (operation.selectionSet)
            walkSelectionSet(*operation.selectionSet, m_context.schema().root(operation.type), NoFragment);
        resolve(under.uses, m_variables, under.usages);
    }

    void walkVariable(const VariableDefinition &variable)
    {
        const VariableDefinitionVisit visit {variable, typeFromReference(m_context.schema(), variable.type)};
        if (variable.name)
            m_variables[variable.name.value] = {&variable, visit.type};
        tell([&](auto &rule) -> decltype(rule.variable(visit)) { return rule.variable(visit); });
        if (variable.type)
            walkNamedType(variable.type->innermost().name);
        // What a definition says is constant: a variable inside it is a syntax error, and no use.
        auto *const uses = std::exchange(m_uses, nullptr);
        if (variable.defaultValue)
            walkInput(*variable.defaultValue, visit.type && visit.type.named()->isInput() ? visit.type : TypeRef(),
                      false);
        walkDirectives(variable.directives, "VARIABLE_DEFINITION");
        m_uses = uses;
    }

    void walkFragment(const FragmentDefinition &fragment, FragmentNumber number)
    {
        m_uses = &m_context.usesOf(number);
        tell([&](auto &rule) -> decltype(rule.fragment(fragment)) { return rule.fragment(fragment); });
        walkNamedType(fragment.typeCondition);
        walkDirectives(fragment.directives, "FRAGMENT_DEFINITION");
        if (fragment.selectionSet)
            walkSelectionSet(*fragment.selectionSet, m_context.compositeType(fragment.typeCondition), number);
    }

    void walkNamedType(const Name &name)
    {
        if (name)
            tell([&](auto &rule) -> decltype(rule.namedType(name)) { return rule.namedType(name); });
    }

    void walkSelectionSet(const SelectionSet &set, const Type *parent, FragmentNumber fragment)
    {
        const SelectionSetVisit visit {set, parent, fragment};
        tell([&](auto &rule) -> decltype(rule.selectionSet(visit)) { return rule.selectionSet(visit); });
        walkSelections(set, parent);
    }

    void walkSelections(const SelectionSet &set, const Type *parent)
    {
        for (const auto &selection : set.selections) {
            switch (selection.kind) {
            case Selection::Kind::Field:
                walkField(selection, parent);
                break;
            case Selection::Kind::FragmentSpread:
                walkSpread(selection, parent);
                break;
            case Selection::Kind::InlineFragment:
                walkInlineFragment(selection, parent);
                break;
            }
        }
    }

    /// The parser puts nodes into memory almost in the order in which they are walked, so what comes next can be asked
    /// for early: in a document too long for the processor's caches, waiting for it takes longer than the rules do.
    static void fetchAhead(const Selection &node)
    {
        constexpr std::size_t nodeDistance = 8192;
        constexpr std::size_t textDistance = 2048;
        constexpr std::size_t cacheLine = 64;
        const auto *const nodes = reinterpret_cast<const char *>(&node) + nodeDistance;
        for (std::size_t line = 0; line < 4; ++line)
            __builtin_prefetch(nodes + line * cacheLine);
        if (node.name)
            __builtin_prefetch(node.name.value.data() + textDistance);
    }

    void walkField(const Selection &field, const Type *parent)
    {
        fetchAhead(field);
        const FieldVisit visit {field, parent,
                                parent && field.name ? m_context.schema().field(*parent, field.name.value) : nullptr};
        const auto *const outer = std::exchange(m_field, visit.definition);
        tell([&](auto &rule) -> decltype(rule.field(visit)) { return rule.field(visit); });
        for (const auto &argument : field.arguments)
            walkArgument(argument, visit.definition ? visit.definition->argument(argument.name.value) : nullptr);
        walkDirectives(field.directives, "FIELD");
        if (field.selectionSet) {
            const auto *type = visit.type().named();
            walkSelectionSet(*field.selectionSet, type && type->isComposite() ? type : nullptr, NoFragment);
        }
        m_field = outer;
    }

    void walkSpread(const Selection &spread, const Type *parent)
    {
        const auto number = m_context.fragmentNumber(spread.name.value);
        m_uses->spreads.push_back({&spread, number});
        const SpreadVisit visit {spread, parent, m_context.fragment(number)};
        tell([&](auto &rule) -> decltype(rule.spread(visit)) { return rule.spread(visit); });
        walkDirectives(spread.directives, "FRAGMENT_SPREAD");
    }

    void walkInlineFragment(const Selection &fragment, const Type *parent)
    {
        const InlineFragmentVisit visit {
            fragment, parent, fragment.typeCondition ? m_context.compositeType(fragment.typeCondition) : parent};
        tell([&](auto &rule) -> decltype(rule.inlineFragment(visit)) { return rule.inlineFragment(visit); });
        walkNamedType(fragment.typeCondition);
        walkDirectives(fragment.directives, "INLINE_FRAGMENT");
        if (fragment.selectionSet)
            walkSelections(*fragment.selectionSet, visit.type);
    }

    void walkDirectives(List<Directive> directives, std::string_view location)
    {
        if (directives.empty())
            return;
        tell([&](auto &rule) -> decltype(rule.directives(directives)) { return rule.directives(directives); });
        for (const auto &directive : directives) {
            const DirectiveVisit visit {directive, m_context.schema().directive(directive.name.value), location};
            tell([&](auto &rule) -> decltype(rule.directive(visit)) { return rule.directive(visit); });
            for (const auto &argument : directive.arguments) {
                // graphql-js looks an unknown directive's arguments up on the field around it.
                const auto *definition = visit.definition ? visit.definition->argument(argument.name.value)
                    : m_field                             ? m_field->argument(argument.name.value)
                                                          : nullptr;
                walkArgument(argument, definition);
            }
        }
    }

    void walkTypeDefinition(const TypeDefinition &type)
    {
        static constexpr std::string_view locations[] {"SCALAR", "OBJECT", "INTERFACE",
                                                       "UNION",  "ENUM",   "INPUT_OBJECT"};
        walkDirectives(type.directives, locations[static_cast<std::size_t>(type.kind)]);
        for (const auto &field : type.fields) {
            walkInputDefinitions(field.arguments, "ARGUMENT_DEFINITION");
            walkDirectives(field.directives, "FIELD_DEFINITION");
        }
        walkInputDefinitions(type.inputFields, "INPUT_FIELD_DEFINITION");
        for (const auto &value : type.values)
            walkDirectives(value.directives, "ENUM_VALUE");
    }

    void walkInputDefinitions(List<InputValueDefinition> definitions, std::string_view location)
    {
        for (const auto &definition : definitions)
            walkDirectives(definition.directives, location);
    }

    void walkArgument(const Argument &argument, const InputValue *definition)
    {
        if (argument.value)
            walkInput(*argument.value, definition ? definition->type : TypeRef(),
                      definition && definition->defaultValue);
    }

    void walkInput(const Value &value, TypeRef type, bool hasDefault)
    {
        const InputVisit visit {value, type};
        tell([&](auto &rule) -> decltype(rule.input(visit)) { return rule.input(visit); });
        if (m_uses)
            collectVariables(value, type, hasDefault, nullptr);
    }

    void collectVariables(const Value &value, TypeRef type, bool hasDefault, const Type *oneOf)
    {
        switch (value.kind) {
        case Value::Kind::Variable:
            m_uses->variables.push_back({&value, type, hasDefault, oneOf});
            break;
        case Value::Kind::List: {
            const auto list = type.nullable();
            for (const auto *item : value.items)
                if (item)
                    collectVariables(*item, list.isList() ? list.unwrapped() : list, false, nullptr);
            break;
        }
        case Value::Kind::Object: {
            const auto *object = type.named() && type.named()->kind == TypeKind::InputObject ? type.named() : nullptr;
            for (const auto &field : value.fields) {
                const auto *definition = object ? object->inputField(field.name.value) : nullptr;
                if (field.value)
                    collectVariables(*field.value, definition ? definition->type : TypeRef(),
                                     definition && definition->defaultValue,
                                     object && object->isOneOf ? object : nullptr);
            }
            break;
        }
        default:
            break;
        }
    }

    using Variables = std::unordered_map<std::string_view, DefinedVariable, NameHash>;
    /// An operation that the walk has left, with the variables that it uses itself.
    struct Operation
    {
        const OperationDefinition *node = nullptr;
        Uses uses;
        std::vector<ResolvedUsage> usages;
    };

    static void resolve(const Uses &uses, const Variables &variables, std::vector<ResolvedUsage> &usages)
    {
        for (const auto &usage : uses.variables) {
            const auto found = variables.find(usage.node->text);
            usages.push_back(found == variables.end() ? ResolvedUsage {&usage, nullptr, {}}
                                                      : ResolvedUsage {&usage, found->second.node, found->second.type});
        }
    }

    /// What operations use through fragments is known at the end of the walk only.
    void tellUses()
    {
        for (auto &operation : m_operations) {
            if (!operation.uses.spreads.empty())
                addFragmentUses(operation);
            const OperationUsesVisit visit {*operation.node, operation.usages};
            tell([&](auto &rule) -> decltype(rule.operationUses(visit)) { return rule.operationUses(visit); });
        }
    }

    void addFragmentUses(Operation &operation)
    {
        bool isKnown = false;
        for (const auto number : m_context.reachable({&operation.uses})) {
            const auto &uses = m_context.usesOf(number);
            if (!uses.variables.empty() && !std::exchange(isKnown, true))
                findVariables(*operation.node);
            resolve(uses, m_variables, operation.usages);
        }
    }

    void findVariables(const OperationDefinition &operation)
    {
        m_variables.clear();
        for (const auto &variable : operation.variables)
            if (variable.name)
                m_variables[variable.name.value] = {&variable, typeFromReference(m_context.schema(), variable.type)};
    }

    Context &m_context;
    std::tuple<Rules...> m_rules;
    std::vector<Operation> m_operations; ///< Reserved: addresses do not move.
    Variables m_variables; ///< Of the operation under way; of two with one name the last.
    Uses *m_uses = nullptr; ///< Of the definition under way; null where variables do not count.
    const Field *m_field = nullptr; ///< The innermost field under way.
};

} // namespace graphql::validation
