#include "core/results/timestamp.h"

#include <chrono>

namespace results {
namespace {

/// Takes a text apart from the front; after the first thing that is not as asked, nothing is.
class FixedReader
{
public:
    explicit FixedReader(std::string_view text) : m_rest(text) { }

    int digits(std::size_t count)
    {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value * 10 + digit();
        return value;
    }
    void mark(std::string_view oneOf)
    {
        m_isGood = m_isGood && !m_rest.empty() && oneOf.find(m_rest.front()) != std::string_view::npos;
        if (m_isGood)
            m_rest.remove_prefix(1);
    }
    bool isAt(char mark) const { return m_isGood && !m_rest.empty() && m_rest.front() == mark; }
    bool isAtDigit() const { return m_isGood && !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9'; }
    bool isGood() const { return m_isGood; }
    bool isDone() const { return m_isGood && m_rest.empty(); }

private:
    int digit()
    {
        m_isGood = isAtDigit();
        if (!m_isGood)
            return 0;
        const int value = m_rest.front() - '0';
        m_rest.remove_prefix(1);
        return value;
    }

    std::string_view m_rest;
    bool m_isGood = true;
};

std::chrono::nanoseconds fraction(FixedReader &reader)
{
    std::int64_t value = 0;
    int count = 0;
    for (; reader.isAtDigit(); ++count) {
        const int digit = reader.digits(1);
        if (count < 9)
            value = value * 10 + digit;
    }
    for (; count < 9; ++count)
        value *= 10;
    return std::chrono::nanoseconds(value);
}

} // namespace

std::optional<std::int64_t> timestamp(std::string_view text)
{
    using namespace std::chrono;
    constexpr std::size_t shortest = std::string_view("2026-11-22T04:05:06Z").size();
    if (text.size() < shortest)
        return std::nullopt;
    FixedReader reader(text);
    const year year(reader.digits(4));
    reader.mark("-");
    const month month(static_cast<unsigned>(reader.digits(2)));
    reader.mark("-");
    const day day(static_cast<unsigned>(reader.digits(2)));
    reader.mark("Tt ");
    const hours hour(reader.digits(2));
    reader.mark(":");
    const minutes minute(reader.digits(2));
    reader.mark(":");
    const seconds second(reader.digits(2));
    nanoseconds part(0);
    if (reader.isAt('.')) {
        reader.mark(".");
        if (!reader.isAtDigit())
            return std::nullopt;
        part = fraction(reader);
    }
    minutes offset(0);
    const bool isEast = reader.isAt('+');
    if (isEast || reader.isAt('-')) {
        reader.mark("+-");
        const hours hoursAway(reader.digits(2));
        reader.mark(":");
        const minutes minutesAway(reader.digits(2));
        if (hoursAway.count() > 23 || minutesAway.count() > 59)
            return std::nullopt;
        offset = hoursAway + minutesAway;
    } else {
        reader.mark("Zz");
    }
    const year_month_day date(year, month, day);
    // A leap second is 60, and stands for the first of the next minute.
    if (!reader.isDone() || !date.ok() || hour.count() > 23 || minute.count() > 59 || second.count() > 60)
        return std::nullopt;
    if (date.year() < std::chrono::year(1678) || date.year() > std::chrono::year(2261))
        return std::nullopt;
    const auto local = sys_days(date).time_since_epoch() + hour + minute + second;
    return (nanoseconds(isEast ? local - offset : local + offset) + part).count();
}

} // namespace results
