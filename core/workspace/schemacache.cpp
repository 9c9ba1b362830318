#include "core/workspace/schemacache.h"

#include "core/base/privatefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace workspace {
namespace {

/// Raised when the layout changes; another version is no schema.
constexpr int CacheVersion = 1;
/// No real schema is that large: whatever wrote this, it is not worth the memory.
constexpr qint64 LargestSchema = 256 * 1024 * 1024;
constexpr QLatin1String Suffix(".schema");

constexpr qint64 LongestLabelLine = 16 * 1024;
constexpr QLatin1String CacheVersionKey("version");

/// The first line of the file: what the rest of it is.
QJsonObject labelOf(const project::Project &project)
{
    return {{CacheVersionKey, CacheVersion},
            {QStringLiteral("origin"), project.endpoint().url().toString(QUrl::FullyEncoded)},
            {QStringLiteral("projectId"), project.projectId()}};
}

} // namespace

QString SchemaCache::path(const project::Project &project) const
{
    // An ID may hold anything; a name of a file may not.
    const auto digest = QCryptographicHash::hash(project.id().toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return m_folder + QLatin1Char('/') + QString::fromLatin1(digest) + Suffix;
}

std::optional<KeptSchema> SchemaCache::load(const project::Project &project) const
{
    QFile file(path(project));
    if (!project.isLive() || !file.open(QIODevice::ReadOnly) || file.size() > LargestSchema)
        return std::nullopt;
    auto label = QJsonDocument::fromJson(file.readLine(LongestLabelLine)).object();
    const auto fetchedAt = QDateTime::fromString(label.take(QLatin1String("fetchedAt")).toString(), Qt::ISODate);
    if (label != labelOf(project) || !fetchedAt.isValid())
        return std::nullopt;
    return KeptSchema {file.readAll(), fetchedAt};
}

base::Result<void> SchemaCache::save(const project::Project &project, const KeptSchema &schema) const
{
    if (!project.isLive())
        return {};
    QFile present(path(project));
    if (present.open(QIODevice::ReadOnly)
        && QJsonDocument::fromJson(present.readLine(LongestLabelLine)).object().value(CacheVersionKey).toInt()
            > CacheVersion)
        return base::fail(base::Error::Kind::Refused,
                          QStringLiteral("%1 was written by a newer Gatehouse and is left alone.").arg(path(project)));
    auto label = labelOf(project);
    label.insert(QStringLiteral("fetchedAt"), schema.fetchedAt.toUTC().toString(Qt::ISODate));
    if (auto made = base::makePrivateFolder(m_folder); !made)
        return made;
    return base::writePrivateFile(path(project),
                                  QJsonDocument(label).toJson(QJsonDocument::Compact) + '\n' + schema.json);
}

void SchemaCache::keepOnly(const QList<project::Project> &projects) const
{
    QSet<QString> known;
    for (const auto &project : projects)
        known.insert(path(project));
    const QDir folder(m_folder);
    for (const auto &name : folder.entryList({QLatin1Char('*') + Suffix}, QDir::Files))
        if (const auto file = folder.filePath(name); !known.contains(file))
            QFile::remove(file);
}

} // namespace workspace
