#pragma once

#include "core/base/clock.h"
#include "core/sandbox/backend.h"
#include "core/sandbox/graphqlservice.h"
#include "core/sandbox/http/handler.h"
#include "core/sandbox/requestreader.h"
#include "core/sandbox/token.h"

namespace sandbox {

/// The layers between HTTP and GraphQL, in the real server's order: route, security headers, project by Host, Origin,
/// token, content type; then the body. Which of several faults of a request is reported depends on that order.
class AdminApi final : public http::Handler
{
public:
    /// Nothing is owned.
    AdminApi(const TokenVerifier &tokens, GraphqlService &service, const base::Clock &clock);

    tl::expected<http::Continuation, http::Response> admit(const http::RequestHead &head) override;
    http::Response tooLarge(const http::RequestHead &head) override;

private:
    tl::expected<http::Continuation, http::Response> admitToApi(const http::RequestHead &head);
    http::Response respond(MediaType type, const RequestInfo &info, const http::Request &request);

    const TokenVerifier *m_tokens;
    GraphqlService *m_service;
    const base::Clock *m_clock;
};

} // namespace sandbox
