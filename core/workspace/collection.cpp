#include "core/workspace/collection.h"

#include "core/base/collator.h"
#include "core/base/fileerror.h"
#include "core/graphql/document.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <deque>

namespace workspace {
namespace {

constexpr qint64 LargestOutlined = 1024 * 1024;

void outline(CollectedDocument &document)
{
    QFile file(document.path);
    if (file.size() > LargestOutlined || !file.open(QIODevice::ReadOnly))
        return;
    const auto bytes = file.read(LargestOutlined);
    if (bytes.contains('\0'))
        return;
    const auto text = graphql::parse(bytes.toStdString());
    for (const auto *operation : text->operations()) {
        document.changesData = document.changesData || operation->type == graphql::OperationType::Mutation;
        if (operation->name)
            document.operations.append(QString::fromStdString(std::string(operation->name.value)));
    }
}

class CollectionReader
{
public:
    CollectionReader(Collection &collection, const CollectionBounds &bounds)
        : m_collection(collection),
          m_bounds(bounds),
          m_root(collection.folder)
    { }

    void read()
    {
        // Breadth first: where the bounds cut, they cut what lies deepest.
        m_waiting.push_back({m_collection.folder, 0});
        while (!m_waiting.empty()) {
            const auto folder = m_waiting.front();
            m_waiting.pop_front();
            m_collection.folders.append(folder.path);
            readFolder(folder.path, folder.depth);
        }
    }
    bool isCut() const { return m_isCut; }

private:
    struct Waiting
    {
        QString path;
        int depth = 0;
    };

    void readFolder(const QString &path, int depth)
    {
        const auto entries = QDir(path).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::NoSort);
        for (const auto &entry : entries) {
            if (entry.isDir())
                queue(entry, depth + 1);
            else if (const auto suffix = entry.suffix().toLower();
                     suffix == QLatin1String("graphql") || suffix == QLatin1String("gql"))
                collect(entry);
        }
    }

    void queue(const QFileInfo &folder, int depth)
    {
        if (folder.isSymLink() || folder.fileName() == QLatin1String("node_modules"))
            return;
        if (depth > m_bounds.depth
            || static_cast<qsizetype>(m_waiting.size()) + m_collection.folders.size() >= m_bounds.folders)
            m_isCut = true;
        else
            m_waiting.push_back({folder.absoluteFilePath(), depth});
    }

    void collect(const QFileInfo &file)
    {
        if (m_collection.documents.size() >= m_bounds.documents) {
            m_isCut = true;
            return;
        }
        CollectedDocument document;
        document.path = file.absoluteFilePath();
        document.place = m_root.relativeFilePath(document.path);
        outline(document);
        m_collection.documents.append(document);
    }

    Collection &m_collection;
    const CollectionBounds m_bounds;
    const QDir m_root;
    std::deque<Waiting> m_waiting;
    bool m_isCut = false;
};

} // namespace

base::Result<Collection> readCollection(const QString &folder, const CollectionBounds &bounds)
{
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir())
        return base::fail(base::Error::Kind::InvalidInput,
                          QStringLiteral("%1 is no folder: choose the one that it lies in.").arg(folder));
    if (!info.exists())
        return tl::unexpected(base::readError(folder, ENOENT));
    if (!info.isReadable() || !info.isExecutable())
        return tl::unexpected(base::readError(folder, EACCES));
    Collection collection;
    collection.folder = info.absoluteFilePath();
    CollectionReader reader(collection, bounds);
    reader.read();
    const auto order = base::collator();
    std::sort(collection.documents.begin(), collection.documents.end(),
              [&](const CollectedDocument &left, const CollectedDocument &right) {
                  const auto by = order.compare(left.place, right.place);
                  return by != 0 ? by < 0 : left.place < right.place;
              });
    if (reader.isCut())
        collection.notice = QStringLiteral("%1 holds more than is shown: the first %2 documents are here. Open a "
                                           "folder inside of it.")
                                .arg(collection.folder, QString::number(collection.documents.size()));
    return collection;
}

} // namespace workspace
