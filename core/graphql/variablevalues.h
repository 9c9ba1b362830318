#pragma once

#include "core/graphql/namehash.h"
#include "core/json/tape.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace graphql {

/// The variables of a request by name, to be found without walking the whole object for each definition: a request
/// may define and give thousands. Made once for all that looks at them; the Tape must outlive it.
class VariableValues
{
public:
    /// From a Tape without further ado, because nobody has use for one in the place of the other.
    VariableValues(const json::Tape &variables) : m_bytes(variables.bytes()), m_root(variables.root())
    {
        m_byName.reserve(m_root.isObject() ? m_root.size() : 0);
        // The last one counts, as every JSON reader in use decides.
        m_root.forEachMember([this](std::string_view name, const json::Value &value) {
            m_byName.insert_or_assign(std::string(name), value);
        });
    }

    /// As they came, with blanks around.
    std::string_view bytes() const { return m_bytes; }
    /// All of it, which need not be an object.
    const json::Value &root() const { return m_root; }
    /// Null, when there is none of that name.
    const json::Value *find(std::string_view name) const
    {
        const auto found = m_byName.find(name);
        return found == m_byName.end() ? nullptr : &found->second;
    }

private:
    std::string_view m_bytes;
    json::Value m_root;
    std::unordered_map<std::string, json::Value, NameHash, std::equal_to<>> m_byName;
};

} // namespace graphql
