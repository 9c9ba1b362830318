#pragma once

#include "core/safety/headers.h"

#include <QList>
#include <QString>

namespace safety {

/// How much a change hurts if it was not meant, worst last. From the catalogue of the Admin API's mutations; one
/// that the catalogue does not know is Irreversible until told otherwise.
enum class Risk { ReadOnly, Reversible, Disruptive, Irreversible };
QString nameOf(Risk risk);

/// One top-level field of a change, as the review shows it. Arguments are JSON text with secrets masked.
struct ChangedField
{
    QString responseKey;
    QString name;
    QString arguments;
    QStringList nodeIds;
    Risk risk = Risk::Irreversible;
    QString wayBack;
    QString alsoHappens;
};

/// What sending a Draft would do: computed once by judge(), and the same value is shown and acted on.
struct Effect
{
    bool changesData = true;
    QString operationName; ///< Empty for an anonymous operation.
    QList<ChangedField> fields;
    QString maskedVariables;
    QString maskedDocument; ///< What is sent, of a change.
    QList<Header> maskedHeaders;
    /// Why what looks like a query counts as a change: a sentence, or empty.
    QString doubt;
    Risk risk() const;
};

} // namespace safety
