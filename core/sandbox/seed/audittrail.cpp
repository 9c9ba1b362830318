#include "core/sandbox/seed/audittrail.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sandbox {

namespace {

constexpr int MaximumTracedUsers = 3000;

QJsonObject userOfEvent(const Account &account)
{
    return {{QStringLiteral("id"), account.user.id},
            {QStringLiteral("standard_attributes"),
             QJsonDocument::fromJson(account.user.standardAttributes.toUtf8()).object()}};
}

} // namespace

bool AuditTrail::isTraced(qint64 number) const
{
    return number <= 20 || number % (1 + m_frame->count / MaximumTracedUsers) == 0;
}

void AuditTrail::add(const Account &account, Timestamp at, const char *type, QJsonObject payload, Random &random)
{
    // A year is kept, and nothing that is still to come.
    if (at < m_frame->today - 365 * OneDay || at >= m_frame->today)
        return;
    Origin origin;
    origin.triggeredBy = QStringLiteral("user");
    origin.countryCode = account.country;
    origin.ip = account.sessions.empty() ? addressIn(*m_frame, account.country, random) : account.sessions[0].createdIp;
    origin.userAgent = account.sessions.empty() ? random.pick(m_frame->project->devices()).userAgent
                                                : account.sessions[0].userAgent;
    origin.clientId = random.chance(60) ? m_frame->project->clients()[random.below(5)].id : QString();
    origin.language = QStringLiteral("en");
    origin.trackingId = seededUuid(m_frame->seed, 64, m_entries.size());
    payload.insert(QStringLiteral("user"), userOfEvent(account));
    m_entries.push_back({at, {QString::fromLatin1(type), account.user.id, payload}, origin});
}

void AuditTrail::addByOperator(const Account &account, Timestamp at, const char *type, Random &random)
{
    const QJsonArray actors = m_frame->project->json()[QLatin1String("auditActors")].toArray();
    add(account, at, type, {}, random);
    if (m_entries.empty() || m_entries.back().at != at)
        return;
    Origin &origin = m_entries.back().origin;
    QJsonObject auditContext = actors[random.below(actors.size())].toObject();
    auditContext.insert(QStringLiteral("http_url"), QStringLiteral("https://shop.example.com/_api/admin/graphql"));
    origin.triggeredBy = QStringLiteral("admin_api");
    origin.auditContext = auditContext;
    origin.clientId.clear();
}

void AuditTrail::addLogins(const Account &account, Random &random)
{
    if (!account.user.lastLoginAt)
        return;
    const Timestamp last = *account.user.lastLoginAt;
    add(account, last, "user.authenticated", {}, random);
    const qint64 more = account.user.seq <= 10 ? 12 : random.below(4);
    for (qint64 i = 0; i < more; ++i) {
        const Timestamp at = last - (i * 9 + random.between(1, 8)) * OneDay - random.below(OneDay);
        if (at <= account.user.createdAt)
            break;
        if (random.chance(25))
            add(account, at - OneMinute, "authentication.primary.password.failed", {}, random);
        add(account, at, "user.authenticated", {}, random);
        if (random.chance(10))
            add(account, at + 5 * OneMinute, "user.profile.updated", {}, random);
    }
    for (const Lockout &lockout : account.lockouts) {
        for (int i = 0; i < 5; ++i)
            add(account, m_frame->today - (i + 2) * OneHour, "authentication.primary.password.failed",
                {{QStringLiteral("attempts"), lockout.attempts}}, random);
    }
}

void AuditTrail::addFate(const Account &account, Random &random)
{
    const Timestamp at = std::max(account.user.createdAt + OneHour, m_frame->today - random.between(1, 60) * OneDay)
        + 9 * OneHour;
    switch (account.fate) {
    case Fate::DisabledWithReason:
    case Fate::DisabledWithoutReason:
    case Fate::DisabledForNow:
        add(account, at, "user.disabled", {}, random);
        addByOperator(account, at + 1, "admin_api.mutation.set_disabled_status.executed", random);
        break;
    case Fate::DeletionByAdmin:
        add(account, at, "user.deletion_scheduled", {}, random);
        addByOperator(account, at + 1, "admin_api.mutation.schedule_account_deletion.executed", random);
        break;
    case Fate::DeletionByUser:
        add(account, at, "user.deletion_scheduled", {}, random);
        break;
    case Fate::AnonymizationScheduled:
        add(account, at, "user.anonymization_scheduled", {}, random);
        addByOperator(account, at + 1, "admin_api.mutation.schedule_account_anonymization.executed", random);
        break;
    case Fate::Anonymized:
    case Fate::AnonymizedAndDeletionScheduled:
        add(account, *account.user.status.anonymizedAt, "user.anonymized", {}, random);
        break;
    case Fate::PasswordExpired:
        addByOperator(account, at, "admin_api.mutation.set_password_expired.executed", random);
        break;
    default:
        break;
    }
}

void AuditTrail::add(const Account &account, Random &random)
{
    if (!isTraced(account.user.seq))
        return;
    add(account, account.user.createdAt, "user.created", {}, random);
    for (const VerifiedClaim &claim : account.verified) {
        const bool isEmail = claim.name == QLatin1String("email");
        add(account, account.user.createdAt + OneMinute, isEmail ? "email.sent" : "sms.sent",
            {{QStringLiteral("recipient"), claim.value}, {QStringLiteral("type"), QStringLiteral("verification")}}, random);
        add(account, account.user.createdAt + 2 * OneMinute, isEmail ? "identity.email.verified" : "identity.phone.verified",
            {}, random);
    }
    addLogins(account, random);
    addFate(account, random);
}

void AuditTrail::store(Database &database, const QString &appId)
{
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry &a, const Entry &b) { return a.at < b.at; });
    for (const Entry &entry : m_entries)
        insertAuditEntry(database, entry.event, entry.at, entry.origin, appId);
    m_entries.clear();
}

} // namespace sandbox
