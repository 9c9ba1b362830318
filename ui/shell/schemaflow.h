#pragma once

#include "ui/docs/docspane.h"
#include "ui/shell/schemashelf.h"

#include <QHash>
#include <QThreadPool>

namespace ui {

class DocumentPage;
class Explorer;

/// Carries the schema of each project to its tabs and to the docs, and tells what changed when the server's answer took
/// the place of an older one.
class SchemaFlow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaFlow)

public:
    /// Neither is owned.
    SchemaFlow(SchemaShelf &shelf, Explorer &explorer, QObject *parent = nullptr);
    ~SchemaFlow() override;

    /// The docs show the schema of this project from now on.
    void showInDocs(const QString &projectKey);
    /// Nothing of a project that is not in front stays there.
    void showNoneInDocs();
    void forget(const QString &projectKey);

signals:
    /// What is known of the schema of \a projectKey is on the screen.
    void shown(const QString &projectKey);

private:
    void greet(DocumentPage *page);
    void show(const QString &projectKey);
    void compare(const QString &projectKey, const std::shared_ptr<const graphql::Schema> &before,
                 const QDateTime &beforeAt);

    SchemaShelf &m_shelf;
    Explorer &m_explorer;
    QString m_inDocs;
    QHash<QString, DocsNews> m_news; ///< Of projects whose schema changed while the program ran, or since it last did.
    QThreadPool m_comparing;
};

} // namespace ui
