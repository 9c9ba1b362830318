#pragma once

#include "core/workspace/collection.h"

#include <QAbstractListModel>

namespace ui {

/// The documents of a collection that fit what is typed: each word of it stands in the place of the document or in the
/// name of one of its operations.
class CollectionModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CollectionModel)

public:
    enum Role { PathRole = Qt::UserRole, FolderRole, OperationsRole, ChangesDataRole };

    using QAbstractListModel::QAbstractListModel;

    void setDocuments(const QList<workspace::CollectedDocument> &documents);
    void setWanted(const QString &wanted);
    /// The row of the document at \a path, -1 when it is not shown.
    int rowOf(const QString &path) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void choose();

    QList<workspace::CollectedDocument> m_documents;
    QStringList m_words;
    QList<qsizetype> m_shown; ///< Indexes of m_documents.
};

} // namespace ui
