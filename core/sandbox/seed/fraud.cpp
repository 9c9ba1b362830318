#include "core/sandbox/seed/fraud.h"

#include "core/sandbox/store/phonenumber.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr std::size_t MaximumRecords = 2000;
constexpr int DaysKept = 90;

/// The worse it looks, the more of these.
const QStringList &fraudWarnings()
{
    static const QStringList Warnings {
        QStringLiteral("SMS__UNVERIFIED_OTPS__BY_IP__HOURLY_THRESHOLD_EXCEEDED"),
        QStringLiteral("SMS__UNVERIFIED_OTPS__BY_IP__DAILY_THRESHOLD_EXCEEDED"),
        QStringLiteral("SMS__PHONE_COUNTRIES__BY_IP__DAILY_THRESHOLD_EXCEEDED"),
        QStringLiteral("SMS__UNVERIFIED_OTPS__BY_PHONE_COUNTRY__HOURLY_THRESHOLD_EXCEEDED"),
        QStringLiteral("SMS__UNVERIFIED_OTPS__BY_PHONE_COUNTRY__DAILY_THRESHOLD_EXCEEDED")};
    return Warnings;
}

} // namespace

void FraudTrail::add(const Account &account, Random &random)
{
    QString number;
    for (const Identity &identity : account.identities)
        number = identity.phone.value_or(number);
    if (number.isEmpty() || m_records.size() >= MaximumRecords)
        return;
    // One in six is part of a wave: in the first hour of every tenth day, from the last of the address ranges.
    const bool isWave = random.chance(16);
    FraudRecord record;
    record.createdAt = m_frame->today
        - (isWave ? random.below(9) * 10 * OneDay + random.below(OneHour) : random.below(DaysKept * OneDay)) - OneDay;
    record.recipient = number;
    record.phoneCountry = countryOfCallingCode(callingCodeOf(number));
    record.channel = random.chance(50) ? QStringLiteral("verification") : QStringLiteral("oob_otp");
    record.ipCountry = isWave ? QString() : account.country;
    record.ip = addressIn(*m_frame, *record.ipCountry, random);
    if (record.ipCountry->isEmpty())
        record.ipCountry.reset();
    record.userAgent = random.pick(m_frame->project->devices()).userAgent;
    if (isWave)
        record.warnings = fraudWarnings().first(random.between(1, fraudWarnings().size()));
    else
        record.userId = account.user.id;
    record.decision = record.warnings.size() > 2 ? QStringLiteral("blocked") : QStringLiteral("allowed");
    m_records.push_back(std::move(record));
}

void FraudTrail::store(Database &database)
{
    std::stable_sort(m_records.begin(), m_records.end(),
                     [](const FraudRecord &a, const FraudRecord &b) { return a.createdAt < b.createdAt; });
    qint64 number = 0;
    for (FraudRecord &record : m_records) {
        record.id = seededId(*m_frame, SeededId::FraudRecord, ++number);
        insertFraudRecord(database, record);
    }
    m_records.clear();
}

} // namespace sandbox
