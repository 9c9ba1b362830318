#pragma once

#include "core/sandbox/http/message.h"

#include <optional>

namespace sandbox::http {

/// What the server serves. Called on the server's thread, one request at a time.
class Handler
{
public:
    virtual ~Handler() = default;
    /// Looks at a request before its body is read: an answer here refuses it, and its body is not waited for.
    virtual std::optional<Response> refusal(const RequestHead &head) = 0;
    virtual Response respond(const Request &request) = 0;
    /// How to say that a body was longer than \a limit.
    virtual Response tooLarge() = 0;
};

/// What bounds a connection. Times are milliseconds.
struct Limits
{
    qint64 body = 1024 * 1024;
    int headTime = 5000;   ///< For a head to arrive, from the connection's start or from its first byte.
    int bodyTime = 60'000; ///< Without a byte of the body.
    int lingerTime = 500;  ///< For the client to read an answer to a request that was not read to its end.
};

} // namespace sandbox::http
