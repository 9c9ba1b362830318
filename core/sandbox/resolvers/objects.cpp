#include "core/sandbox/resolvers/objects.h"

#include "core/sandbox/nodeid.h"
#include "core/sandbox/store/projectconfig.h"

#include <QJsonDocument>

namespace sandbox {

namespace {

/// \a row by reference: the ID beside it is often a part of it, and arguments are worked out in any order.
template <typename Row>
ObjectRef makeRecord(std::string type, QString id, Properties properties, Row &&row)
{
    return std::make_shared<const Object>(
        Object {std::move(type), std::move(id), std::move(properties), std::make_shared<const Row>(std::move(row))});
}

OutputList textList(const QStringList &texts)
{
    OutputList list;
    for (const QString &text : texts)
        list.emplace_back(text);
    return list;
}

} // namespace

ObjectRef userObject(const UnitOfWork &work, User user)
{
    const AccountStatusAt now(user.status, work.now());
    const AccountStatus &status = now.status();
    Properties properties {
        {"createdAt", toDateTime(user.createdAt)},
        {"updatedAt", toDateTime(user.updatedAt)},
        {"lastLoginAt", toDateTime(user.lastLoginAt)},
        {"isDisabled", now.isDisabled()},
        {"isDeactivated", status.deactivated},
        {"isAnonymized", status.anonymized},
        {"disableReason", status.disableReason},
        {"temporarilyDisabledFrom", toDateTime(status.disabledFrom)},
        {"temporarilyDisabledUntil", toDateTime(status.disabledUntil)},
        {"accountValidFrom", toDateTime(status.validFrom)},
        {"accountValidUntil", toDateTime(status.validUntil)},
        {"deleteAt", toDateTime(status.deleteAt)},
        {"deleteReason", status.deleteReason},
        {"anonymizeAt", toDateTime(status.anonymizeAt)},
        {"mfaGracePeriodEndAt", toDateTime(user.mfaGraceUntil)},
        {"customAttributes", Json {user.customAttributes.toStdString()}},
        {"web3", Json {"{}"}},
    };
    return makeRecord("User", user.id, std::move(properties), std::move(user));
}

ObjectRef identityObject(Identity identity)
{
    Properties properties {{"createdAt", toDateTime(identity.createdAt)},
                           {"updatedAt", toDateTime(identity.updatedAt)},
                           {"type", identity.type}};
    return makeRecord("Identity", identity.id, std::move(properties), std::move(identity));
}

ObjectRef authenticatorObject(Authenticator authenticator)
{
    Properties properties {{"createdAt", toDateTime(authenticator.createdAt)},
                           {"updatedAt", toDateTime(authenticator.updatedAt)},
                           {"type", authenticator.type},
                           {"kind", authenticator.kind},
                           {"isDefault", authenticator.isDefault},
                           {"expireAfter", toDateTime(authenticator.expireAfter)}};
    return makeRecord("Authenticator", authenticator.id, std::move(properties), std::move(authenticator));
}

ObjectRef sessionObject(const UnitOfWork &work, LoginSession session)
{
    const ProjectConfig &project = work.project();
    const Client *client = session.clientId ? project.client(*session.clientId) : nullptr;
    const Country country = project.countryOf(session.accessedIp);
    Properties properties {
        {"type", session.type},
        {"createdAt", toDateTime(session.createdAt)},
        {"updatedAt", toDateTime(session.accessedAt)},
        {"lastAccessedAt", toDateTime(session.accessedAt)},
        {"createdByIP", session.createdIp},
        {"lastAccessedByIP", session.accessedIp},
        {"lastAccessedByIPCountryCode", country.code},
        {"lastAccessedByIPEnglishCountryName", country.name},
        {"userAgent", session.userAgent},
        {"displayName", project.deviceName(session.userAgent)},
        {"amr", textList(session.amr)},
        {"clientID", session.clientId},
        {"applicationName", client ? Output(client->name) : Output()},
    };
    return makeRecord("Session", session.id, std::move(properties), std::move(session));
}

ObjectRef authorizationObject(Authorization authorization)
{
    Properties properties {{"createdAt", toDateTime(authorization.createdAt)},
                           {"updatedAt", toDateTime(authorization.updatedAt)},
                           {"clientID", authorization.clientId},
                           {"scopes", textList(authorization.scopes)}};
    return makeRecord("Authorization", authorization.id, std::move(properties), std::move(authorization));
}

ObjectRef keyedObject(Keyed kind, KeyedRow row)
{
    Properties properties {{"createdAt", toDateTime(row.createdAt)},
                           {"updatedAt", toDateTime(row.updatedAt)},
                           {"key", row.key},
                           {"name", row.name},
                           {"description", row.description}};
    return makeRecord(kind == Keyed::Role ? "Role" : "Group", row.id, std::move(properties), std::move(row));
}

ObjectRef resourceObject(Resource resource)
{
    Properties properties {{"createdAt", toDateTime(resource.createdAt)},
                           {"updatedAt", toDateTime(resource.updatedAt)},
                           {"resourceURI", resource.uri},
                           {"name", resource.name}};
    return makeRecord("Resource", resource.id, std::move(properties), std::move(resource));
}

ObjectRef scopeObject(Scope scope)
{
    Properties properties {{"createdAt", toDateTime(scope.createdAt)},
                           {"updatedAt", toDateTime(scope.updatedAt)},
                           {"resourceID", makeNodeId("Resource", scope.resourceId)},
                           {"scope", scope.scope},
                           {"description", scope.description}};
    return makeRecord("Scope", scope.id, std::move(properties), std::move(scope));
}

ObjectRef auditEntryObject(AuditEntry entry)
{
    Properties properties {{"createdAt", toDateTime(entry.createdAt)},
                           {"activityType", entry.activity},
                           {"ipAddress", entry.ip},
                           {"userAgent", entry.userAgent},
                           {"clientID", entry.client},
                           {"data", Json {entry.data.toStdString()}}};
    return makeRecord("AuditLog", entry.id, std::move(properties), std::move(entry));
}

ObjectRef fraudRecordObject(FraudRecord record)
{
    const ObjectRef detail = makeObject(
        "FraudProtectionDecisionSendSMSActionDetail",
        {{"recipient", record.recipient}, {"type", record.channel}, {"phoneNumberCountryCode", record.phoneCountry}});
    Properties properties {{"createdAt", toDateTime(record.createdAt)},
                           {"action", QStringLiteral("send_sms")},
                           {"actionDetail", detail},
                           {"decision", record.decision},
                           {"geoLocationCode", record.ipCountry},
                           {"ipAddress", record.ip},
                           {"userAgent", record.userAgent},
                           {"triggeredWarnings", textList(record.warnings)},
                           {"data", Json {fraudRecordData(record)}}};
    return makeRecord("FraudProtectionDecisionRecord", record.id, std::move(properties), std::move(record));
}

ObjectRef userPayload(const std::string &type, UnitOfWork &work, qint64 seq)
{
    const Later user {[&work, seq]() -> Resolved {
        auto row = findUserBySeq(work.database(), seq);
        return row ? Output(userObject(work, std::move(*row))) : Output();
    }};
    return makeObject(type, {{"user", user}});
}

ObjectRef keyedPayload(const std::string &type, UnitOfWork &work, Keyed kind, const QString &id)
{
    const Later keyed {[&work, kind, id]() -> Resolved {
        auto row = findKeyed(work.database(), kind, id);
        return row ? Output(keyedObject(kind, std::move(*row))) : Output();
    }};
    return makeObject(type, {{kind == Keyed::Role ? "role" : "group", keyed}});
}

ObjectRef resourcePayload(const std::string &type, UnitOfWork &work, const QString &id)
{
    const Later resource {[&work, id]() -> Resolved {
        auto row = findResource(work.database(), id);
        return row ? Output(resourceObject(std::move(*row))) : Output();
    }};
    return makeObject(type, {{"resource", resource}});
}

} // namespace sandbox
