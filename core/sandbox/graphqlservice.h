#pragma once

#include "core/base/clock.h"
#include "core/graphql/schema.h"
#include "core/sandbox/backend.h"
#include "core/sandbox/graphqlerror.h"
#include "core/sandbox/http/message.h"
#include "core/sandbox/requestreader.h"
#include "core/sandbox/resolver.h"

#include <memory>
#include <string>
#include <vector>

namespace sandbox {

/// The schema of an engine like the real one: \a sdl with the old introspection types.
std::shared_ptr<const graphql::Schema> engineSchema(const std::string &sdl);

/// Answers GraphQL requests: parses, counts, validates, coerces, runs in one transaction, and rolls it back when
/// there is any error in the answer.
class GraphqlService
{
public:
    /// \a backend and \a clock are not owned. \a seed decides the order of introspection answers.
    GraphqlService(std::shared_ptr<const graphql::Schema> schema, Backend &backend, const base::Clock &clock,
                   quint64 seed);

    http::Response answer(const GraphqlRequest &request, const RequestInfo &info);

private:
    std::string execute(const graphql::Document &document, const GraphqlRequest &request, const RequestInfo &info);

    std::shared_ptr<const graphql::Schema> m_schema;
    Backend *m_backend;
    const base::Clock *m_clock;
    Resolvers m_resolvers;
};

} // namespace sandbox
