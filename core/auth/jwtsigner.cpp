#include "core/auth/jwtsigner.h"

#include "core/json/tape.h"
#include "core/json/writer.h"

namespace auth {
namespace {

constexpr std::chrono::seconds MaxLifetime {3600};

QByteArray base64Url(QByteArrayView bytes)
{
    const auto unowned = QByteArray::fromRawData(bytes.data(), bytes.size());
    return unowned.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

base::Result<void> checkClaims(const QString &keyId, const Claims &claims)
{
    const auto wrong = [](const QString &sentence) {
        return base::fail(base::Error::Kind::InvalidInput, sentence);
    };
    if (claims.audience.isEmpty())
        return wrong(QStringLiteral("A token needs a project ID."));
    if (keyId.isEmpty())
        return wrong(QStringLiteral("A token needs a key ID: it stands beside the key in the portal."));
    if (claims.lifetime < std::chrono::seconds(1) || claims.lifetime > MaxLifetime)
        return wrong(QStringLiteral("A token lives 1 to 3600 seconds."));
    if (!claims.issuedAt.isValid())
        return wrong(QStringLiteral("A token needs the time it is issued at."));
    if (claims.auditContext.isEmpty())
        return {};
    const auto context = json::Tape::parse(claims.auditContext.toStdString());
    // The server drops anything else without a word.
    if (!context || !context->root().isObject())
        return wrong(QStringLiteral("The audit context of a token must be a JSON object."));
    return {};
}

} // namespace

base::Result<Token> signToken(const PrivateKey &key, const QString &keyId, const Claims &claims)
{
    if (const auto checked = checkClaims(keyId, claims); !checked)
        return tl::unexpected(checked.error());
    const qint64 issuedAt = claims.issuedAt.toSecsSinceEpoch();
    const qint64 expiresAt = issuedAt + claims.lifetime.count();

    json::Writer header;
    header.beginObject()
        .key("alg")
        .value("RS256")
        .key("kid")
        .value(keyId.toStdString())
        .key("typ")
        .value("JWT")
        .endObject();
    json::Writer payload;
    payload.beginObject().key("aud").beginArray().value(claims.audience.toStdString()).endArray();
    payload.key("iat").value(std::int64_t {issuedAt}).key("exp").value(std::int64_t {expiresAt});
    if (!claims.auditContext.isEmpty())
        payload.key("audit_context").raw(claims.auditContext.toStdString());
    payload.endObject();

    const QByteArray input = base64Url(header.text()) + '.' + base64Url(payload.text());
    const auto signature = key.signRs256(input);
    if (!signature)
        return tl::unexpected(signature.error());
    return Token {Secret(input + '.' + base64Url(*signature)), QDateTime::fromSecsSinceEpoch(issuedAt, Qt::UTC),
                  QDateTime::fromSecsSinceEpoch(expiresAt, Qt::UTC)};
}

base::Result<Token> signFor(const project::Project &project, const PrivateKey &key, const QDateTime &now,
                            const QByteArray &auditContext)
{
    const project::KeyReference *reference = project.activeKey();
    if (!reference) {
        return base::fail(base::Error::Kind::Refused,
                          QStringLiteral("No key is bound to %1 at %2: choose the project's key again.")
                              .arg(project.projectId(), project.endpoint().origin()));
    }
    return signToken(key, reference->keyId, {project.projectId(), now, project.tokenLifetime(), auditContext});
}

} // namespace auth
