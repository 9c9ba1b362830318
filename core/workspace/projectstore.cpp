#include "core/workspace/projectstore.h"

#include "core/base/fileerror.h"
#include "core/base/privatefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <cerrno>
#include <optional>

namespace workspace {

namespace {

/// Raised when an older program would misread the file; new members alone do not count.
constexpr int Version = 1;

QString member(QLatin1String name, const QJsonObject &object)
{
    return object.value(name).toString();
}

constexpr QLatin1String KeyId("keyId");
constexpr QLatin1String Path("path");
constexpr QLatin1String Origin("origin");
constexpr QLatin1String ProjectId("projectId");
constexpr QLatin1String Id("id");
constexpr QLatin1String Name("name");
constexpr QLatin1String Address("endpoint");
constexpr QLatin1String Lifetime("tokenLifetime");
constexpr QLatin1String ActiveKey("activeKey");
constexpr QLatin1String Keys("keys");
constexpr QLatin1String Projects("projects");
constexpr QLatin1String VersionName("version");

QJsonObject toJson(const project::Project &project)
{
    QJsonArray keys;
    for (const auto &key : project.keys())
        keys.append(QJsonObject {
            {KeyId, key.keyId}, {Path, key.path}, {Origin, key.boundOrigin}, {ProjectId, key.boundProjectId}});
    return {{Id, project.id()},
            {Name, project.name()},
            {Address, project.endpoint().url().toString(QUrl::FullyEncoded)},
            {ProjectId, project.projectId()},
            {Lifetime, static_cast<qint64>(project.tokenLifetime().count())},
            {ActiveKey, project.activeKeyIndex()},
            {Keys, keys}};
}

/// Nothing when it has no ID or no usable address: then it is not a project that anything could be sent to.
std::optional<project::Project> fromJson(const QJsonObject &object)
{
    const auto endpoint = project::Endpoint::parse(member(Address, object));
    const QString id = member(Id, object);
    // The ID of the sandbox is that of a server of this process, and never comes out of a file.
    if (!endpoint || id.isEmpty() || id == project::Project::sandboxId())
        return std::nullopt;
    QList<project::KeyReference> keys;
    const auto array = object.value(Keys).toArray();
    for (const auto &value : array) {
        const auto key = value.toObject();
        keys.append({member(KeyId, key), member(Path, key), member(Origin, key), member(ProjectId, key)});
    }
    return project::Project::live(id, member(Name, object), *endpoint, member(ProjectId, object))
        .withTokenLifetime(std::chrono::seconds(object.value(Lifetime).toInteger(300)))
        .withStoredKeys(keys, object.value(ActiveKey).toInt(-1));
}

bool isNewer(const QJsonDocument &document)
{
    return document.object().value(VersionName).toInteger(Version) > Version;
}

tl::unexpected<base::Error> newerFile(const QString &path)
{
    return base::fail(base::Error::Kind::Refused,
                      QStringLiteral("%1 was written by a newer Gatehouse and is left alone: use that one, or move the "
                                     "file away.")
                          .arg(path));
}

} // namespace

base::Result<RememberedProjects> ProjectStore::load() const
{
    const auto content = read();
    if (!content)
        return tl::unexpected(content.error());
    if (content->trimmed().isEmpty())
        return RememberedProjects {};
    const auto document = QJsonDocument::fromJson(*content);
    if (isNewer(document))
        return newerFile(m_path);

    RememberedProjects remembered;
    bool damaged = !document.object().value(Projects).isArray();
    QSet<QString> ids;
    const auto array = document.object().value(Projects).toArray();
    for (const auto &value : array) {
        const auto project = fromJson(value.toObject());
        if (project && !ids.contains(project->id())) {
            ids.insert(project->id());
            remembered.projects.append(*project);
        } else {
            damaged = true;
        }
    }
    if (damaged) {
        const auto aside = keepAside(*content);
        if (!aside)
            return tl::unexpected(aside.error());
        remembered.notice = QStringLiteral("Not every project in %1 could be read. The file as it was is kept as %2.")
                                .arg(m_path, *aside);
    }
    return remembered;
}

base::Result<void> ProjectStore::save(const QList<project::Project> &projects) const
{
    const auto present = read();
    if (!present)
        return tl::unexpected(present.error());
    if (isNewer(QJsonDocument::fromJson(*present)))
        return newerFile(m_path);

    QJsonArray array;
    for (const auto &project : projects)
        if (project.isLive())
            array.append(toJson(project));
    if (auto made = base::makePrivateFolder(QFileInfo(m_path).absolutePath()); !made)
        return made;
    return base::writePrivateFile(m_path,
                                  QJsonDocument(QJsonObject {{VersionName, Version}, {Projects, array}}).toJson());
}

base::Result<QByteArray> ProjectStore::read() const
{
    const QFileInfo info(m_path);
    if (!info.exists())
        return QByteArray();
    QFile file(m_path);
    if (info.isDir() || !file.open(QIODevice::ReadOnly))
        return tl::unexpected(base::readError(m_path, info.isDir() ? EISDIR : errno));
    return file.readAll();
}

base::Result<QString> ProjectStore::keepAside(const QByteArray &content) const
{
    // Named by what it holds, so that reading the same damage twice keeps it once.
    const auto digest = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().left(8);
    const QString aside = QStringLiteral("%1.broken-%2").arg(m_path, QString::fromLatin1(digest));
    if (QFileInfo::exists(aside))
        return aside;
    if (auto written = base::writePrivateFile(aside, content); !written)
        return tl::unexpected(written.error());
    return aside;
}

} // namespace workspace
