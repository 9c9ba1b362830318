#include "ui/collection/collectionmodel.h"

#include "core/base/visibletext.h"

#include <algorithm>

namespace ui {

void CollectionModel::setDocuments(const QList<workspace::CollectedDocument> &documents)
{
    if (documents == m_documents)
        return;
    beginResetModel();
    m_documents = documents;
    choose();
    endResetModel();
}

void CollectionModel::setWanted(const QString &wanted)
{
    beginResetModel();
    m_words = wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    choose();
    endResetModel();
}

void CollectionModel::choose()
{
    m_shown.clear();
    for (qsizetype i = 0; i < m_documents.size(); ++i) {
        const auto &document = m_documents[i];
        const bool fits = std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) {
            return document.place.contains(word, Qt::CaseInsensitive)
                || std::any_of(document.operations.begin(), document.operations.end(),
                               [&](const QString &name) { return name.contains(word, Qt::CaseInsensitive); });
        });
        if (fits)
            m_shown.append(i);
    }
}

int CollectionModel::rowOf(const QString &path) const
{
    const auto row =
        std::find_if(m_shown.begin(), m_shown.end(), [&](qsizetype i) { return m_documents[i].path == path; });
    return row == m_shown.end() ? -1 : static_cast<int>(row - m_shown.begin());
}

int CollectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant CollectionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_shown.size())
        return {};
    const auto &document = m_documents[m_shown[index.row()]];
    const auto slash = document.place.lastIndexOf(QLatin1Char('/'));
    const auto name = base::visibleText(document.place.mid(slash + 1));
    const auto operations = base::visibleText(document.operations.join(QStringLiteral(", ")));
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
        // Plain text: a name with tags in it is only a name.
        return base::visibleText(document.path).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return document.changesData ? tr("%1, changes data, %2").arg(name, operations)
                                    : tr("%1, %2").arg(name, operations);
    case PathRole:
        return document.path;
    case FolderRole:
        return base::visibleText(document.place.left(std::max<qsizetype>(slash, 0)));
    case OperationsRole:
        return operations;
    case ChangesDataRole:
        return document.changesData;
    default:
        return {};
    }
}

} // namespace ui
