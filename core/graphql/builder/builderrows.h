#pragma once

#include "core/graphql/builder/buildertree.h"

#include <optional>
#include <string_view>
#include <vector>

/// Makes the rows of one place. Inside builder/ only.
namespace graphql {

/// The rows of one place, of one schema and one document.
class BuilderRows
{
public:
    BuilderRows(const Schema &schema, bool isAdminApi, const std::vector<const FragmentDefinition *> &fragments,
                const Document &document)
        : m_schema(schema),
          m_document(document),
          m_fragments(fragments),
          m_isAdminApi(isAdminApi)
    { }

    /// \a set may be null, and so may \a type.
    void addSelections(const Type *type, const SelectionSet *set);
    void addArguments(const BuilderRow &field);
    void addInside(const BuilderRow &input);
    std::vector<BuilderRow> take() { return std::move(m_rows); }

    /// What is inside \a type and not in the text, but could be, when \a step names it.
    std::optional<BuilderRow> possible(const Type *type, const BuilderStep &step) const;
    /// The same for what is inside \a input.
    std::optional<BuilderRow> possible(const BuilderRow &input, const BuilderStep &step) const;

private:
    BuilderRow fieldRow(const Type *owner, const Field *field, const Selection *selection) const;
    BuilderRow conditionRow(const Type *owner, std::string_view condition, const Selection *selection) const;
    BuilderRow spreadRow(std::string_view fragment, const Selection *selection) const;
    static BuilderRow inputRow(BuilderStep step, const Type *owner, const InputValue *input, TypeRef type);
    static void give(BuilderRow &row, const Value *value, text::Span span);
    bool isHidden(const Type &owner, std::string_view field) const;

    const Schema &m_schema;
    const Document &m_document;
    const std::vector<const FragmentDefinition *> &m_fragments;
    bool m_isAdminApi;
    std::vector<BuilderRow> m_rows;
};

/// The input object whose fields a value of \a type has; null: none.
const Type *inputObjectOf(TypeRef type);

} // namespace graphql
