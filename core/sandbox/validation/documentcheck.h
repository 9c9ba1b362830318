#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"
#include "core/sandbox/graphqlerror.h"
#include "core/sandbox/validation/overlappingfields.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sandbox {

/// The validation rules of graphql-go 0.8.1 in its words: those of the specification of 2016. One walk over the
/// document, each place asked by the rules it concerns, errors in the order in which that engine finds them. Own code,
/// and not the explorer's validator: a mistake of that must not be the sandbox's too.
class DocumentCheck
{
public:
    DocumentCheck(const graphql::Schema &schema, const graphql::Document &document);
    std::vector<GraphqlError> run();

private:
    using Type = graphql::Type;
    using TypeRef = graphql::TypeRef;

    /// A variable in use, and the type that its place wants; none where that is not known.
    struct Usage
    {
        const graphql::Value *variable = nullptr;
        TypeRef type;
    };
    using Usages = std::vector<Usage>;

    // The walk: documentcheck.cpp.
    void checkOperation(const graphql::OperationDefinition &operation);
    void checkFragment(const graphql::FragmentDefinition &fragment);
    void checkSelections(const graphql::SelectionSet *set, const Type *parent);
    void checkInlineFragment(const graphql::Selection &selection, const Type *parent);
    void checkSpread(const graphql::Selection &selection, const Type *parent);
    void checkUniqueOperation(const graphql::OperationDefinition &operation);
    void checkKnownType(const graphql::Name &name);
    const Type *typeNamed(std::string_view name) const;
    TypeRef typeOf(const graphql::TypeReference &reference) const;

    // Fields, arguments and directives: fieldchecks.cpp.
    void checkField(const graphql::Selection &selection, const Type *parent);
    void checkLeaf(const graphql::Selection &selection, const graphql::Field &field);
    void checkGivenArguments(graphql::List<graphql::Argument> arguments,
                             const std::vector<graphql::InputValue> *definitions, const std::string &owner);
    void checkUniqueInputFields(const graphql::Value &value);
    void checkDirectives(graphql::List<graphql::Directive> directives, std::string_view location);
    static const graphql::InputValue *findArgument(const std::vector<graphql::InputValue> &definitions,
                                                   std::string_view name);
    std::vector<std::string> typesThatHave(const Type &type, std::string_view field) const;

    // Fragments among each other: fragmentchecks.cpp.
    void checkCycles(const graphql::FragmentDefinition &fragment);
    void checkUnusedFragments();
    std::vector<const graphql::Selection *> spreadsIn(const graphql::SelectionSet *set) const;
    std::vector<const graphql::FragmentDefinition *> fragmentsOf(const graphql::OperationDefinition &operation) const;

    // Variables: variablechecks.cpp.
    void checkVariableDefinition(const graphql::VariableDefinition &variable);
    void checkVariableUsages(const graphql::OperationDefinition &operation);
    void collectUsages(const graphql::SelectionSet *set, const Type *parent, Usages &usages) const;
    void collectUsages(graphql::List<graphql::Argument> arguments, const std::vector<graphql::InputValue> *definitions,
                       Usages &usages) const;
    void collectUsages(graphql::List<graphql::Directive> directives, Usages &usages) const;
    void collectUsages(const graphql::Value *value, TypeRef type, Usages &usages) const;

    void report(std::string message, const std::vector<text::Span> &spans);
    const graphql::DirectiveType *directiveNamed(std::string_view name) const;

    const graphql::Schema &m_schema;
    const graphql::Document &m_document;
    OverlappingFields m_overlapping;
    GoPositions m_positions;
    std::vector<const graphql::OperationDefinition *> m_operations;
    std::vector<GraphqlError> m_errors;
    std::map<std::string_view, text::Span> m_operationNames;
    std::map<std::string_view, text::Span> m_fragmentNames;
    std::set<std::string_view> m_visitedFragments;
    std::vector<const graphql::Selection *> m_spreadPath;
    std::map<std::string_view, std::size_t> m_spreadPathIndex;
};

} // namespace sandbox
