#pragma once

#include "core/base/clock.h"
#include "core/sandbox/apierror.h"
#include "core/sandbox/backend.h"
#include "core/sandbox/input.h"
#include "core/sandbox/output.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

/// The contract between the engine (HTTP, GraphQL) and the store (SQLite, seed, what each field means).
///
/// - The engine has parsed, validated and coerced everything: a resolver sees arguments that fit the schema, with
///   enum values that exist and defaults filled in. What the schema cannot say (a node ID of the wrong type, a list
///   that is nullable but needed) is the resolver's to refuse.
/// - A resolver returns a value or an ApiError; it does not throw. An error at a nullable field leaves null there, at
///   a non-null field it travels up; any error in the answer makes the engine roll the transaction back.
/// - Top-level mutation fields run one after the other in the order of the document, and the first error of a
///   non-null one stops the rest. Everything below them is completed after all of them ran (see Later).
/// - Everything happens on the server's thread, one request at a time.
namespace sandbox {

/// What a resolver may use of the request it serves. Lives as long as the request.
class RequestContext
{
public:
    RequestContext(const base::Clock &clock, const RequestInfo &info, Transaction &transaction)
        : m_clock(&clock),
          m_info(&info),
          m_transaction(&transaction)
    { }

    QDateTime now() const { return m_clock->now(); }
    const RequestInfo &info() const { return *m_info; }
    /// The store casts it to its own Session.
    Transaction &transaction() const { return *m_transaction; }

private:
    const base::Clock *m_clock;
    const RequestInfo *m_info;
    Transaction *m_transaction;
};

/// Works one field out. \a source is the object that the field is asked of (for the fields of Query and Mutation one
/// without properties).
using Resolver = std::function<Resolved(const Object &source, const Arguments &arguments, RequestContext &context)>;

/// Resolvers by object type and field. Only fields that need arguments or work have one: the others read the
/// property of their name (see Object).
class Resolvers
{
public:
    /// Asserts that there is none yet.
    void add(std::string_view type, std::string_view field, Resolver resolver);
    /// Null when the field is read from the object's properties.
    const Resolver *find(std::string_view type, std::string_view field) const;

private:
    std::map<std::string, std::map<std::string, Resolver, std::less<>>, std::less<>> m_byType;
};

} // namespace sandbox
