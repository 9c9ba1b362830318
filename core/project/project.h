#pragma once

#include "core/project/endpoint.h"

#include <QList>
#include <QString>

#include <chrono>

namespace sandbox {
class Server;
}

namespace project {

/// Live: real people's data, whatever the project is called. Sandbox: the server that this very process started.
enum class Environment { Live, Sandbox };

/// A key by reference: never its bytes. It is bound, by a human act, to one origin and one project ID; a key whose
/// binding does not match its project must not sign.
struct KeyReference
{
    QString keyId;
    QString path; ///< PEM, JWK or JWK set.
    QString boundOrigin;
    QString boundProjectId;
    bool operator==(const KeyReference &) const = default;
};

/// A remembered Admin API: name, address, project ID and its keys, one of them in use. An immutable value; every
/// change makes a new one with a higher revision. Environment cannot be set from outside: only a running
/// sandbox::Server makes a project that is not live, so no file and no import can call a live project a sandbox.
class Project
{
public:
    Project() = default;
    static Project live(QString id, QString name, Endpoint endpoint, QString projectId);
    /// What id() of the sandbox's project will be, for whoever prepares its place before it runs.
    static QString sandboxId() { return QStringLiteral("sandbox"); }

    /// Ours, made at random; survives renames and changes of address.
    const QString &id() const { return m_id; }
    const QString &name() const { return m_name; }
    const Endpoint &endpoint() const { return m_endpoint; }
    /// The audience of tokens (older Authgear documents: app ID).
    const QString &projectId() const { return m_projectId; }
    Environment environment() const { return m_environment; }
    bool isLive() const { return m_environment == Environment::Live; }
    const QList<KeyReference> &keys() const { return m_keys; }
    /// The key in use, or null when there is none whose binding matches this endpoint and project ID.
    const KeyReference *activeKey() const;
    int activeKeyIndex() const { return m_activeKey; }
    /// How long a token for reads lives.
    std::chrono::seconds tokenLifetime() const { return m_tokenLifetime; }
    quint64 revision() const { return m_revision; }

    Project renamed(QString name) const;
    /// A new address or project ID unbinds every key: binding them again is a human act.
    Project withAddress(Endpoint endpoint, QString projectId) const;
    /// Adds a key, bound to the present origin and project ID. The caller is a person's click.
    Project withKeyBound(QString keyId, QString path) const;
    Project withoutKey(int index) const;
    Project withActiveKey(int index) const;
    Project withTokenLifetime(std::chrono::seconds lifetime) const;
    /// As read from a file: bindings are taken as written, and count only when they match.
    Project withStoredKeys(QList<KeyReference> keys, int active) const;

    bool operator==(const Project &) const = default;

private:
    friend class ::sandbox::Server;
    Project changed() const;

    QString m_id;
    QString m_name;
    Endpoint m_endpoint;
    QString m_projectId;
    Environment m_environment = Environment::Live;
    QList<KeyReference> m_keys;
    int m_activeKey = -1;
    std::chrono::seconds m_tokenLifetime {300};
    quint64 m_revision = 1;
};

/// The key ID in a file name: the part before `.pem`, when that is all there is (no further dot, no space, no
/// "(1)" of a second download); else empty.
QString keyIdOfFile(const QString &path);

} // namespace project
