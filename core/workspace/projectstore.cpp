#include "core/workspace/projectstore.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>

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

bool hasProjects(const QJsonObject &object)
{
    return object.value(Projects).isArray();
}

struct ReadProjects
{
    QList<project::Project> projects;
    bool isWhole = true;
};

ReadProjects projectsIn(const QJsonObject &object)
{
    ReadProjects read;
    QSet<QString> ids;
    const auto array = object.value(Projects).toArray();
    for (const auto &value : array) {
        const auto project = fromJson(value.toObject());
        if (project && !ids.contains(project->id())) {
            ids.insert(project->id());
            read.projects.append(*project);
        } else {
            read.isWhole = false;
        }
    }
    return read;
}

} // namespace

ProjectStore::ProjectStore(const QString &path) : m_file(path, Version, hasProjects) { }

base::Result<RememberedProjects> ProjectStore::load() const
{
    const auto content = m_file.read();
    if (!content)
        return tl::unexpected(content.error());
    const auto read = projectsIn(content->object);
    RememberedProjects remembered {read.projects, {}};
    if (!content->isDamaged && read.isWhole)
        return remembered;
    const auto aside = m_file.keepAside();
    if (!aside)
        return tl::unexpected(aside.error());
    remembered.notice =
        (content->isOlder ? QStringLiteral("%1 was damaged: your projects are as they were one change before. The file "
                                           "as it was is kept as %2.")
                          : QStringLiteral("Not every project in %1 could be read. The file as it was is kept as %2."))
            .arg(m_file.path(), *aside);
    return remembered;
}

base::Result<QList<project::Project>> ProjectStore::remember(const project::Project &project) const
{
    return change(
        [&](QList<project::Project> &projects) {
            const auto same = std::find_if(projects.begin(), projects.end(),
                                           [&](const project::Project &known) { return known.id() == project.id(); });
            if (!project.isLive())
                return;
            if (same == projects.end())
                projects.append(project);
            else
                *same = project;
        },
        JsonFile::Before::Stays);
}

base::Result<QList<project::Project>> ProjectStore::forget(const QString &id) const
{
    return change(
        [&](QList<project::Project> &projects) {
            projects.removeIf([&](const project::Project &known) { return known.id() == id; });
        },
        JsonFile::Before::Goes);
}

base::Result<QList<project::Project>> ProjectStore::change(const std::function<void(QList<project::Project> &)> &change,
                                                           JsonFile::Before before) const
{
    QList<project::Project> projects;
    const auto written = m_file.change(
        [&](QJsonObject &object) {
            projects = projectsIn(object).projects;
            change(projects);
            QJsonArray array;
            for (const auto &project : std::as_const(projects))
                array.append(toJson(project));
            object.insert(Projects, array);
        },
        before);
    return written.map([&](const QJsonObject &) { return projects; });
}

} // namespace workspace
