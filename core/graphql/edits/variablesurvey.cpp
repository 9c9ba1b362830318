#include "core/graphql/edits/variablesurvey.h"

#include "core/graphql/validation/walk.h"

#include <algorithm>

namespace graphql {

/// The rule that the walk shows everything to.
class VariableGathering
{
public:
    explicit VariableGathering(validation::Context &context) : m_context(context) { }

    void operation(const OperationDefinition &operation)
    {
        m_operation = &operation;
        m_fragment = validation::NoFragment;
    }

    void fragment(const FragmentDefinition &)
    {
        m_operation = nullptr;
        m_fragment = m_fragmentCount++;
    }

    void field(const validation::FieldVisit &visit)
    {
        for (const auto &argument : visit.node.arguments)
            add(argument, visit.definition ? visit.definition->argument(argument.name.value) : nullptr, &visit.node);
    }

    void directive(const validation::DirectiveVisit &visit)
    {
        // Values there are constant.
        if (visit.location == "VARIABLE_DEFINITION" || visit.location == "FRAGMENT_DEFINITION")
            return;
        for (const auto &argument : visit.node.arguments)
            add(argument, visit.definition ? visit.definition->argument(argument.name.value) : nullptr, nullptr);
    }

    void operationUses(const validation::OperationUsesVisit &visit)
    {
        m_operations.push_back({&visit.node, visit.usages, {}});
    }

    void end(const std::vector<const validation::Uses *> &operations)
    {
        // The walk tells of operations without fragments first.
        std::sort(m_operations.begin(), m_operations.end(), [](const SurveyedOperation &a, const SurveyedOperation &b) {
            return a.node->span.begin < b.node->span.begin;
        });
        for (std::size_t i = 0; i < operations.size(); ++i)
            m_operations[i].fragments = m_context.reachable({operations[i]});
        std::stable_sort(m_arguments.begin(), m_arguments.end(), [](const ArgumentPlace &a, const ArgumentPlace &b) {
            return a.node->span.begin < b.node->span.begin;
        });
    }

    const std::vector<SurveyedOperation> &operations() const { return m_operations; }
    const std::vector<ArgumentPlace> &arguments() const { return m_arguments; }

private:
    void add(const Argument &argument, const InputValue *definition, const Selection *field)
    {
        if (argument.value)
            m_arguments.push_back({&argument, definition, field, m_operation, m_fragment});
    }

    validation::Context &m_context;
    const OperationDefinition *m_operation = nullptr;
    validation::FragmentNumber m_fragment = validation::NoFragment;
    validation::FragmentNumber m_fragmentCount = 0;
    std::vector<SurveyedOperation> m_operations;
    std::vector<ArgumentPlace> m_arguments;
};

struct VariableSurvey::State
{
    State(const Schema &schema, const Document &document) : context(schema, document), walk(context) { walk.run(); }

    validation::Context context;
    validation::Walk<VariableGathering> walk;
};

VariableSurvey::VariableSurvey(const Schema &schema, const Document &document)
    : m_state(std::make_unique<State>(schema, document))
{ }

VariableSurvey::~VariableSurvey() = default;

const std::vector<SurveyedOperation> &VariableSurvey::operations() const
{
    return m_state->walk.rule<VariableGathering>().operations();
}

const std::vector<ArgumentPlace> &VariableSurvey::arguments() const
{
    return m_state->walk.rule<VariableGathering>().arguments();
}

const SurveyedOperation *VariableSurvey::operation(const OperationDefinition *node) const
{
    const auto &all = operations();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [node](const SurveyedOperation &operation) { return operation.node == node; });
    return found == all.end() ? nullptr : &*found;
}

bool SurveyedOperation::reaches(validation::FragmentNumber fragment) const
{
    return std::find(fragments.begin(), fragments.end(), fragment) != fragments.end();
}

const VariableDefinition *SurveyedOperation::definition(std::string_view variable) const
{
    const auto found =
        std::find_if(node->variables.begin(), node->variables.end(),
                     [variable](const VariableDefinition &definition) { return definition.name.value == variable; });
    return found == node->variables.end() ? nullptr : &*found;
}

std::string refusalOfBrokenText(const Document &document)
{
    return document.syntaxErrors().empty()
        ? std::string()
        : "The document has a syntax error; repair it first: " + document.syntaxErrors().front().message;
}

} // namespace graphql
