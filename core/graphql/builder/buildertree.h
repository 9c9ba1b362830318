#pragma once

#include "core/graphql/builder/builderplace.h"
#include "core/graphql/document.h"
#include "core/graphql/edits/valuejson.h"
#include "core/graphql/schema.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace graphql {

/// What an argument, input field or list item is given.
enum class BuilderState : std::uint8_t {
    Absent,
    Null,
    Variable,
    Literal, ///< Of a scalar or enum.
    EmptyList,
    List,
    EmptyObject,
    Object,
};

/// A row of the tree: something that is in the text, or that the schema says could be. Points into Document and Schema,
/// which must both outlive it; what is to outlive them is its BuilderStep.
struct BuilderRow
{
    BuilderStep step;

    // What the schema says; null where it does not know what stands in the text.
    const Type *owner = nullptr; ///< Whose field or input field it is; what the type condition is on.
    const Field *field = nullptr; ///< The field, or the field of an argument.
    const InputValue *input = nullptr; ///< The argument or input field; for a list item, that of the list.
    TypeRef type; ///< Of a field, of what an argument and so on expects, of a condition or spread fragment.

    // What the text says; null where it says nothing.
    const Selection *selection = nullptr; ///< Of a field, condition or spread; its directives are there.
    const Value *value = nullptr; ///< Of an argument, input field or list item.
    text::Span span; ///< All of it in the text, with its name; empty at the begin when it is not there.

    bool isChosen = false; ///< It is in the text.
    bool canExpand = false; ///< It has rows inside.

    /// For arguments, input fields and list items.
    BuilderState state() const;
    bool isInput() const;
    bool isRequired() const { return step.kind != BuilderStep::Kind::ListItem && input && input->isRequired(); }
    bool isDeprecated() const;
    /// Of the schema's author, in Markdown; may be empty.
    std::string_view description() const;
};

/// The tree of the operation or fragment at a caret: what the schema offers, and what of it the text has chosen. Rows
/// are made for one place when asked, because a schema's tree has no end; that costs what stands directly in that
/// place, so everything that is expanded can be read anew at every keystroke. Broken text is read as far as its tree
/// reaches. Schema and Document must outlive it.
class BuilderTree
{
public:
    /// The definition that encloses \a caret or ends there; else, when there is only one operation, that. Else there is
    /// no definition, and the tree is that of a new operation of the first type that the schema has.
    BuilderTree(const Schema &schema, const Document &document, std::uint32_t caret);
    /// That of an operation which is not there: all that is chosen in it goes into a new one.
    BuilderTree(const Schema &schema, const Document &document, OperationType newOperation);
    /// That of a definition of the document.
    BuilderTree(const Schema &schema, const Document &document, const Definition &definition);

    const Schema &schema() const { return *m_schema; }
    const Document &document() const { return *m_document; }
    /// An operation, a fragment, or (for a new operation) nothing.
    const Definition &definition() const { return m_definition; }
    /// Of the operation, the new one too; Query for a fragment.
    OperationType operationType() const { return m_operationType; }
    /// Whose fields are chosen; null when the schema does not have it.
    const Type *type() const { return m_type; }
    const SelectionSet *selectionSet() const;
    bool isForAdminApi() const { return m_isAdminApi; }
    /// Names that no new variable may have, beside those of the text: the request has values under them already.
    void setTakenNames(std::shared_ptr<const std::unordered_set<std::string>> names) { m_taken = std::move(names); }
    bool isTaken(const std::string &name) const { return m_taken && m_taken->contains(name); }
    const std::shared_ptr<const std::unordered_set<std::string>> &takenNames() const { return m_taken; }
    /// What the server cannot read as a literal.
    LiteralLimits literalLimits() const { return {.noNull = m_isAdminApi, .noObjectsInScalars = m_isAdminApi}; }

    /// The outermost rows. First the fields in the schema's order, each as often as it is chosen or else once, and
    /// `__typename`; then what else the text has; then `... on` types that are possible; then fragments that are
    /// spread or could be.
    std::vector<BuilderRow> rows() const;
    /// What is inside \a row: its arguments and then as above; input fields in the schema's order; list items.
    std::vector<BuilderRow> rows(const BuilderRow &row) const;
    /// The row of a place, whether it is in the text or could be; none when neither.
    std::optional<BuilderRow> find(const BuilderPlace &place) const;
    /// The rows of a place and of all that it is in, outermost first; empty when find() finds none.
    std::vector<BuilderRow> path(const BuilderPlace &place) const;
    /// The innermost place that the text has at \a offset; empty: none in this definition.
    BuilderPlace placeAt(std::uint32_t offset) const;

private:
    void findFragments();

    const Schema *m_schema;
    const Document *m_document;
    Definition m_definition;
    OperationType m_operationType = OperationType::Query;
    const Type *m_type = nullptr;
    bool m_isAdminApi = false;
    std::shared_ptr<const std::unordered_set<std::string>> m_taken; ///< Null: none.
    std::vector<const FragmentDefinition *> m_fragments; ///< Those that can be spread without making a circle.
};

/// The definitions that a builder can show, in the order of the text.
std::vector<Definition> builderDefinitions(const Document &document);

} // namespace graphql
