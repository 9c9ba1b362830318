#pragma once

#include "core/graphql/schema.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace graphql {

/// Puts a Schema together. The readers (SDL, introspection) first declare every type by name and then fill in the
/// members, so that references resolve whatever the order of the source. Whatever cannot be used becomes a problem
/// and is left out; the rest stays. Inside core/graphql only.
class SchemaBuilder
{
public:
    SchemaBuilder();

    /// A new type to be filled; null, when the name is taken.
    Type *declare(TypeKind kind, std::string_view name);
    const Type *find(std::string_view name) const { return m_schema->type(name); }
    std::vector<std::string_view> typeNames() const;
    /// A new directive to be filled, valid until the next call; null, when the name is taken.
    DirectiveType *addDirective(std::string_view name);

    /// \a text, as long as the schema lives.
    std::string_view keep(std::string_view text);
    void setDescription(OptionalText description) { m_schema->m_description = description; }
    void setRoot(OperationType operation, const Type *type);

    /// Where the source names the type, for findings about it as a whole.
    void setSpan(const Type &type, text::Span span) { m_spans.push_back({&type, span}); }
    void report(std::string rule, std::string message, std::vector<text::Span> spans);
    void report(Diagnostic problem) { m_problems.push_back(std::move(problem)); }

    /// Indexes, checks and hands over. The builder is empty after.
    SchemaResult finish();

private:
    void linkImplementations();
    void indexMembers();
    void addMetaFields();
    void check();
    void dropUntypedMembers();

    std::shared_ptr<Schema> m_schema;
    std::vector<std::pair<const Type *, text::Span>> m_spans;
    std::unordered_set<std::string, NameHash, std::equal_to<>> m_directiveNames;
    std::vector<Diagnostic> m_problems;
};

} // namespace graphql
