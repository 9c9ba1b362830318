#pragma once

#include "core/base/result.h"

#include <QUrl>

namespace project {

/// The address of an Admin API: https, or http on loopback only; no user info, query or fragment. Its origin
/// (scheme, host, port) is what a key is bound to.
class Endpoint
{
public:
    Endpoint() = default;
    /// Understands a full URL, a bare host (https and the usual path are added) and a URL without a path.
    static base::Result<Endpoint> parse(const QString &text);
    /// Where Authgear hosts \a projectId today: https://<project>.authgear.cloud/_api/admin/graphql. Older projects
    /// answer under authgearapps.com: see hostedCandidates().
    static base::Result<Endpoint> hosted(const QString &projectId);
    static QList<Endpoint> hostedCandidates(const QString &projectId);

    const QUrl &url() const { return m_url; }
    QString origin() const;
    bool isLoopback() const;
    bool isEmpty() const { return m_url.isEmpty(); }
    bool operator==(const Endpoint &) const = default;

private:
    QUrl m_url;
};

} // namespace project
