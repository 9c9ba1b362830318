#pragma once

#include "core/graphql/dialect/standardattributes.h"
#include "core/graphql/document.h"
#include "core/graphql/form/fieldproblems.h"
#include "core/graphql/form/inputkind.h"
#include "core/graphql/schema.h"
#include "core/json/change.h"
#include "core/json/tape.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace graphql {

/// One place of the variables that a person can fill in: a variable, a field of an input object, an item of a list, a
/// key that the server knows inside a scalar, or what stands in the JSON and is none of these.
struct FormField
{
    /// The server does not tell null and absent apart, but the specification does, and so does a default.
    enum class State : std::uint8_t { Absent, Null, Empty, Given };

    std::string name; ///< Without `$`; of an item its number, from 1.
    json::Path path;
    TypeRef type; ///< Null, when no schema says.
    const StandardAttribute *attribute = nullptr; ///< Of a key that the server knows.
    InputKind kind = InputKind::Json; ///< That the type asks for; Object for a scalar with known keys.
    InputKind editor = InputKind::Json; ///< That can show the value at hand: Json for one of another kind.
    std::string typeText; ///< `[ID!]!`
    std::string documentation; ///< Markdown.
    std::string defaultValue; ///< GraphQL text; empty when there is none.
    std::optional<std::string> deprecationReason;
    bool isRequired = false;
    bool isNullable = true;
    bool isSecret = false; ///< A leaf that is shown as dots, or an object with such leaves only.
    bool isItem = false;
    bool isUnknown = false; ///< Stands in the JSON, and the operation or the type does not take it.
    bool isOneOfMember = false;
    bool isSiblingGiven = false; ///< Another member of the same `@oneOf` object.
    State state = State::Absent;
    std::optional<json::Value> value; ///< Of the form's own tape; nothing when absent.
    std::uint32_t size = 0; ///< Items of a list; one for a single value that stands for a list of it.
    std::vector<std::string> problems;
    std::size_t problemsInside = 0;

    bool isContainer() const { return editor == InputKind::List || editor == InputKind::Object; }
};

/// The variables of an operation as a form: what is asked for, and what the JSON at hand gives. Immutable, and alone
/// responsible for everything that it points at; children are made when asked for, because input types may contain
/// themselves. Any thread.
class VariablesForm
{
public:
    /// \a operation is one of \a document. \a schema may be null: then every field is JSON. Reads \a typed and checks
    /// it, by the specification and by the limits of the server.
    static std::shared_ptr<const VariablesForm> make(std::shared_ptr<const Schema> schema,
                                                     std::shared_ptr<const Document> document,
                                                     const OperationDefinition *operation, std::string typed);

    VariablesForm(const VariablesForm &) = delete;
    VariablesForm &operator=(const VariablesForm &) = delete;

    /// Why there are no fields to be had from the JSON: it is none, or no object.
    const std::optional<json::SyntaxError> &unreadable() const { return m_unreadable; }
    const std::string &typed() const { return m_typed; }
    /// What is wrong with the variables, in the order of the text; spans are bytes of typed().
    const std::vector<Diagnostic> &findings() const { return m_problems.all(); }
    /// The place that \a span, a finding's, is about: the value or the key of it, or what holds it. Of a variable that
    /// is missing the first that is. Empty: there is no such place.
    json::Path placeOf(text::Span span) const;

    /// The variables in the order of their definitions, then members that are none.
    std::vector<FormField> fields() const;
    /// The items of a list, the fields of an input object, the known keys of a scalar; nothing for a leaf.
    std::vector<FormField> children(const FormField &parent) const;

    /// What a field of the kind \a field.editor shows: the text, the digits, the name; JSON as it is typed, its further
    /// lines moved to the left. Nothing for null and absent.
    std::optional<std::string> content(const FormField &field) const;
    /// The value as it is typed, comments included, its further lines moved to the left.
    std::string typedValue(const FormField &field) const;

private:
    VariablesForm() = default;
    FormField fieldOf(std::string name, json::Path path, TypeRef type, const std::optional<json::Value> &value,
                      bool isSecret) const;
    FormField attributeField(const StandardAttribute &attribute, json::Path path,
                             const std::optional<json::Value> &value) const;
    void complete(FormField &field) const;
    void addUnknown(std::vector<FormField> &fields, const FormField *parent, const json::Value &object) const;
    void addItems(std::vector<FormField> &fields, const FormField &list) const;

    std::shared_ptr<const Schema> m_schema;
    std::shared_ptr<const Document> m_document;
    const OperationDefinition *m_operation = nullptr;
    std::string m_typed;
    std::optional<json::Tape> m_tape;
    std::optional<json::SyntaxError> m_unreadable;
    FieldProblems m_problems;
};

/// A content of a field of \a kind as JSON: text in quotes, everything else as it is.
std::string contentJson(InputKind kind, std::string_view content);
/// The empty value of \a kind: `""`, `[]`, `{}`; nothing where there is none.
std::optional<std::string> emptyJson(InputKind kind);
/// Gives \a field the value \a json. Of a `@oneOf` object the other members go, as one change.
json::Change changeTo(const FormField &field, std::string json);

} // namespace graphql
