#pragma once

#include "core/sandbox/store/uuids.h"

#include <QList>
#include <QString>

namespace sandbox {

/// A stream of numbers that is always the same for the same seed and number: every user has one of their own, so that
/// one more draw for one of them changes nobody else. SplitMix64, for the standard library's distributions may differ
/// between its implementations.
class Random
{
public:
    Random(quint64 seed, quint64 stream) : m_state(scramble(seed) ^ scramble(stream * 0xd1342543de82ef95 + 1)) { }

    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15;
        return scramble(m_state);
    }
    /// 0 to \a count - 1.
    qint64 below(qint64 count) { return static_cast<qint64>(next() % static_cast<quint64>(count)); }
    /// Both ends included.
    qint64 between(qint64 low, qint64 high) { return low + below(high - low + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <typename T>
    const T &pick(const QList<T> &list)
    {
        return list[below(list.size())];
    }
    /// Each # becomes a digit.
    QString digits(const QString &pattern)
    {
        QString text = pattern;
        for (QChar &c : text) {
            if (c == u'#')
                c = QChar(u'0' + static_cast<char16_t>(below(10)));
        }
        return text;
    }

private:
    quint64 m_state;
};

} // namespace sandbox
