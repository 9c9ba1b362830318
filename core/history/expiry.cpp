#include "core/history/expiry.h"

namespace history {
namespace {

constexpr int ExpiredAtOnce = 50;
constexpr qint64 MillisecondsOfADay = 24LL * 60 * 60 * 1000;

const QString AnswerDaysSetting = QStringLiteral("answerDays");
const QString ClockSeenSetting = QStringLiteral("clockSeen");
const QString ClockDoubtedSetting = QStringLiteral("clockDoubtedSince");
const QString FutureSinceSetting = QStringLiteral("futureSince");
const QString PastSinceSetting = QStringLiteral("pastSince");

/// The first of January 2025: no clock is right that shows a time from before this program.
constexpr qint64 FirstPossibleTime = 1'735'689'600'000;

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

    const auto now = m_clock.now().toMSecsSinceEpoch();
    ClockWatch watch {seen->value_or(0), doubted->value_or(0)};
    const auto before = watch;
    const auto verdict = watch.look(now);
    base::Result<void> written;
    // Days that were leapt over are not days that went by.
    for (const auto &setting : {FutureSinceSetting, PastSinceSetting}) {
        if (verdict != ClockWatch::Verdict::JumpedAhead || !written)
            break;
        const auto since = disk.setting(setting);
        if (!since)
            return tl::unexpected(since.error());
        if (since->value_or(0) != 0)
            written = disk.setSetting(setting, **since + now - before.seen);
    }
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

base::Result<bool> Expiry::areDaysOver(Store &disk, const QString &setting, const base::Result<qint64> &answers,
                                       ClockWatch::Verdict verdict)
{
    const auto now = m_clock.now().toMSecsSinceEpoch();
    const auto since = disk.setting(setting);
    if (!since)
        return tl::unexpected(since.error());
    if (!answers)
        return tl::unexpected(answers.error());
    const auto before = since->value_or(0);
    const bool isNew = before == 0 || verdict == ClockWatch::Verdict::WentBack;
    const auto wanted = *answers == 0 ? 0 : isNew ? now : before;
    if (wanted != before) {
        if (auto written = disk.setSetting(setting, wanted); !written)
            return tl::unexpected(written.error());
    }
    return wanted != 0 && now - wanted > length();
}

base::Result<std::optional<Expiry::WrongTimes>> Expiry::wrongTimes(Store &disk, Part &part)
{
    using Verdict = ClockWatch::Verdict;
    const auto verdict = look(disk, part);
    if (!verdict)
        return tl::unexpected(verdict.error());
    if (*verdict == Verdict::JumpedAhead || *verdict == Verdict::Doubted)
        return std::nullopt;
    const auto now = m_clock.now().toMSecsSinceEpoch();
    const auto future = areDaysOver(disk, FutureSinceSetting, disk.answersBehind(now + MillisecondsOfADay), *verdict);
    if (!future)
        return tl::unexpected(future.error());
    // While the clock is wrong itself, there is nothing to be counted by it.
    const auto past = areDaysOver(disk, PastSinceSetting,
                                  now < FirstPossibleTime ? 0 : disk.answersBefore(FirstPossibleTime), *verdict);
    if (!past)
        return tl::unexpected(past.error());
    return WrongTimes {*future, *past};
}

base::Result<Expiry::Part> Expiry::takeSome(Store *disk, Store *memory)
{
    Part part;
    WrongTimes over;
    if (disk) {
        if (auto agreed = agree(*disk); !agreed)
            return tl::unexpected(agreed.error());
        if (auto watched = startWatching(*disk); !watched)
            return tl::unexpected(watched.error());
        const auto wrong = wrongTimes(*disk, part);
        if (!wrong)
            return tl::unexpected(wrong.error());
        if (!*wrong)
            return part;
        over = **wrong;
    }
    if (m_days == 0)
        return part;
    const auto now = m_clock.now().toMSecsSinceEpoch();
    for (auto *store : {memory, disk}) {
        if (!store)
            continue;
        Store::TooOld old;
        old.before = now - length();
        old.from = over.isPastOver && store == disk ? 0 : FirstPossibleTime;
        if (over.isFutureOver && store == disk)
            old.behind = now + MillisecondsOfADay;
        const auto expired = store->expireAnswers(old, ExpiredAtOnce);
        if (!expired)
            return tl::unexpected(expired.error());
        part.expired += *expired;
    }
    return part;
}

} // namespace history
