#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"

#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace graphql::validation {

/// A variable where it is used, and what is asked for there.
struct VariableUsage
{
    const Value *node = nullptr;
    TypeRef type; ///< Null: unknown.
    bool hasDefault = false; ///< The place has a default of its own.
    const Type *oneOf = nullptr; ///< The @oneOf input object whose field it is.
};

/// A fragment's place in Context::fragments().
using FragmentNumber = std::uint32_t;
constexpr auto NoFragment = std::numeric_limits<FragmentNumber>::max();

/// A spread with the fragment it names; none where there is no such fragment.
struct Spread
{
    const Selection *node = nullptr;
    FragmentNumber fragment = NoFragment;
};

/// What one operation or fragment uses by itself; the walk collects it.
struct Uses
{
    std::vector<VariableUsage> variables;
    std::vector<Spread> spreads;
};

/// A use of a variable by an operation, directly or through fragments, with its definition there.
struct ResolvedUsage
{
    const VariableUsage *usage = nullptr;
    const VariableDefinition *definition = nullptr; ///< Null: there is none.
    TypeRef type; ///< The definition's; null: unknown.
};

/// A variable as an operation defines it.
struct DefinedVariable
{
    const VariableDefinition *node = nullptr;
    TypeRef type; ///< Null: unknown.
};

/// What all rules share while they look at one document: look-ups, and the list of findings.
class Context
{
public:
    Context(const Schema &schema, const Document &document);

    const Schema &schema() const { return m_schema; }
    const Document &document() const { return m_document; }
    /// In the order of the text. A name that is used twice means the last one, as in graphql-js.
    const std::vector<const FragmentDefinition *> &fragments() const { return m_fragments; }
    FragmentNumber fragmentNumber(std::string_view name) const;
    const FragmentDefinition *fragment(FragmentNumber number) const
    {
        return number == NoFragment ? nullptr : m_fragments[number];
    }
    /// A type condition's type: object, interface or union; null for all else.
    const Type *compositeType(const Name &name) const;

    Uses &usesOf(FragmentNumber number) { return m_fragmentUses[number]; }
    /// The fragments that these uses lead to, each once.
    std::vector<FragmentNumber> reachable(const std::vector<const Uses *> &roots);

    void report(std::string_view rule, std::string message, std::vector<text::Span> spans);
    void report(Diagnostic finding) { m_findings.push_back(std::move(finding)); }
    std::vector<Diagnostic> takeFindings();

private:
    const Schema &m_schema;
    const Document &m_document;
    std::vector<const FragmentDefinition *> m_fragments;
    std::unordered_map<std::string_view, FragmentNumber, NameHash> m_numbers;
    std::vector<Uses> m_fragmentUses;
    std::vector<std::uint32_t> m_seen; ///< By fragment: the last walk of reachable() that met it.
    std::uint32_t m_walk = 0;
    std::vector<Diagnostic> m_findings;
};

} // namespace graphql::validation
