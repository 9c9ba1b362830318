#include "core/sandbox/store/uuids.h"

#include <QUuid>

namespace sandbox {

QString seededUuid(quint64 seed, quint64 kind, quint64 number)
{
    const quint64 high = scramble(scramble(seed) ^ scramble(kind * 0x2545f4914f6cdd1d + number));
    const quint64 low = scramble(high ^ number);
    const auto byte = [low](int index) {
        return static_cast<uchar>(low >> (8 * index));
    };
    const QUuid uuid(static_cast<uint>(high >> 32), static_cast<ushort>(high >> 16),
                     static_cast<ushort>((high & 0x0fff) | 0x4000), static_cast<uchar>((byte(7) & 0x3f) | 0x80),
                     byte(6), byte(5), byte(4), byte(3), byte(2), byte(1), byte(0));
    return uuid.toString(QUuid::WithoutBraces);
}

QString randomUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace sandbox
