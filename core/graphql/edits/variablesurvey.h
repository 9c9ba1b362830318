#pragma once

#include "core/graphql/validation/context.h"

#include <memory>
#include <string>
#include <vector>

namespace graphql {

/// The argument of a field or directive, with what the schema says about it.
struct ArgumentPlace
{
    const Argument *node = nullptr;
    const InputValue *definition = nullptr; ///< Null: unknown.
    const Selection *field = nullptr; ///< Null: it is a directive's.
    const OperationDefinition *operation = nullptr; ///< In whose own text it stands; null: in a fragment's.
    validation::FragmentNumber fragment = validation::NoFragment;
};

/// An operation with every use of a variable that running it would meet, and the fragments it reaches.
struct SurveyedOperation
{
    const OperationDefinition *node = nullptr;
    std::vector<validation::ResolvedUsage> usages;
    std::vector<validation::FragmentNumber> fragments;

    bool reaches(validation::FragmentNumber fragment) const;
    const VariableDefinition *definition(std::string_view variable) const;
};

/// Everything the edits of variables ask about a document, gathered in one walk. Schema and document must outlive it.
class VariableSurvey
{
public:
    VariableSurvey(const Schema &schema, const Document &document);
    ~VariableSurvey();
    VariableSurvey(const VariableSurvey &) = delete;
    VariableSurvey &operator=(const VariableSurvey &) = delete;

    const std::vector<SurveyedOperation> &operations() const;
    const SurveyedOperation *operation(const OperationDefinition *node) const;
    /// Where variables may stand, in the order of the text.
    const std::vector<ArgumentPlace> &arguments() const;

private:
    struct State;
    std::unique_ptr<State> m_state; ///< The walk, which owns what the usages point at.
};

/// What is said of a document that cannot be read as a whole; empty when it can. An edit of variables looks at all of
/// it, and what a broken part means is a guess.
std::string refusalOfBrokenText(const Document &document);

} // namespace graphql
