#pragma once

#include "core/sandbox/http/message.h"

#include <functional>
#include <tl/expected.hpp>

namespace sandbox::http {

/// What is done with an admitted request, once its body is here.
using Continuation = std::function<Response(const Request &request)>;

/// What the server serves. Called on the server's thread, one request at a time.
class Handler
{
public:
    virtual ~Handler() = default;
    /// Looks at a request before its body is read, and refuses it with an answer, or says what to do next.
    virtual tl::expected<Continuation, Response> admit(const RequestHead &head) = 0;
    /// The answer to an admitted request whose body is longer than Limits::body.
    virtual Response tooLarge(const RequestHead &head) = 0;
};

/// What bounds a connection. Times are milliseconds.
struct Limits
{
    qint64 body = 1024 * 1024;
    int headTime = 5000; ///< For a head to arrive, from the connection's start or from its first byte.
    int bodyTime = 60'000; ///< Without a byte of the body.
    int lingerTime = 500; ///< For the client to read an answer to a request that was not read to its end.
};

} // namespace sandbox::http
