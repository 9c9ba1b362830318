#pragma once

#include "core/history/filter.h"
#include "core/history/run.h"

#include <QSqlQuery>
#include <QVariant>

namespace history {

/// The facts of a run as columns of the table `runs r`, in the order in which rowFrom() reads them.
inline constexpr auto FactColumns = "r.id, r.time, r.duration, r.project, r.project_name, r.live, r.operation, r.kind, "
                                    "r.result, r.status, r.size";
Row rowFrom(const QSqlQuery &query);

/// A filter as a statement, whose rows are Row's columns, the latest run first.
struct Question
{
    QString sql;
    QVariantList values;
    bool readsTexts = false; ///< Two more values say which IDs: behind the first, up to the second.
};

Question questionOf(const Filter &filter);

} // namespace history
