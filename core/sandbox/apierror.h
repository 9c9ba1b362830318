#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace sandbox {

/// What a resolver answers instead of a value, in one of two kinds. An *API error* reaches the client whole: message,
/// locations, path and `extensions {errorName, reason, info?}`. An *unexpected* one is flattened by the engine to
/// `{"message":"unexpected error","locations":[]}`, as the real server does with everything that is not its own.
struct ApiError
{
    enum class Name {
        BadRequest,
        Invalid,
        Unauthorized,
        Forbidden,
        NotFound,
        AlreadyExists,
        DataRace,
        RequestEntityTooLarge,
        TooManyRequest,
        InternalError,
        ServiceUnavailable,
        Unexpected, ///< Not an API error at all: see above. Its message goes nowhere.
    };
    Name name = Name::Unexpected;
    QString reason; ///< "UserNotFound", "PasswordPolicyViolated"…
    QString message; ///< As the real server words it.
    /// A JSON object as text, or empty for none. Keys may come in any order: the engine sorts them, as Go does.
    std::string info;
    bool operator==(const ApiError &) const = default;
};

/// The name as it is sent, and the HTTP status of the answers that are not GraphQL-shaped.
std::string_view nameOf(ApiError::Name name);
int statusOf(ApiError::Name name);

/// An error whose reason is its name, as most plain refusals of the real server are.
ApiError apiError(ApiError::Name name, const QString &message);
ApiError apiError(ApiError::Name name, const QString &reason, const QString &message, std::string info = {});
/// For what the real server does not foresee either (a crash, a broken row, an absent "required" list).
ApiError unexpectedError(const QString &detail = {});

} // namespace sandbox
