#pragma once

#include "core/safety/effect.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace journal {

enum class Outcome { Unknown, Applied, NotApplied };
QString nameOf(Outcome outcome);

/// One top-level field of a recorded change.
struct Field
{
    QString name;
    QString responseKey;
    QString arguments; ///< JSON text, secrets masked.
    QStringList nodeIds;
    bool operator==(const Field &) const = default;
};

/// A change that was about to be sent, and what became of it as far as is known.
struct Entry
{
    QString id;
    QDateTime time;
    QString projectKey; ///< project::Project::id()
    QString projectName;
    QString origin;
    QString projectId;
    QString keyId;
    QString operationName;
    QList<Field> fields;
    QString variables; ///< JSON text, secrets masked.
    safety::Risk risk = safety::Risk::Irreversible;
    /// Unknown too while no line of outcome is there: it is under way, or the program ended in between.
    Outcome outcome = Outcome::Unknown;
    QDateTime ended; ///< Invalid when there is no line of outcome.
    int status = 0;
    QString message;
};

/// A journal as it was read.
struct Contents
{
    QList<Entry> entries;
    int damagedLines = 0; ///< A power cut may leave a torn one; the rest is read all the same.
    int unknownOutcomes() const;
};

} // namespace journal
