#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/sandbox/server.h"

#include <QString>

#include <memory>
#include <string>

namespace sandbox {

class Resolvers;

/// Who asks and from where, as the audit log wants to know it.
struct RequestInfo
{
    QString remoteAddress; ///< "127.0.0.1"
    QString userAgent;
    QString url; ///< For `http_url` of the audit context: scheme, host, path and query.
    /// The token's `audit_context` claim, a JSON object as text; empty when there is none or it is no object.
    std::string auditContext;
    QString clientId; ///< Query parameter `client_id`: context of events.
    QString uiLocales; ///< Query parameter `ui_locales`: language of messages.
};

/// One database transaction: one for each POST that gets as far as being executed, queries included. The engine calls
/// exactly one of commit() and rollback(), once, after the whole answer is known, and then destroys it.
///
/// What it is beyond that is the store's business: the store's own Session derives from it, its resolvers cast
/// `context.transaction()` to that. Sessions, codes and messages (Redis in the real server) are changed at once and
/// survive a rollback; events for the audit log are collected in the Session, written at commit and dropped by a
/// rollback.
class Transaction
{
public:
    virtual ~Transaction() = default;
    /// False when the database refused: the client has its 200 by then, as with the real server.
    virtual bool commit() = 0;
    virtual void rollback() = 0;
};

/// The data behind the engine. Made, used and destroyed on the server's thread, and only there.
class Backend
{
public:
    virtual ~Backend() = default;
    virtual std::unique_ptr<Transaction> begin(const RequestInfo &info) = 0;
    /// Called once, before the first request. The resolvers may capture the backend: it outlives them.
    virtual void registerResolvers(Resolvers &resolvers) = 0;
};

/// The SQLite store with its seed data (made on first use, kept in `options.dataFolder`). Implemented in store/.
base::Result<std::unique_ptr<Backend>> openStore(const Options &options, const QString &projectId,
                                                 const base::Clock &clock);

} // namespace sandbox
