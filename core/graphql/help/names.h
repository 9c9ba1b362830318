#pragma once

#include "core/graphql/document.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace graphql {

/// A name that a document gives meaning to by itself, at one place where it stands.
struct DocumentName
{
    enum class Kind : std::uint8_t { Operation, Fragment, Variable, Alias };
    Kind kind = Kind::Operation;
    bool defines = false; ///< Here it is given; elsewhere it is used.
    std::string_view name; ///< A variable's without its `$`.
    text::Span span; ///< Of the name alone.
    std::uint32_t definition = 0; ///< Where in Document::definitions() it stands.
};

/// Every such name of one document, and which of them mean the same. Views into the document, which must outlive it.
///
/// A variable has no home of its own: a fragment says `$x`, and means that of each operation that reaches it. So `$x`
/// of two operations is one name as soon as they share a fragment that says it, and so on from there.
class DocumentNames
{
public:
    explicit DocumentNames(const Document &document);

    /// In the order of the text.
    const std::vector<DocumentName> &all() const { return m_names; }
    /// The name at \a offset or ending there; for a variable its `$`, for a spread its dots count too.
    const DocumentName *at(std::uint32_t offset) const;
    /// Every place where \a name means the same, itself included, in the order of the text.
    std::vector<DocumentName> occurrences(const DocumentName &name) const;
    /// The operations that reach the definition at \a definition; for an operation, itself.
    std::vector<std::uint32_t> operationsReaching(std::uint32_t definition) const;
    /// What \a variable can mean where it stands: its definitions in each operation that reaches the place.
    std::vector<const VariableDefinition *> definitionsOf(const DocumentName &variable) const;
    /// By definition: whether \a roots reach it, themselves included.
    std::vector<bool> reachedFrom(const std::vector<std::uint32_t> &roots) const;
    /// By definition: whether it is part of one of the operations in which \a variable is one name. These are where
    /// no other variable may have its name.
    std::vector<bool> scopeOf(const DocumentName &variable) const;

private:
    class Collector;
    void link(const Document &document);

    const Document *m_document;
    std::vector<DocumentName> m_names;
    std::vector<std::vector<std::uint32_t>> m_spreads; ///< By definition: the fragments that it spreads.
    std::vector<std::vector<std::uint32_t>> m_spreadBy; ///< The same backwards.
};

} // namespace graphql
