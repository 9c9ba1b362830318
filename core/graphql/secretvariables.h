#pragma once

#include "core/graphql/document.h"

#include <string_view>
#include <unordered_set>

namespace graphql {

/// Names of the variables that a document puts into a secret place, anywhere: one that is unused in the chosen
/// operation but secret in another counts too, which errs on the right side. The document must outlive it.
class SecretVariables
{
public:
    explicit SecretVariables(const Document &document);

    /// By its own name too: see isSecretPlace().
    bool contains(std::string_view name) const;

private:
    void visit(const SelectionSet *set);
    void visit(const Value *value, bool isSecret);

    std::unordered_set<std::string_view> m_names;
};

} // namespace graphql
