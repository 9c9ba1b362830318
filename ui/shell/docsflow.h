#pragma once

#include "ui/docs/docspane.h"

#include <QObject>

namespace ui {

class Explorer;
class QuietNotice;

/// What a person asks of the docs beside the tabs: a field into the operation in front, an operation in a new tab, the
/// schema in a file, a page of the web.
class DocsFlow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocsFlow)

public:
    /// \a explorer is not owned.
    explicit DocsFlow(Explorer &explorer, QObject *parent = nullptr);

    /// The schema of the project in front, when it is known.
    void exportSchemaAs(DocsPane::Export format);

private:
    Explorer &m_explorer;
    QuietNotice *m_notice = nullptr; ///< Over the docs, made when first needed.
};

} // namespace ui
