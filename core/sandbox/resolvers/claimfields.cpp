#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/registration.h"

#include <QJsonDocument>

namespace sandbox {

namespace {

/// Claims as JSON, only those asked for by name if any are.
Output claimsOutput(const QJsonObject &claims, const Input &names)
{
    QJsonObject chosen = claims;
    if (names) {
        chosen = {};
        for (const QString &name : names.texts()) {
            if (claims.contains(name))
                chosen.insert(name, claims[name]);
        }
    }
    return Json {QJsonDocument(chosen).toJson(QJsonDocument::Compact).toStdString()};
}

} // namespace

void registerClaimFields(Resolvers &resolvers)
{
    resolvers.add("Identity", "claims",
                  [](const Object &source, const Arguments &arguments, RequestContext &) -> Resolved {
                      return claimsOutput(identityClaims(source.as<Identity>()), arguments["names"]);
                  });
    resolvers.add("Authenticator", "claims",
                  [](const Object &source, const Arguments &arguments, RequestContext &) -> Resolved {
                      return claimsOutput(authenticatorClaims(source.as<Authenticator>()), arguments["names"]);
                  });
}

} // namespace sandbox
