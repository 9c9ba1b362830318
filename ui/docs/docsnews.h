#pragma once

#include "core/graphql/schemadiff.h"

#include <QDateTime>
#include <QStringList>

namespace ui {

/// What is new in a schema since it was known before.
struct DocsNews
{
    std::vector<graphql::SchemaChange> changes;
    QStringList brokenTabs; ///< Titles of tabs that were valid before and are not any more.
    QDateTime since; ///< When the schema before was fetched.
};

} // namespace ui
