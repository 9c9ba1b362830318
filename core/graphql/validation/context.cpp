#include "core/graphql/validation/context.h"

#include "core/graphql/findingorder.h"

#include <algorithm>

namespace graphql::validation {

Context::Context(const Schema &schema, const Document &document) : m_schema(schema), m_document(document)
{
    for (const auto &definition : document.definitions()) {
        if (!definition.fragment)
            continue;
        if (definition.fragment->name)
            m_numbers[definition.fragment->name.value] = static_cast<FragmentNumber>(m_fragments.size());
        m_fragments.push_back(definition.fragment);
    }
    m_fragmentUses.resize(m_fragments.size());
    m_seen.resize(m_fragments.size());
}

FragmentNumber Context::fragmentNumber(std::string_view name) const
{
    const auto found = m_numbers.find(name);
    return found == m_numbers.end() ? NoFragment : found->second;
}

const Type *Context::compositeType(const Name &name) const
{
    const auto *type = name ? m_schema.type(name.value) : nullptr;
    return type && type->isComposite() ? type : nullptr;
}

std::vector<FragmentNumber> Context::reachable(const std::vector<const Uses *> &roots)
{
    ++m_walk;
    std::vector<FragmentNumber> found;
    const auto add = [&](const Uses &uses) {
        for (const auto &spread : uses.spreads) {
            if (spread.fragment == NoFragment || m_seen[spread.fragment] == m_walk)
                continue;
            m_seen[spread.fragment] = m_walk;
            found.push_back(spread.fragment);
        }
    };
    for (const auto *uses : roots)
        add(*uses);
    for (std::size_t i = 0; i < found.size(); ++i)
        add(m_fragmentUses[found[i]]);
    return found;
}

void Context::report(std::string_view rule, std::string message, std::vector<text::Span> spans)
{
    report({Diagnostic::Severity::Error, std::move(message), std::move(spans), std::string(rule)});
}

std::vector<Diagnostic> Context::takeFindings()
{
    // graphql-js tells these two when it enters the fragment or selection set around the place, before it gets there.
    std::stable_partition(m_findings.begin(), m_findings.end(), [](const Diagnostic &finding) {
        return finding.rule == "NoFragmentCycles" || finding.rule == "OverlappingFieldsCanBeMerged";
    });
    sortByPlace(m_findings);
    return std::move(m_findings);
}

} // namespace graphql::validation
