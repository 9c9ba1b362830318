#include "core/graphql/document.h"

#include <algorithm>

namespace graphql {

namespace {

/// A tree takes some eight bytes a byte of text. Asking for them at once spares the arena its growing pains, and pages
/// that stay untouched cost nothing; but a giant must not be refused for a guess.
std::size_t arenaSize(std::size_t textSize)
{
    constexpr std::size_t largestGuess = std::size_t {256} << 20U;
    return 512 + std::min(8 * textSize, largestGuess);
}

bool isNamedBefore(const FragmentDefinition *fragment, std::string_view name)
{
    return fragment->name.value < name;
}

} // namespace

Document::Document(std::string source) : m_source(std::move(source)), m_arena(arenaSize(m_source.size())) { }

std::vector<const OperationDefinition *> Document::operations() const
{
    std::vector<const OperationDefinition *> result;
    for (const Definition &definition : m_definitions) {
        if (definition.operation)
            result.push_back(definition.operation);
    }
    return result;
}

void Document::indexFragments()
{
    std::vector<const FragmentDefinition *> fragments;
    for (const Definition &definition : m_definitions) {
        if (definition.fragment)
            fragments.push_back(definition.fragment);
    }
    std::stable_sort(fragments.begin(), fragments.end(),
                     [](const auto *left, const auto *right) { return left->name.value < right->name.value; });
    m_fragmentsByName = std::move(fragments);
}

const FragmentDefinition *Document::fragment(std::string_view name) const
{
    const auto found = std::lower_bound(m_fragmentsByName.begin(), m_fragmentsByName.end(), name, isNamedBefore);
    return found != m_fragmentsByName.end() && (*found)->name.value == name ? *found : nullptr;
}

const OperationDefinition *Document::operation(std::string_view name) const
{
    for (const Definition &definition : m_definitions) {
        if (definition.operation && definition.operation->name.value == name)
            return definition.operation;
    }
    return nullptr;
}

const OperationDefinition *Document::operationAt(std::uint32_t offset) const
{
    const OperationDefinition *only = nullptr;
    std::size_t count = 0;
    for (const Definition &definition : m_definitions) {
        if (!definition.operation)
            continue;
        // A caret right behind the last brace still belongs to the operation.
        const text::Span span = definition.operation->span;
        if (span.begin <= offset && offset <= span.end)
            return definition.operation;
        only = definition.operation;
        ++count;
    }
    return count == 1 ? only : nullptr;
}

} // namespace graphql
