#include "core/sandbox/seed/audittrail.h"

#include "core/json/writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <numeric>

namespace sandbox {

namespace {

constexpr int MaximumTracedUsers = 2000;

std::string payloadOf(const Account &account, const QString &recipient)
{
    json::Writer writer;
    writer.beginObject().key("user").beginObject();
    writer.key("id").value(account.user.id.toStdString());
    writer.key("standard_attributes").raw(account.user.standardAttributes.toStdString());
    writer.endObject();
    if (!recipient.isEmpty())
        writer.key("recipient").value(recipient.toStdString()).key("type").value("verification");
    writer.endObject();
    return std::move(writer).text();
}

} // namespace

bool AuditTrail::isTraced(qint64 number) const
{
    return number <= 20 || number % (1 + m_frame->count / MaximumTracedUsers) == 0;
}

void AuditTrail::add(const Account &account, Timestamp at, const char *type, Random &random, const QString &recipient)
{
    // A year is kept, and nothing that is still to come.
    if (at < m_frame->today - 365 * OneDay || at >= m_frame->today)
        return;
    Origin origin;
    origin.triggeredBy = QStringLiteral("user");
    origin.countryCode = account.country;
    origin.ip = account.sessions.empty() ? addressIn(*m_frame, account.country, random) : account.sessions[0].createdIp;
    origin.userAgent =
        account.sessions.empty() ? random.pick(m_frame->project->devices()).userAgent : account.sessions[0].userAgent;
    origin.clientId = random.chance(60) ? m_frame->project->clients()[random.below(5)].id : QString();
    origin.language = QStringLiteral("en");
    m_entries.push_back({at, type, account.user.id, payload(account, recipient), recipient, std::move(origin)});
}

std::shared_ptr<const std::string> AuditTrail::payload(const Account &account, const QString &recipient)
{
    if (!recipient.isEmpty())
        return std::make_shared<const std::string>(payloadOf(account, recipient));
    if (m_payloadOf != account.user.id) {
        m_payloadOf = account.user.id;
        m_payload = std::make_shared<const std::string>(payloadOf(account, {}));
    }
    return m_payload;
}

void AuditTrail::addByOperator(const Account &account, Timestamp at, const char *type, Random &random)
{
    const QJsonArray actors = m_frame->project->json()[QLatin1String("auditActors")].toArray();
    add(account, at, type, random);
    if (m_entries.empty() || m_entries.back().at != at)
        return;
    Origin &origin = m_entries.back().origin;
    QJsonObject auditContext = actors[random.below(actors.size())].toObject();
    auditContext.insert(QStringLiteral("http_url"), QStringLiteral("https://shop.example.com/_api/admin/graphql"));
    origin.triggeredBy = QStringLiteral("admin_api");
    origin.auditContext = QJsonDocument(auditContext).toJson(QJsonDocument::Compact).toStdString();
    origin.clientId.clear();
}

void AuditTrail::addLogins(const Account &account, Random &random)
{
    if (!account.user.lastLoginAt)
        return;
    const Timestamp last = *account.user.lastLoginAt;
    add(account, last, "user.authenticated", random);
    const qint64 more = account.user.seq <= 10 ? 12 : random.below(4);
    for (qint64 i = 0; i < more; ++i) {
        const Timestamp at = last - (i * 9 + random.between(1, 8)) * OneDay - random.below(OneDay);
        if (at <= account.user.createdAt)
            break;
        if (random.chance(25))
            add(account, at - OneMinute, "authentication.primary.password.failed", random);
        add(account, at, "user.authenticated", random);
        if (random.chance(10))
            add(account, at + 5 * OneMinute, "user.profile.updated", random);
    }
    for (int i = 0; i < 5 && !account.lockouts.empty(); ++i)
        add(account, m_frame->today - (i + 2) * OneHour, "authentication.primary.password.failed", random);
}

void AuditTrail::addFate(const Account &account, Random &random)
{
    const Timestamp at =
        std::max(account.user.createdAt + OneHour, m_frame->today - random.between(1, 60) * OneDay) + 9 * OneHour;
    switch (account.fate) {
    case Fate::DisabledWithReason:
    case Fate::DisabledWithoutReason:
    case Fate::DisabledForNow:
        add(account, at, "user.disabled", random);
        addByOperator(account, at + 1, "admin_api.mutation.set_disabled_status.executed", random);
        break;
    case Fate::DeletionByAdmin:
        add(account, at, "user.deletion_scheduled", random);
        addByOperator(account, at + 1, "admin_api.mutation.schedule_account_deletion.executed", random);
        break;
    case Fate::DeletionByUser:
        add(account, at, "user.deletion_scheduled", random);
        break;
    case Fate::AnonymizationScheduled:
        add(account, at, "user.anonymization_scheduled", random);
        addByOperator(account, at + 1, "admin_api.mutation.schedule_account_anonymization.executed", random);
        break;
    case Fate::Anonymized:
    case Fate::AnonymizedAndDeletionScheduled:
        add(account, *account.user.status.anonymizedAt, "user.anonymized", random);
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
    add(account, account.user.createdAt, "user.created", random);
    for (const VerifiedClaim &claim : account.verified) {
        const bool isEmail = claim.name == QLatin1String("email");
        add(account, account.user.createdAt + OneMinute, isEmail ? "email.sent" : "sms.sent", random, claim.value);
        add(account, account.user.createdAt + 2 * OneMinute,
            isEmail ? "identity.email.verified" : "identity.phone.verified", random);
    }
    addLogins(account, random);
    addFate(account, random);
}

void AuditTrail::store(Database &database, const QString &appId)
{
    // Of the entries' places, which are small.
    std::vector<std::size_t> order(m_entries.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::stable_sort(order.begin(), order.end(),
                     [this](std::size_t a, std::size_t b) { return m_entries[a].at < m_entries[b].at; });
    qint64 number = 0;
    for (const auto place : order) {
        Entry &entry = m_entries[place];
        entry.origin.trackingId = seededUuid(m_frame->seed, 64, place);
        const Event event {QString::fromLatin1(entry.type), entry.userId, *entry.payload, entry.recipient};
        insertAuditEntry(database, ++number, event, entry.at, entry.origin, appId);
        entry = {};
    }
    m_entries.clear();
}

} // namespace sandbox
