#include "core/sandbox/resolvers/identitychanges.h"

#include "core/sandbox/resolvers/eventmodels.h"
#include "core/sandbox/resolvers/passwords.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/store/attributes.h"
#include "core/sandbox/store/uuids.h"

#include <QJsonDocument>

#include <algorithm>

namespace sandbox {

namespace {

/// Those by which a user can be found again; the others only prove who somebody is.
bool isIdentifiable(const Identity &identity)
{
    return identity.type == LoginIdType || identity.type == OAuthType || identity.type == QLatin1String("SIWE")
        || identity.type == QLatin1String("LDAP");
}

/// Whether a primary authenticator is of use with an identity.
bool isApplicable(const Authenticator &authenticator, const Identity &identity)
{
    if (authenticator.type == PasskeyAuthenticatorType)
        return identity.type == QLatin1String("PASSKEY");
    if (identity.type != LoginIdType)
        return false;
    if (authenticator.type == OobEmailType)
        return identity.email == authenticator.target;
    if (authenticator.type == OobSmsType)
        return identity.phone == authenticator.target;
    return authenticator.type == PasswordType;
}

ApiError duplicatedIdentity(const LoginId &loginId, const Identity &existing)
{
    const QJsonObject data {{QStringLiteral("IdentityTypeIncoming"), QStringLiteral("login_id")},
                            {QStringLiteral("LoginIDTypeIncoming"), loginId.key},
                            {QStringLiteral("IdentityTypeExisting"), existing.type.toLower()}};
    QJsonObject info = data;
    info.insert(QStringLiteral("cause"), QJsonObject {{QStringLiteral("kind"), QStringLiteral("DuplicatedIdentity")}});
    return apiError(ApiError::Name::Invalid, QStringLiteral("InvariantViolated"),
                    QStringLiteral("identity already exists"), infoText(info));
}

Authenticator newPrimary(const UnitOfWork &work, qint64 user, QLatin1String type)
{
    Authenticator authenticator;
    authenticator.id = randomUuid();
    authenticator.user = user;
    authenticator.type = type;
    authenticator.kind = PrimaryKind;
    authenticator.isDefault = true;
    authenticator.createdAt = work.now();
    authenticator.updatedAt = work.now();
    return authenticator;
}

} // namespace

std::optional<ApiError> checkDuplicate(const UnitOfWork &work, const LoginId &loginId, qint64 user, qint64 own)
{
    for (const Identity &other : identitiesWith(work.database(), *attributeOf(loginId.key), loginId.value)) {
        const bool isSameLoginId = other.type == LoginIdType && other.seq != own;
        if (other.user != user || isSameLoginId)
            return duplicatedIdentity(loginId, other);
    }
    return std::nullopt;
}

std::optional<ApiError> addPrimaryAuthenticators(UnitOfWork &work, const User &user, const LoginId &loginId,
                                                 const std::optional<QString> &password, bool passwordIsExpired)
{
    Database &database = work.database();
    const bool hasPassword = primaryPasswordOf(database, user.seq).has_value();
    if (password && !hasPassword) {
        if (auto error = checkPassword(*password))
            return error;
        Authenticator authenticator = newPrimary(work, user.seq, PasswordType);
        authenticator.secret = hashedPassword(*password);
        if (passwordIsExpired)
            authenticator.expireAfter = work.now();
        insertAuthenticator(database, authenticator);
    }
    const auto attribute = attributeOf(loginId.key);
    if (attribute == IdentityAttribute::PreferredUsername) {
        if (!password && !hasPassword)
            return invariantViolated(QStringLiteral("PasswordRequired"), QStringLiteral("password is required"));
        return std::nullopt;
    }
    Authenticator codes = newPrimary(work, user.seq, attribute == IdentityAttribute::Email ? OobEmailType : OobSmsType);
    codes.target = loginId.value;
    insertAuthenticator(database, codes);
    return std::nullopt;
}

void removeOrphans(UnitOfWork &work, const User &user)
{
    Database &database = work.database();
    const auto identities = identitiesOf(database, user.seq);
    bool hasSecondFactor = false;
    std::vector<Authenticator> left;
    for (Authenticator &authenticator : authenticatorsOf(database, user.seq)) {
        const bool isNeeded = authenticator.kind == SecondaryKind
            || std::any_of(identities.begin(), identities.end(),
                           [&](const Identity &identity) { return isApplicable(authenticator, identity); });
        hasSecondFactor = hasSecondFactor || authenticator.kind == SecondaryKind;
        if (isNeeded)
            left.push_back(std::move(authenticator));
        else
            removeAuthenticator(database, authenticator.seq);
    }
    if (!hasSecondFactor)
        removeRecoveryCodes(database, user.seq);
    for (const VerifiedClaim &claim : verifiedClaimsOf(database, user.seq)) {
        const bool isCarried = std::any_of(identities.begin(), identities.end(), [&](const Identity &identity) {
            return (claim.name == QLatin1String("email") ? identity.email : identity.phone) == claim.value;
        });
        const bool isTarget = std::any_of(left.begin(), left.end(), [&](const Authenticator &authenticator) {
            return authenticator.target == claim.value;
        });
        if (!isCarried && !isTarget)
            unmarkVerified(database, user.seq, claim.name, claim.value);
    }
}

void refillAndSave(UnitOfWork &work, User &user)
{
    const QJsonObject stored = QJsonDocument::fromJson(user.standardAttributes.toUtf8()).object();
    const QJsonObject filled = refilled(stored, identitiesOf(work.database(), user.seq));
    user.standardAttributes = QString::fromUtf8(QJsonDocument(filled).toJson(QJsonDocument::Compact));
    user.updatedAt = work.now();
    saveUser(work.database(), user);
    work.reindex(user.seq);
}

std::optional<ApiError> checkStillUsable(const UnitOfWork &work, const User &user)
{
    const auto identities = identitiesOf(work.database(), user.seq);
    if (std::none_of(identities.begin(), identities.end(), isIdentifiable))
        return invariantViolated(QStringLiteral("RemoveLastIdentity"), QStringLiteral("cannot remove last identity"));
    const auto authenticators = authenticatorsOf(work.database(), user.seq);
    for (const Identity &identity : identities) {
        const bool isUsable = identity.type != LoginIdType
            || std::any_of(authenticators.begin(), authenticators.end(), [&](const Authenticator &authenticator) {
                                  return authenticator.kind == PrimaryKind && isApplicable(authenticator, identity);
                              });
        if (!isUsable)
            return invariantViolated(QStringLiteral("RemoveLastPrimaryAuthenticator"),
                                     QStringLiteral("cannot remove last primary authenticator for identity"));
    }
    return std::nullopt;
}

void recordIdentityEvent(UnitOfWork &work, const User &user, const Identity &identity, const char *what)
{
    QString kind;
    if (identity.type == LoginIdType)
        kind = identity.key;
    else if (identity.type == OAuthType)
        kind = QStringLiteral("oauth");
    else if (identity.type == QLatin1String("BIOMETRIC"))
        kind = QStringLiteral("biometric");
    else
        return;
    QJsonObject payload = userEvent(work, user);
    payload.insert(QStringLiteral("identity"), identityModel(identity));
    payload.insert(QStringLiteral("admin_api"), true);
    work.record(QStringLiteral("identity.%1.%2").arg(kind, QLatin1String(what)), payload, user.id);
}

} // namespace sandbox
