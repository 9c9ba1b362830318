#include "core/sandbox/resolvers/passwords.h"

#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/store/identities.h"
#include "core/sandbox/store/messages.h"

#include <QJsonArray>
#include <QPasswordDigestor>
#include <QRandomGenerator>

namespace sandbox {

namespace {

constexpr qsizetype MinimumLength = 8;
constexpr qsizetype GeneratedLength = 16;
constexpr int HashRounds = 20'000;

} // namespace

std::optional<ApiError> checkPassword(const QString &password)
{
    const qsizetype length = password.toUcs4().size();
    if (length >= MinimumLength)
        return std::nullopt;
    const QJsonObject limits {{QStringLiteral("min_length"), MinimumLength}, {QStringLiteral("pw_length"), length}};
    const QJsonObject cause {{QStringLiteral("Name"), QStringLiteral("PasswordTooShort")},
                             {QStringLiteral("Info"), limits}};
    return apiError(ApiError::Name::Invalid, QStringLiteral("PasswordPolicyViolated"),
                    QStringLiteral("password policy violated"),
                    infoText({{QStringLiteral("causes"), QJsonArray {cause}}}));
}

QString generatedPassword()
{
    static constexpr QStringView Characters = u"abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    QString password;
    for (qsizetype i = 0; i < GeneratedLength; ++i)
        password += Characters[static_cast<qsizetype>(
            QRandomGenerator::system()->bounded(static_cast<int>(Characters.size())))];
    return password;
}

QString hashedPassword(const QString &password)
{
    QByteArray salt(16, Qt::Uninitialized);
    for (char &byte : salt)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    const QByteArray hash =
        QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, password.toUtf8(), salt, HashRounds, 32);
    return QString::fromLatin1("pbkdf2-sha256:" + QByteArray::number(HashRounds) + ':' + salt.toBase64() + ':'
                               + hash.toBase64());
}

std::optional<Authenticator> primaryPasswordOf(Database &database, qint64 user)
{
    for (Authenticator &authenticator : authenticatorsOf(database, user)) {
        if (authenticator.type == PasswordType && authenticator.kind == PrimaryKind)
            return std::move(authenticator);
    }
    return std::nullopt;
}

std::optional<ApiError> sendPassword(UnitOfWork &work, const User &user, const char *messageType)
{
    bool isSent = false;
    for (const Identity &identity : identitiesOf(work.database(), user.seq)) {
        if (!identity.email)
            continue;
        recordMessage(work, user.id, QStringLiteral("email"), *identity.email, messageType);
        isSent = true;
    }
    if (isSent)
        return std::nullopt;
    return apiError(ApiError::Name::Invalid, QStringLiteral("SendPasswordNoTarget"),
                    QStringLiteral("no target to send the password"));
}

void recordMessage(UnitOfWork &work, const QString &userId, const QString &channel, const QString &recipient,
                   const char *messageType)
{
    noteMessage(work.volatileDatabase(), channel, recipient, QString::fromLatin1(messageType), work.now());
    work.record(channel + QStringLiteral(".sent"),
                {{QStringLiteral("recipient"), recipient}, {QStringLiteral("type"), QString::fromLatin1(messageType)}},
                userId);
}

} // namespace sandbox
