#pragma once

#include "core/graphql/document.h"

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace graphql {

/// Which definitions of a document spread which fragments, found in one walk. Asked only where the answer matters:
/// inside a fragment, before offering what would make a cycle or a variable that is not there. Views into the
/// Document.
class SpreadGraph
{
public:
    explicit SpreadGraph(const Document &document);

    /// The operations and fragments that spread the fragment of that name, directly or through others.
    std::unordered_set<const void *> reaching(std::string_view fragment) const;

private:
    void add(const FragmentDefinition *fragment, const OperationDefinition *operation, const SelectionSet *set);

    struct Spreader
    {
        const FragmentDefinition *fragment = nullptr;
        const OperationDefinition *operation = nullptr;
    };
    std::unordered_map<std::string_view, std::vector<Spreader>> m_spreaders; ///< By the name that is spread.
};

} // namespace graphql
