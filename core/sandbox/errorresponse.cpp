#include "core/sandbox/errorresponse.h"

#include "core/sandbox/gojson.h"

namespace sandbox {

http::Response errorResponse(const ApiError &error)
{
    const bool isUnexpected = error.name == ApiError::Name::Unexpected;
    const int status = statusOf(error.name);
    std::string body = R"({"error":{"name":)";
    appendGoQuoted(body, nameOf(error.name));
    body += R"(,"reason":)";
    appendGoQuoted(body, error.reason.toStdString());
    body += R"(,"message":)";
    appendGoQuoted(body, isUnexpected ? "unexpected error occurred" : error.message.toStdString());
    body += R"(,"code":)" + std::to_string(status);
    if (!error.info.empty() && !isUnexpected)
        body += R"(,"info":)" + goCanonical(error.info);
    body += "}}";
    return {status, {{"Content-Type", "application/json"}}, QByteArray::fromStdString(body)};
}

} // namespace sandbox
