#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace graphql {

class Schema;

/// What to ask a server about its schema. Asking an engine for a part that it does not have fails the whole query, so
/// whatever came to the specification later is an option. The plain form, without options, is what every engine since
/// 2016 answers, the real server's among them.
struct IntrospectionOptions
{
    bool schemaDescription = false;
    bool specifiedByUrl = false;
    bool oneOf = false;
    bool directiveIsRepeatable = false;
    bool inputValueDeprecation = false; ///< Whether an argument or input field is deprecated, and why.
    bool deprecatedArguments = false; ///< Of fields; those of directives came later.
    bool deprecatedDirectiveArguments = false;
    bool deprecatedInputFields = false;
    // Parts of the plain form that engines from before lack.
    bool subscriptions = true;
    bool directiveLocations = true; ///< Without: three booleans, as engines answered at first.
    static IntrospectionOptions everything();
    bool operator==(const IntrospectionOptions &) const = default;
};

std::string introspectionQuery(IntrospectionOptions options = {});

/// All that the server of \a schema can be asked for, by its own account: an answer lists the types of introspection
/// too.
IntrospectionOptions introspectionOptions(const Schema &schema);

/// For a server that refuses even the plain form: a small question for what its introspection types have.
std::string introspectionProbe();
/// What the answer to introspectionProbe(), as JSON, says; nothing when it is no such answer.
std::optional<IntrospectionOptions> introspectionOptionsFromProbe(std::string_view json);

} // namespace graphql
