#pragma once

#include "core/results/roworder.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace ui {

/// How somebody has arranged a table: kept by the titles of its columns, so that the next answer to the same operation
/// is shown in the same way, though it may have others.
struct TableLayout
{
    QStringList order; ///< From the left; columns that are not in it follow.
    QSet<QString> hidden;
    QHash<QString, int> widths; ///< In pixels, once one was sized by hand; or else there is as much room as there is.
    QString sortedBy; ///< Empty: in the order of the answer.
    results::SortDirection direction = results::SortDirection::Ascending;
};

} // namespace ui
