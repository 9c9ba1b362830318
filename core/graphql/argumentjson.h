#pragma once

#include "core/graphql/document.h"
#include "core/json/tape.h"

#include <optional>
#include <string>

namespace graphql {

/// Turns arguments as written into the JSON that a resolver would see: variables put in, with their default values
/// where the request has none; an absent variable leaves its argument or field out, as the specification has it.
class ArgumentReader
{
public:
    /// Both pointers may be null; what they point at must outlive the reader.
    ArgumentReader(const OperationDefinition *operation, const json::Tape *variables);
    std::string read(List<Argument> arguments) const;

private:
    /// The text of a variable's value, or nothing when it is absent.
    std::optional<std::string> variable(std::string_view name) const;
    void append(std::string &out, const Value *value) const;
    template <typename Member>
    std::string object(List<Member> members) const;

    const OperationDefinition *m_operation;
    std::optional<json::Value> m_variables;
};

} // namespace graphql
