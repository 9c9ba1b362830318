#include "core/project/project.h"

#include <QFileInfo>

#include <algorithm>
#include <iterator>

namespace project {

namespace {

/// What the server would accept is no limit at all; an hour is what the command line allows too.
constexpr std::chrono::seconds LongestToken {3600};

} // namespace

Project Project::live(QString id, QString name, Endpoint endpoint, QString projectId)
{
    Project project;
    project.m_id = std::move(id);
    project.m_name = std::move(name);
    project.m_endpoint = std::move(endpoint);
    project.m_projectId = std::move(projectId);
    return project;
}

const KeyReference *Project::activeKey() const
{
    if (m_activeKey < 0 || m_activeKey >= m_keys.size())
        return nullptr;
    const auto &key = m_keys.at(m_activeKey);
    const bool bound =
        !m_endpoint.isEmpty() && key.boundOrigin == m_endpoint.origin() && key.boundProjectId == m_projectId;
    return bound ? &key : nullptr;
}

Project Project::changed() const
{
    Project copy = *this;
    ++copy.m_revision;
    return copy;
}

Project Project::renamed(QString name) const
{
    Project copy = changed();
    copy.m_name = std::move(name);
    return copy;
}

Project Project::withAddress(Endpoint endpoint, QString projectId) const
{
    Project copy = changed();
    const bool moved = endpoint.origin() != m_endpoint.origin() || projectId != m_projectId;
    copy.m_endpoint = std::move(endpoint);
    copy.m_projectId = std::move(projectId);
    if (moved) {
        for (auto &key : copy.m_keys) {
            key.boundOrigin.clear();
            key.boundProjectId.clear();
        }
    }
    return copy;
}

Project Project::withKeyBound(QString keyId, QString path) const
{
    Project copy = changed();
    const bool hadKey = activeKey() != nullptr;
    const auto known = std::find_if(copy.m_keys.begin(), copy.m_keys.end(),
                                    [&](const KeyReference &key) { return key.keyId == keyId; });
    const auto index = static_cast<int>(std::distance(copy.m_keys.begin(), known));
    if (known == copy.m_keys.end())
        copy.m_keys.append(KeyReference());
    copy.m_keys[index] = {std::move(keyId), std::move(path), m_endpoint.origin(), m_projectId};
    if (!hadKey)
        copy.m_activeKey = index;
    return copy;
}

Project Project::withoutKey(int index) const
{
    if (index < 0 || index >= m_keys.size())
        return *this;
    Project copy = changed();
    copy.m_keys.removeAt(index);
    if (index < m_activeKey)
        --copy.m_activeKey;
    else if (index == m_activeKey)
        copy.m_activeKey = copy.m_keys.isEmpty() ? -1 : 0;
    return copy;
}

Project Project::withActiveKey(int index) const
{
    if (index < 0 || index >= m_keys.size())
        return *this;
    Project copy = changed();
    copy.m_activeKey = index;
    return copy;
}

Project Project::withTokenLifetime(std::chrono::seconds lifetime) const
{
    Project copy = changed();
    copy.m_tokenLifetime = std::clamp(lifetime, std::chrono::seconds(1), LongestToken);
    return copy;
}

Project Project::withStoredKeys(QList<KeyReference> keys, int active) const
{
    Project copy = changed();
    copy.m_activeKey = active >= 0 && active < keys.size() ? active : -1;
    copy.m_keys = std::move(keys);
    return copy;
}

QString keyIdOfFile(const QString &path)
{
    const QString fileName = QFileInfo(path).fileName();
    const QString suffix = QStringLiteral(".pem");
    if (!fileName.endsWith(suffix))
        return {};
    const QString base = fileName.chopped(suffix.size());
    const bool isPlain = std::all_of(base.begin(), base.end(), [](QChar c) {
        return c == QLatin1Char('-') || c == QLatin1Char('_') || (c.unicode() < 128 && c.isLetterOrNumber());
    });
    return isPlain ? base : QString();
}

} // namespace project
