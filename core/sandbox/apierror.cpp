#include "core/sandbox/apierror.h"

namespace sandbox {

std::string_view nameOf(ApiError::Name name)
{
    switch (name) {
    case ApiError::Name::BadRequest:
        return "BadRequest";
    case ApiError::Name::Invalid:
        return "Invalid";
    case ApiError::Name::Unauthorized:
        return "Unauthorized";
    case ApiError::Name::Forbidden:
        return "Forbidden";
    case ApiError::Name::NotFound:
        return "NotFound";
    case ApiError::Name::AlreadyExists:
        return "AlreadyExists";
    case ApiError::Name::DataRace:
        return "DataRace";
    case ApiError::Name::RequestEntityTooLarge:
        return "RequestEntityTooLarge";
    case ApiError::Name::TooManyRequest:
        return "TooManyRequest";
    case ApiError::Name::InternalError:
    case ApiError::Name::Unexpected:
        return "InternalError";
    case ApiError::Name::ServiceUnavailable:
        return "ServiceUnavailable";
    }
    return {};
}

int statusOf(ApiError::Name name)
{
    switch (name) {
    case ApiError::Name::BadRequest:
    case ApiError::Name::Invalid:
        return 400;
    case ApiError::Name::Unauthorized:
        return 401;
    case ApiError::Name::Forbidden:
        return 403;
    case ApiError::Name::NotFound:
        return 404;
    case ApiError::Name::AlreadyExists:
    case ApiError::Name::DataRace:
        return 409;
    case ApiError::Name::RequestEntityTooLarge:
        return 413;
    case ApiError::Name::TooManyRequest:
        return 429;
    case ApiError::Name::InternalError:
    case ApiError::Name::Unexpected:
        return 500;
    case ApiError::Name::ServiceUnavailable:
        return 503;
    }
    return 500;
}

ApiError apiError(ApiError::Name name, const QString &message)
{
    const std::string_view reason = nameOf(name);
    return {name, QString::fromUtf8(reason.data(), static_cast<qsizetype>(reason.size())), message, {}};
}

ApiError apiError(ApiError::Name name, const QString &reason, const QString &message, std::string info)
{
    return {name, reason, message, std::move(info)};
}

ApiError unexpectedError(const QString &detail)
{
    return {ApiError::Name::Unexpected, QStringLiteral("UnexpectedError"), detail, {}};
}

} // namespace sandbox
