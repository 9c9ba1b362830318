#pragma once

#include "core/graphql/diagnostic.h"
#include "core/json/value.h"

#include <string>
#include <vector>

namespace graphql {

/// Findings about variables, to be found by the value that they are about.
class FieldProblems
{
public:
    FieldProblems() = default;
    explicit FieldProblems(std::vector<Diagnostic> findings);

    /// All of them, in the order of the text.
    const std::vector<Diagnostic> &all() const { return m_findings; }
    /// What is said about \a value itself, without the words that say which value that is: it stands above them.
    std::vector<std::string> about(const json::Value &value, bool isSecret) const;
    /// What is said about the place \a key, a member that the type does not know.
    std::vector<std::string> aboutKey(text::Span key) const;
    /// How much is said about values inside \a value.
    std::size_t countInside(const json::Value &value) const;

private:
    std::vector<Diagnostic> m_findings; ///< In the order of their first places.
};

} // namespace graphql
