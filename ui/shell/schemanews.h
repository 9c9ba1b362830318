#pragma once

#include "ui/docs/docsnews.h"

#include <QByteArray>
#include <QList>

namespace ui {

/// A tab as far as a schema can break it.
struct TabText
{
    QString title;
    QByteArray text;
};

/// What changed from \a before to \a after, and which of \a tabs were valid before and are not any more. Pure: any
/// thread; not the window's, because it reads every tab twice.
DocsNews schemaNews(const graphql::Schema &before, const graphql::Schema &after, const QList<TabText> &tabs);

} // namespace ui
