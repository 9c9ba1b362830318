#pragma once

#include "core/graphql/document.h"
#include "core/graphql/folding.h"
#include "core/graphql/schema.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <memory>
#include <vector>

/// The language service of a window: what the plain functions of graphql/ say about a text, computed off the window's
/// thread and handed over as values. Knows no widgets.
namespace language {

/// What an analysis is made of. The bytes are UTF-8; the revision is the sender's own count of its edits.
struct Snapshot
{
    QByteArray text;
    quint64 revision = 0;
    std::shared_ptr<const graphql::Schema> schema; ///< Null: not fetched yet.
};

/// An entry of the operation picker.
struct OperationEntry
{
    QString name; ///< Empty for an anonymous operation.
    graphql::OperationType type = graphql::OperationType::Query;
    text::Span span;
    bool operator==(const OperationEntry &) const = default;
};

/// Everything a window shows about one text, computed together so that it always agrees. Offsets are bytes of
/// document->source().
struct Analysis
{
    quint64 revision = 0;
    std::shared_ptr<const graphql::Document> document; ///< Never null in an analysis that analyze() made.
    std::shared_ptr<const graphql::Schema> schema; ///< The one it was checked against; may be null.
    /// Syntax errors; when there are none and there is a schema, the findings of the validator and of the server's
    /// dialect.
    std::vector<graphql::Diagnostic> diagnostics;
    std::vector<OperationEntry> operations;
    std::vector<graphql::Fold> folds;
    /// The operation under the caret is document->operationAt(caret).
};

/// Pure: the same snapshot gives the same analysis, on any thread.
Analysis analyze(const Snapshot &snapshot);

} // namespace language
