#include "ui/results/formats.h"

namespace ui {
namespace {

QString withUnit(double number, int decimals, const QString &unit)
{
    return QString::number(number, 'f', decimals) + QChar(QChar::Nbsp) + unit;
}

} // namespace

QString durationText(std::chrono::microseconds duration)
{
    const auto micros = static_cast<double>(duration.count());
    if (duration < std::chrono::microseconds(9'950))
        return withUnit(micros / 1e3, 1, QStringLiteral("ms"));
    if (duration < std::chrono::microseconds(999'500))
        return withUnit(micros / 1e3, 0, QStringLiteral("ms"));
    if (duration < std::chrono::seconds(60))
        return withUnit(micros / 1e6, 2, QStringLiteral("s"));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    return QStringLiteral("%1\u00A0min %2\u00A0s").arg(seconds / 60).arg(seconds % 60);
}

QString sizeText(std::size_t bytes)
{
    const auto size = static_cast<double>(bytes);
    if (bytes < 1'000)
        return withUnit(size, 0, QStringLiteral("B"));
    if (size < 999'950)
        return withUnit(size / 1e3, 1, QStringLiteral("KB"));
    if (size < 999'950'000)
        return withUnit(size / 1e6, 1, QStringLiteral("MB"));
    return withUnit(size / 1e9, 1, QStringLiteral("GB"));
}

} // namespace ui
