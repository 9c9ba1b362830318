#pragma once

#include "core/graphql/schema.h"

#include <QWidget>

#include <memory>

namespace ui {

class Appearance;

/// The schema as pages to walk through: root types, types, fields, arguments, values; with search by name, a way back,
/// and everything reachable by keyboard. All text of the server is shown as plain text.
class DocsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocsPane)

public:
    explicit DocsPane(const Appearance &appearance, QWidget *parent = nullptr);
    ~DocsPane() override;

    /// The page in view: `Query`, `Query.users`; empty for the start page.
    QString place() const;

public slots:
    /// A new schema keeps the page in view where it still exists.
    void setSchema(std::shared_ptr<const graphql::Schema> schema);
    void showLoading();
    /// \a message: what is wrong and what to do, in one sentence.
    void showFailed(const QString &message);
    /// Opens `Type`, `Type.field` or `Type.field(argument)`; an unknown place is ignored.
    void open(const QString &place);
    void focusSearch();

signals:
    void retryRequested();
    /// Text for a query: the field in view with its required arguments and an empty selection where it needs one.
    void insertRequested(const QString &fieldText);

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace ui
