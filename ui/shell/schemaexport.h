#pragma once

#include "core/base/result.h"
#include "ui/docs/docspane.h"

#include <functional>

namespace ui {

using ExportDone = std::function<void(const QString &path, const base::Result<void> &written)>;

/// Asks for a file and writes \a schema into it, as SDL or as the JSON of an introspection answer, on another thread.
/// \a name: of the project, for the name of the file. \a done is called on the window thread, unless the person
/// changes their mind or \a over is gone by then.
void exportSchema(std::shared_ptr<const graphql::Schema> schema, DocsPane::Export format, const QString &name,
                  QWidget *over, const ExportDone &done);

/// What is written.
QByteArray exportedSchema(const graphql::Schema &schema, DocsPane::Export format);

} // namespace ui
