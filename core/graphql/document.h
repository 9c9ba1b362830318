#pragma once

#include "core/graphql/ast.h"
#include "core/graphql/diagnostic.h"

#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace graphql {

/// A parsed text: the text itself, its tree, and what the parser found wrong with it. Immutable and shared, so an
/// analysis, a request and a view can hold the same one on any thread. Made by parse().
class Document
{
public:
    Document(const Document &) = delete;
    Document &operator=(const Document &) = delete;

    std::string_view source() const { return m_source; }
    List<Definition> definitions() const { return m_definitions; }
    /// Comments without their `#`, in order. They are no part of the tree, but printing keeps them.
    List<text::Span> comments() const { return m_comments; }
    /// Syntax errors only, in order. Empty means: a GraphQL server can parse it (but see OperationFacts for the
    /// limits of the real one).
    const std::vector<Diagnostic> &syntaxErrors() const { return m_syntaxErrors; }

    std::vector<const OperationDefinition *> operations() const;
    /// The first of that name, or null.
    const FragmentDefinition *fragment(std::string_view name) const;
    const OperationDefinition *operation(std::string_view name) const;
    /// The operation that holds \a offset or ends there; else, when there is only one, that one; else null.
    const OperationDefinition *operationAt(std::uint32_t offset) const;

private:
    friend class Parser;
    explicit Document(std::string source);
    void indexFragments();

    std::string m_source;
    std::pmr::monotonic_buffer_resource m_arena;
    List<Definition> m_definitions;
    List<text::Span> m_comments;
    std::vector<const FragmentDefinition *> m_fragmentsByName;
    std::vector<Diagnostic> m_syntaxErrors;
};

/// Reads the whole executable and type-system grammar. Never fails and never stops at the first error; depth is
/// bounded (deeper nesting is a syntax error), size is not: only a text longer than \a largest is not read, and gives
/// an empty document with that one error.
std::shared_ptr<const Document> parse(std::string source, std::size_t largest = text::largestText);

} // namespace graphql
