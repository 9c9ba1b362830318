#include "core/history/expiry.h"

namespace history {
namespace {

constexpr int ExpiredAtOnce = 50;
constexpr qint64 MillisecondsOfADay = 24LL * 60 * 60 * 1000;

const QString AnswerDaysSetting = QStringLiteral("answerDays");
const QString ClockSeenSetting = QStringLiteral("clockSeen");
const QString ClockDoubtedSetting = QStringLiteral("clockDoubtedSince");
const QString FutureSinceSetting = QStringLiteral("futureSince");

} // namespace

qint64 Expiry::length() const
{
    return m_days * MillisecondsOfADay;
}

void Expiry::choose(int days)
{
    m_days = days;
    m_chosen = days;
}

base::Result<void> Expiry::agree(Store &disk)
{
    if (!m_chosen) {
        const auto chosen = disk.setting(AnswerDaysSetting);
        if (!chosen)
            return tl::unexpected(chosen.error());
        // What another program takes for a promise is not broken by this one.
        if (*chosen) {
            m_days = static_cast<int>(**chosen);
            return {};
        }
    }
    auto written = disk.setSetting(AnswerDaysSetting, m_days);
    if (written)
        m_chosen.reset();
    return written;
}

base::Result<void> Expiry::startWatching(Store &disk)
{
    const auto seen = disk.setting(ClockSeenSetting);
    if (!seen)
        return tl::unexpected(seen.error());
    if (*seen)
        return {};
    const auto latest = disk.latestTime();
    if (!latest)
        return tl::unexpected(latest.error());
    return disk.setSetting(ClockSeenSetting, *latest > 0 ? *latest : m_clock.now().toMSecsSinceEpoch());
}

base::Result<ClockWatch::Verdict> Expiry::look(Store &disk, Part &part)
{
    const auto seen = disk.setting(ClockSeenSetting);
    if (!seen)
        return tl::unexpected(seen.error());
    const auto doubted = disk.setting(ClockDoubtedSetting);
    if (!doubted)
        return tl::unexpected(doubted.error());
    const auto future = disk.setting(FutureSinceSetting);
    if (!future)
        return tl::unexpected(future.error());

    const auto now = m_clock.now().toMSecsSinceEpoch();
    ClockWatch watch {seen->value_or(0), doubted->value_or(0)};
    const auto before = watch;
    const auto verdict = watch.look(now);
    base::Result<void> written;
    // Days that were leapt over are not days that went by.
    if (verdict == ClockWatch::Verdict::JumpedAhead && future->value_or(0) != 0)
        written = disk.setSetting(FutureSinceSetting, **future + now - before.seen);
    if (written && watch.doubtedSince != before.doubtedSince)
        written = disk.setSetting(ClockDoubtedSetting, watch.doubtedSince);
    // At last: until this is written, the next look sees the same jump.
    if (written && watch.seen != before.seen)
        written = disk.setSetting(ClockSeenSetting, watch.seen);
    if (!written)
        return tl::unexpected(written.error());

    if (verdict == ClockWatch::Verdict::JumpedAhead && m_days > 0) {
        const auto old = disk.answersBefore(now - length());
        if (old.value_or(0) > 0)
            part.warning = QStringLiteral("The clock of this computer is %1 days ahead of when the history was last "
                                          "used. Answers that are too old by it stay for one more day, in case it "
                                          "is wrong.")
                               .arg((now - before.seen) / MillisecondsOfADay);
    }
    return verdict;
}

base::Result<bool> Expiry::isFutureOver(Store &disk, ClockWatch::Verdict verdict)
{
    const auto now = m_clock.now().toMSecsSinceEpoch();
    const auto since = disk.setting(FutureSinceSetting);
    if (!since)
        return tl::unexpected(since.error());
    const auto ahead = disk.answersBehind(now + MillisecondsOfADay);
    if (!ahead)
        return tl::unexpected(ahead.error());
    const auto before = since->value_or(0);
    const bool isNew = before == 0 || verdict == ClockWatch::Verdict::WentBack;
    const auto wanted = *ahead == 0 ? 0 : isNew ? now : before;
    if (wanted != before) {
        if (auto written = disk.setSetting(FutureSinceSetting, wanted); !written)
            return tl::unexpected(written.error());
    }
    return wanted != 0 && now - wanted > length();
}

base::Result<Expiry::Part> Expiry::takeSome(Store *disk, Store *memory)
{
    using Verdict = ClockWatch::Verdict;
    Part part;
    bool isFutureGone = false;
    if (disk) {
        if (auto agreed = agree(*disk); !agreed)
            return tl::unexpected(agreed.error());
        if (auto watched = startWatching(*disk); !watched)
            return tl::unexpected(watched.error());
        const auto verdict = look(*disk, part);
        if (!verdict)
            return tl::unexpected(verdict.error());
        if (*verdict == Verdict::JumpedAhead || *verdict == Verdict::Doubted)
            return part;
        const auto isOver = isFutureOver(*disk, *verdict);
        if (!isOver)
            return tl::unexpected(isOver.error());
        isFutureGone = *isOver;
    }
    if (m_days == 0)
        return part;
    const auto now = m_clock.now().toMSecsSinceEpoch();
    for (auto *store : {memory, disk}) {
        if (!store)
            continue;
        const auto expired = store->expireAnswers(
            now - length(), ExpiredAtOnce,
            isFutureGone && store == disk ? std::optional(now + MillisecondsOfADay) : std::nullopt);
        if (!expired)
            return tl::unexpected(expired.error());
        part.expired += *expired;
    }
    return part;
}

} // namespace history
