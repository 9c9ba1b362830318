#include "core/results/decimal.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace results {
namespace {

/// 0.d1d2d3… × 10^exponent, without zeros in front; the digits still have their point in between.
struct Decimal
{
    bool isNegative = false;
    std::string_view digits; ///< Empty: zero.
    std::int64_t exponent = 0;

    static Decimal of(std::string_view number)
    {
        Decimal decimal;
        decimal.isNegative = number.starts_with('-');
        if (decimal.isNegative)
            number.remove_prefix(1);
        const auto mark = number.find_first_of("eE");
        const auto mantissa = number.substr(0, mark);
        const auto point = std::min(mantissa.find('.'), mantissa.size());
        const auto first = mantissa.find_first_of("123456789");
        if (first == std::string_view::npos)
            return {};
        decimal.digits = mantissa.substr(first);
        decimal.exponent =
            first < point ? static_cast<std::int64_t>(point - first) : -static_cast<std::int64_t>(first - point - 1);
        if (mark != std::string_view::npos)
            decimal.exponent += written(number.substr(mark + 1));
        return decimal;
    }

private:
    static std::int64_t written(std::string_view exponent)
    {
        constexpr std::int64_t far = 1'000'000'000'000;
        const bool isNegative = exponent.starts_with('-');
        if (isNegative || exponent.starts_with('+'))
            exponent.remove_prefix(1);
        std::int64_t value = 0;
        const auto read = std::from_chars(exponent.data(), exponent.data() + exponent.size(), value);
        value = read.ec == std::errc() ? std::min(value, far) : far;
        return isNegative ? -value : value;
    }
};

/// The digits after each other; zeros at the end do not count.
int compareDigits(std::string_view left, std::string_view right)
{
    for (std::size_t l = 0, r = 0;; ++l, ++r) {
        l += l < left.size() && left[l] == '.' ? 1U : 0U;
        r += r < right.size() && right[r] == '.' ? 1U : 0U;
        if (l >= left.size() && r >= right.size())
            return 0;
        const char leftDigit = l < left.size() ? left[l] : '0';
        const char rightDigit = r < right.size() ? right[r] : '0';
        if (leftDigit != rightDigit)
            return leftDigit < rightDigit ? -1 : 1;
    }
}

} // namespace

int compareNumbers(std::string_view left, std::string_view right)
{
    const auto l = Decimal::of(left);
    const auto r = Decimal::of(right);
    if (l.digits.empty() || r.digits.empty()) {
        const auto sign = [](const Decimal &decimal) {
            return decimal.digits.empty() ? 0 : decimal.isNegative ? -1 : 1;
        };
        return sign(l) - sign(r);
    }
    if (l.isNegative != r.isNegative)
        return l.isNegative ? -1 : 1;
    const int larger =
        l.exponent != r.exponent ? (l.exponent < r.exponent ? -1 : 1) : compareDigits(l.digits, r.digits);
    return l.isNegative ? -larger : larger;
}

} // namespace results
