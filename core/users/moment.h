#pragma once

#include <QDateTime>
#include <QString>

namespace users {

/// A moment as the server wrote it, and which one it is. The text stays, because it may be finer than milliseconds, or
/// no moment at all.
struct Moment
{
    QString text; ///< Empty: the server named none.
    QDateTime at; ///< UTC; invalid when the text could not be read.

    static Moment read(const QString &text);
    bool isGiven() const { return !text.isEmpty(); }
    bool isBehind(const QDateTime &now) const { return at.isValid() && at <= now; }
    bool isAhead(const QDateTime &now) const { return at.isValid() && at > now; }
    bool operator==(const Moment &) const = default;
};

/// By the clocks here, in a few words: `12 Dec`, with the year unless it is this one.
QString dayText(const Moment &moment, const QDateTime &now);
/// By the clocks here: `14 Mar 2024, 09:12`.
QString momentText(const Moment &moment);
/// How long ago, or until then, in the largest unit: `12 min ago`, `41 d ago`, `in 3 h`.
QString agoText(const Moment &moment, const QDateTime &now);

} // namespace users
