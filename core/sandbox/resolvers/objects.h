#pragma once

#include "core/sandbox/store/auditlog.h"
#include "core/sandbox/store/authenticators.h"
#include "core/sandbox/store/authorizations.h"
#include "core/sandbox/store/fraudrecords.h"
#include "core/sandbox/store/identities.h"
#include "core/sandbox/store/loginsessions.h"
#include "core/sandbox/store/resources.h"
#include "core/sandbox/store/rolesgroups.h"
#include "core/sandbox/store/unitofwork.h"

namespace sandbox {

// Rows as objects of an answer. Each carries its row (Object::as<T>()), which the resolvers of its fields read.

ObjectRef userObject(const UnitOfWork &work, User user);
ObjectRef identityObject(Identity identity);
ObjectRef authenticatorObject(Authenticator authenticator);
ObjectRef sessionObject(const UnitOfWork &work, LoginSession session);
ObjectRef authorizationObject(Authorization authorization);
ObjectRef keyedObject(Keyed kind, KeyedRow row);
ObjectRef resourceObject(Resource resource);
ObjectRef scopeObject(Scope scope);
ObjectRef auditEntryObject(AuditEntry entry);
ObjectRef fraudRecordObject(FraudRecord record);

template <typename Row, typename Make>
std::vector<Output> outputsOf(std::vector<Row> rows, Make make)
{
    std::vector<Output> outputs;
    outputs.reserve(rows.size());
    for (Row &row : rows)
        outputs.emplace_back(make(std::move(row)));
    return outputs;
}

// Payloads of mutations: what they show is read only after every mutation of the request has run. A row that a later
// mutation of the request took away makes the non-null field null, which the engine answers as an error.

/// `{user}`
ObjectRef userPayload(const std::string &type, UnitOfWork &work, qint64 seq);
/// `{role}` or `{group}`
ObjectRef keyedPayload(const std::string &type, UnitOfWork &work, Keyed kind, const QString &id);
/// `{resource}`
ObjectRef resourcePayload(const std::string &type, UnitOfWork &work, const QString &id);

} // namespace sandbox
