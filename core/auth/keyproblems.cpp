#include "core/auth/keyproblems.h"

#include <algorithm>

namespace auth {
namespace {

constexpr auto UsePortalsKey = "use the .pem file that the portal lets you download";

QString withPortalsAdvice(const QString &sentence)
{
    return QStringLiteral("%1: %2.").arg(sentence, QLatin1String(UsePortalsKey));
}

} // namespace

KeyProblem keyProblem(const QString &sentence, base::Error::Kind kind)
{
    return {{kind, sentence, {}}, KeyProblem::Passphrase::Irrelevant};
}

KeyProblem damagedKey(const QString &name)
{
    return keyProblem(QStringLiteral("The key in %1 is damaged: copy it again from where it came.").arg(name));
}

KeyProblem passphraseProblem(const QString &name, KeyProblem::Passphrase passphrase)
{
    const bool wrong = passphrase == KeyProblem::Passphrase::Wrong;
    const QString sentence = wrong ? QStringLiteral("The passphrase does not open %1: try again.")
                                   : QStringLiteral("%1 is encrypted: give its passphrase.");
    return {{base::Error::Kind::InvalidInput, sentence.arg(name), {}}, passphrase};
}

KeyProblem publicKeyProblem(const QString &name)
{
    return keyProblem(
        withPortalsAdvice(QStringLiteral("%1 is a public key, and signing takes a private key").arg(name)));
}

KeyProblem notRsaProblem(const QString &name, const QString &type)
{
    if (type == QLatin1String("RSA-PSS")) {
        return keyProblem(withPortalsAdvice(
            QStringLiteral("%1 is an RSA-PSS key, which cannot make the RS256 signatures of the Admin API").arg(name)));
    }
    const QString kind = type == QLatin1String("EC") ? QStringLiteral("an elliptic-curve (EC) key")
                                                     : QStringLiteral("a key of type %1").arg(type);
    return keyProblem(
        withPortalsAdvice(QStringLiteral("%1 is %2, and the Admin API only takes RSA keys").arg(name, kind)));
}

KeyProblem wrongSizeProblem(const QString &name, int bits)
{
    return keyProblem(withPortalsAdvice(
        QStringLiteral("%1 is an RSA key of %2 bits, and RS256 takes 2048 to 16384").arg(name).arg(bits)));
}

KeyProblem pemLabelProblem(const QString &name, std::string_view label)
{
    const auto has = [label](std::string_view word) {
        return label.find(word) != std::string_view::npos;
    };
    if (has("OPENSSH PRIVATE KEY")) {
        return keyProblem(QStringLiteral("%1 is a key in OpenSSH's own format: convert a copy of it with "
                                         "`ssh-keygen -p -m PEM -f COPY` and use that.")
                              .arg(name));
    }
    if (has("CERTIFICATE REQUEST"))
        return keyProblem(
            withPortalsAdvice(QStringLiteral("%1 is a certificate request, not a private key").arg(name)));
    if (has("CERTIFICATE"))
        return keyProblem(withPortalsAdvice(QStringLiteral("%1 is a certificate, not a private key").arg(name)));
    if (has("PUBLIC KEY"))
        return publicKeyProblem(name);
    if (label.ends_with(" PRIVATE KEY") && !has("PGP"))
        return notRsaProblem(name, QString::fromUtf8(label.substr(0, label.find(' '))));
    if (label == "EC PARAMETERS")
        return notRsaProblem(name, QStringLiteral("EC"));
    return unknownTextProblem(name, {});
}

KeyProblem unknownTextProblem(const QString &name, std::string_view text)
{
    const auto has = [text](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    };
    if (text.starts_with("PuTTY-User-Key-File")) {
        return keyProblem(
            QStringLiteral("%1 is a PuTTY key: export it from PuTTYgen as an OpenSSH key in PEM format and use that.")
                .arg(name));
    }
    if (text.starts_with("ssh-") || text.starts_with("ecdsa-sha2-") || text.starts_with("---- BEGIN SSH2 PUBLIC KEY"))
        return publicKeyProblem(name);
    if (has("admin-api.auth") || has("authgear.secrets")) {
        return keyProblem(
            QStringLiteral("%1 is YAML: put the data of its secret admin-api.auth into a file of its own, as "
                           "JSON, and use that.")
                .arg(name));
    }
    // DER starts with a SEQUENCE; so do PKCS#12 files and Java's newer key stores.
    if (text.starts_with("\x30\x82") || std::find(text.begin(), text.end(), '\0') != text.end()) {
        return keyProblem(
            QStringLiteral("%1 is a binary file, as DER and PKCS#12 files are: convert it to PEM with the "
                           "openssl program and use that.")
                .arg(name));
    }
    return keyProblem(withPortalsAdvice(QStringLiteral("%1 holds no private key that Gatehouse can read").arg(name)));
}

} // namespace auth
