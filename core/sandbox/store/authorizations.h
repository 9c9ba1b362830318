#pragma once

#include "core/sandbox/store/database.h"
#include "core/sandbox/store/timestamp.h"

#include <QStringList>

#include <vector>

namespace sandbox {

/// A user's consent to what an application may ask.
struct Authorization
{
    qint64 seq = 0;
    QString id; ///< UUID.
    qint64 user = 0;
    QString clientId;
    Timestamp createdAt = 0;
    Timestamp updatedAt = 0;
    QStringList scopes;
};

std::optional<Authorization> findAuthorization(Database &database, const QString &id);
/// In order of creation.
std::vector<Authorization> authorizationsOf(Database &database, qint64 user);
qint64 insertAuthorization(Database &database, const Authorization &authorization);
void removeAuthorization(Database &database, qint64 seq);

} // namespace sandbox
