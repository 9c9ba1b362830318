#include "core/auth/privatekey.h"
#include "core/project/project.h"
#include "tests/core/auth/rfc7515key.h"
#include "tests/support/keyfolder.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QCryptographicHash>
#include <QTest>

#include <memory>
#include <optional>

#include <openssl/err.h>

using auth::KeyProblem;
using auth::PrivateKey;
using auth::Secret;

Q_DECLARE_METATYPE(KeyProblem::Passphrase)

namespace {

const QByteArray Passphrase = "swordfish";

QByteArray oneLine(QByteArray pem, const QByteArray &between)
{
    return pem.replace("\n", between);
}

QByteArray indented(const QByteArray &pem)
{
    return "    " + QByteArray(pem).replace("\n", "\n\t  ");
}

auth::KeyResult readText(const QByteArray &text, const QString &keyId = {})
{
    return PrivateKey::read(Secret(text), QStringLiteral("the text"), {keyId, nullptr});
}

QByteArray jwk(const QByteArray &members)
{
    return '{' + members + '}';
}

} // namespace

class tst_PrivateKey : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void aPassphraseIsAskedForAndChecked_data();
    void aPassphraseIsAskedForAndChecked();
    void damageIsFound_data();
    void damageIsFound();
    void aJwkSignsLikeRfc7515();
    void aKeySetIsSearched_data();
    void aKeySetIsSearched();
    void aFileNameIsAKeyId_data();
    void aFileNameIsAKeyId();
    void theFingerprintIsThatOfThePublicKey();
    void aFileIsReadFromAPipe();

private:
    std::unique_ptr<support::KeyFolder> m_folder;
};

void tst_PrivateKey::initTestCase()
{
    m_folder = std::make_unique<support::KeyFolder>();
    const auto make = [this](const char *name, const char *arguments) {
        m_folder->make(QLatin1String(name), QLatin1String(arguments));
    };
    make("pkcs1.pem", "rsa -in KEY -traditional -out FILE");
    make("pkcs8-aes.pem", "pkcs8 -topk8 -in KEY -v2 aes256 -passout pass:swordfish -out FILE");
    make("pkcs8-scrypt.pem", "pkcs8 -topk8 -in KEY -scrypt -passout pass:swordfish -out FILE");
    make("pkcs8-3des.pem", "pkcs8 -topk8 -in KEY -v1 PBE-SHA1-3DES -passout pass:swordfish -out FILE");
    make("pkcs1-aes.pem", "rsa -in KEY -traditional -aes256 -passout pass:swordfish -out FILE");
    make("pkcs1-3des.pem", "rsa -in KEY -traditional -des3 -passout pass:swordfish -out FILE");
    make("pkcs8-md5des.pem",
         "pkcs8 -topk8 -in KEY -v1 PBE-MD5-DES -passout pass:swordfish -provider legacy -provider default -out FILE");
    make("pkcs1-des.pem",
         "rsa -in KEY -traditional -des -passout pass:swordfish -provider legacy -provider default -out FILE");
    make("certificate.pem", "req -x509 -new -key KEY -subj /CN=test -out FILE");
    make("request.pem", "req -new -key KEY -subj /CN=test -out FILE");
    make("bundle.p12", "pkcs12 -export -inkey KEY -in FOLDER/certificate.pem -passout pass:swordfish -out FILE");
    make("key.der", "pkey -in KEY -outform DER -out FILE");
    make("ec.pem", "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out FILE");
    make("ec-sec1.pem", "ecparam -name prime256v1 -genkey -out FILE");
    make("ed25519.pem", "genpkey -algorithm ED25519 -out FILE");
    make("pss.pem", "genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -out FILE");
    make("small.pem", "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out FILE");
    make("rsa-public.pem", "rsa -in KEY -RSAPublicKey_out -out FILE");
    m_folder->write(
        QStringLiteral("bags.pem"),
        support::openssl({QStringLiteral("pkcs12"), QStringLiteral("-in"), m_folder->path(QStringLiteral("bundle.p12")),
                          QStringLiteral("-passin"), QStringLiteral("pass:swordfish"), QStringLiteral("-nodes")}));
}

void tst_PrivateKey::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto file = [this](const char *name) {
        return support::readFile(m_folder->path(QLatin1String(name)));
    };
    const QByteArray pkcs8 = file("key.pem");
    const QByteArray pkcs1 = file("pkcs1.pem");
    const QByteArray sealed = file("pkcs1-aes.pem");

    QTest::newRow("PKCS#8") << pkcs8;
    QTest::newRow("PKCS#1") << pkcs1;
    QTest::newRow("CRLF") << QByteArray(pkcs8).replace("\n", "\r\n");
    QTest::newRow("bare CR") << QByteArray(pkcs8).replace("\n", "\r");
    QTest::newRow("no newline at the end") << pkcs8.trimmed();
    QTest::newRow("a byte order mark") << "\xEF\xBB\xBF" + pkcs8;
    QTest::newRow("Bag Attributes and a certificate") << file("bags.pem");
    QTest::newRow("after its certificate") << file("certificate.pem") + pkcs8;
    QTest::newRow("written-out newlines") << oneLine(pkcs8, "\\n");
    QTest::newRow("written-out CRLF, quoted, with a name") << "KEY=\"" + oneLine(pkcs8, "\\r\\n") + '"';
    QTest::newRow("newlines turned into spaces") << oneLine(pkcs8, " ");
    QTest::newRow("newlines lost") << oneLine(pkcs8, "");
    QTest::newRow("indented") << indented(pkcs8);
    QTest::newRow("PKCS#1, written-out newlines") << oneLine(pkcs1, "\\n");
    QTest::newRow("PKCS#1, indented") << indented(pkcs1);
    QTest::newRow("encrypted PKCS#8, AES and PBKDF2") << file("pkcs8-aes.pem");
    QTest::newRow("encrypted PKCS#8, scrypt") << file("pkcs8-scrypt.pem");
    QTest::newRow("encrypted PKCS#8, PKCS#12 style") << file("pkcs8-3des.pem");
    QTest::newRow("encrypted PKCS#8, written-out newlines") << oneLine(file("pkcs8-aes.pem"), "\\n");
    QTest::newRow("encrypted PKCS#1, AES") << sealed;
    QTest::newRow("encrypted PKCS#1, triple DES") << file("pkcs1-3des.pem");
    QTest::newRow("encrypted PKCS#1, CRLF") << QByteArray(sealed).replace("\n", "\r\n");
    QTest::newRow("encrypted PKCS#1, written-out newlines") << oneLine(sealed, "\\n");
    QTest::newRow("encrypted PKCS#1, newlines turned into spaces") << oneLine(sealed, " ");
    QTest::newRow("encrypted PKCS#1, newlines lost") << oneLine(sealed, "");
    QTest::newRow("encrypted PKCS#1, indented") << indented(sealed);
}

void tst_PrivateKey::reads()
{
    QFETCH(QByteArray, bytes);
    const Secret passphrase(Passphrase);

    const auto key = PrivateKey::read(Secret(bytes), QStringLiteral("the text"), {{}, &passphrase});

    QVERIFY2(key.has_value(), qPrintable(key ? QString() : key.error().error.message));
    QCOMPARE(key->bits(), 2048);
    QCOMPARE(key->keyId(), QString());
    const auto signature = key->signRs256("a message");
    QVERIFY(signature);
    QVERIFY(m_folder->verifies("a message", *signature));
}

void tst_PrivateKey::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("message");
    const auto row = [this](const char *name, const QString &file, const char *message) {
        QTest::newRow(name) << m_folder->path(file) << QString::fromUtf8(message).replace(QLatin1Char('@'), file);
    };
    const auto text = [this, row](const char *name, const QByteArray &content, const char *message) {
        const QString file =
            QLatin1String(name).toString().replace(QLatin1Char(' '), QLatin1Char('-')) + QStringLiteral(".txt");
        m_folder->write(file, content);
        row(name, file, message);
    };
    const QByteArray pem = support::readFile(m_folder->keyPath());

    row("EC", QStringLiteral("ec.pem"),
        "@ is an elliptic-curve (EC) key, and the Admin API only takes RSA keys: use the .pem file that the portal "
        "lets you "
        "download.");
    row("EC in its own format", QStringLiteral("ec-sec1.pem"),
        "@ is an elliptic-curve (EC) key, and the Admin API only takes RSA keys: use the .pem file that the portal "
        "lets you "
        "download.");
    row("Ed25519", QStringLiteral("ed25519.pem"),
        "@ is a key of type ED25519, and the Admin API only takes RSA keys: use the .pem file that the portal lets you "
        "download.");
    row("RSA-PSS", QStringLiteral("pss.pem"),
        "@ is an RSA-PSS key, which cannot make the RS256 signatures of the Admin API: use the .pem file that the "
        "portal "
        "lets you download.");
    row("1024 bits", QStringLiteral("small.pem"),
        "@ is an RSA key of 1024 bits, and RS256 takes 2048 to 16384: use the .pem file that the portal lets you "
        "download.");
    row("public key", QStringLiteral("public.pem"),
        "@ is a public key, and signing takes a private key: use the .pem file that the portal lets you download.");
    row("public key, PKCS#1", QStringLiteral("rsa-public.pem"),
        "@ is a public key, and signing takes a private key: use the .pem file that the portal lets you download.");
    row("certificate", QStringLiteral("certificate.pem"),
        "@ is a certificate, not a private key: use the .pem file that the portal lets you download.");
    row("certificate request", QStringLiteral("request.pem"),
        "@ is a certificate request, not a private key: use the .pem file that the portal lets you download.");
    row("DER", QStringLiteral("key.der"),
        "@ is a binary file, as DER and PKCS#12 files are: convert it to PEM with the openssl program and use that.");
    row("PKCS#12", QStringLiteral("bundle.p12"),
        "@ is a binary file, as DER and PKCS#12 files are: convert it to PEM with the openssl program and use that.");
    row("PKCS#8 with an old cipher", QStringLiteral("pkcs8-md5des.pem"),
        "@ is encrypted in an old way that OpenSSL 3 does not read: encrypt it anew with `openssl pkcs8 -topk8 -v2 "
        "aes256 "
        "-provider legacy -provider default`.");
    row("PKCS#1 with an old cipher", QStringLiteral("pkcs1-des.pem"),
        "@ is encrypted in an old way that OpenSSL 3 does not read: encrypt it anew with `openssl pkcs8 -topk8 -v2 "
        "aes256 "
        "-provider legacy -provider default`.");
    text("OpenSSH private",
         "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n",
         "@ is a key in OpenSSH's own format: convert a copy of it with `ssh-keygen -p -m PEM -f COPY` and use that.");
    text("OpenSSH public", "ssh-rsa AAAAB3NzaC1yc2E= somebody\n",
         "@ is a public key, and signing takes a private key: use the .pem file that the portal lets you download.");
    text("PuTTY", "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n",
         "@ is a PuTTY key: export it from PuTTYgen as an OpenSSH key in PEM format and use that.");
    text("PGP", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOY\n-----END PGP PRIVATE KEY BLOCK-----\n",
         "@ holds no private key that Gatehouse can read: use the .pem file that the portal lets you download.");
    text("DSA", "-----BEGIN DSA PRIVATE KEY-----\nMIIB\n-----END DSA PRIVATE KEY-----\n",
         "@ is a key of type DSA, and the Admin API only takes RSA keys: use the .pem file that the portal lets you "
         "download.");
    text("secrets as YAML", "secrets:\n- data:\n    keys: []\n  key: admin-api.auth\n",
         "@ is YAML: put the data of its secret admin-api.auth into a file of its own, as JSON, and use that.");
    text("prose", "Dear all,\nplease find the key attached.\n",
         "@ holds no private key that Gatehouse can read: use the .pem file that the portal lets you download.");
    text("empty", " \n", "@ is empty: choose the key file again.");
    text("cut off", pem.first(pem.size() / 2),
         "The key in @ is cut off, its END line is missing: copy the whole file again.");
    text("not base64", QByteArray(pem).replace(200, 1, "*"),
         "The key in @ is damaged: copy it again from where it came.");
    text("lines missing", QByteArray(pem).remove(100, 130),
         "The key in @ is damaged: copy it again from where it came.");

    text("JSON cut off", R"({"kty":"RSA")",
         "@ looks like a JWK but is not valid JSON at byte 12: copy it again from where it came.");
    text("JSON without a key", R"({"keys":[]})",
         "@ is JSON but holds no JWK: use a private JWK, a JWK set or a .pem file.");
    text("JSON of another kind", "[1,2]", "@ is JSON but holds no JWK: use a private JWK, a JWK set or a .pem file.");
    text("JSON with a key that is none", R"({"keys":[5]})",
         "@ is JSON but holds no JWK: use a private JWK, a JWK set or a .pem file.");
    text("public JWK", jwk(rfc7515::PublicMembers),
         "@ is a public key, and signing takes a private key: use the .pem file that the portal lets you download.");
    text("EC JWK", R"({"kty":"EC","crv":"P-256","d":"AA","x":"AA","y":"AA"})",
         "@ is an elliptic-curve (EC) key, and the Admin API only takes RSA keys: use the .pem file that the portal "
         "lets you "
         "download.");
    text("octet JWK", R"({"kty":"oct","k":"AAAA"})",
         "@ is a key of type oct, and the Admin API only takes RSA keys: use the .pem file that the portal lets you "
         "download.");
    text("JWK for encryption", jwk(rfc7515::Members + R"(,"use":"enc")"),
         "@ is a JWK for another purpose than RS256 signatures (see its `use` and `alg`): use the key of the Admin "
         "API.");
    text("JWK for PS256", jwk(rfc7515::Members + R"(,"alg":"PS256")"),
         "@ is a JWK for another purpose than RS256 signatures (see its `use` and `alg`): use the key of the Admin "
         "API.");
    const QByteArray huge =
        QByteArray(2049, '\xA5').toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    text("16392 bits", R"({"kty":"RSA","e":"AQAB","d":"Aw","n":")" + huge + R"("})",
         "@ is an RSA key of 16392 bits, and RS256 takes 2048 to 16384: use the .pem file that the portal lets you "
         "download.");

    text("too large", QByteArray(1024 * 1024 + 1, 'x'), "@ is larger than 1 MiB, too large for a key file.");
    const QString folder = m_folder->path({});
    QTest::newRow("a folder") << folder << folder + QStringLiteral(" is a folder: name the key file in it.");
    const QString missing = m_folder->path(QStringLiteral("missing.pem"));
    QTest::newRow("missing") << missing << QStringLiteral("There is no file %1.").arg(missing);
    // Opens, for root too, and then cannot be read from its start.
    QTest::newRow("unreadable") << QStringLiteral("/proc/self/mem")
                                << QStringLiteral("/proc/self/mem cannot be read: Input/output error.");
}

void tst_PrivateKey::refuses()
{
    QFETCH(QString, path);
    QFETCH(QString, message);
    const Secret passphrase(Passphrase);

    const auto key = PrivateKey::load(path, {{}, &passphrase});

    QVERIFY(!key);
    QCOMPARE(key.error().error.message, message);
    QCOMPARE(key.error().passphrase, KeyProblem::Passphrase::Irrelevant);
    QVERIFY(!key.error().error.detail.contains(QString::fromUtf8(Passphrase)));
    QCOMPARE(ERR_peek_error(), 0ul); // Left-over errors would be taken for ones of the next TLS read.
}

void tst_PrivateKey::aPassphraseIsAskedForAndChecked_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"pkcs8-aes.pem", "pkcs8-scrypt.pem", "pkcs8-3des.pem", "pkcs1-aes.pem", "pkcs1-3des.pem"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void tst_PrivateKey::aPassphraseIsAskedForAndChecked()
{
    QFETCH(QString, file);
    const QString path = m_folder->path(file);

    const auto without = PrivateKey::load(path);
    QVERIFY(!without);
    QCOMPARE(without.error().passphrase, KeyProblem::Passphrase::Needed);
    QCOMPARE(without.error().error.message, file + QStringLiteral(" is encrypted: give its passphrase."));

    for (const QByteArray &wrong : {QByteArray("Swordfish"), QByteArray(""), QByteArray(5000, 'x')}) {
        const Secret passphrase(wrong);
        const auto key = PrivateKey::load(path, {{}, &passphrase});
        QVERIFY(!key);
        QCOMPARE(key.error().passphrase, KeyProblem::Passphrase::Wrong);
        QCOMPARE(key.error().error.message, QStringLiteral("The passphrase does not open %1: try again.").arg(file));
    }
}

void tst_PrivateKey::damageIsFound_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto with = [](const QByteArray &from, const QByteArray &to) {
        return jwk(QByteArray(rfc7515::Members).replace(from, to));
    };
    QTest::newRow("another modulus") << with("ofgWCuLj", "ofgWCuLk");
    QTest::newRow("another exponent, without the factors")
        << jwk(QByteArray(rfc7515::ShortMembers).replace("Eq5xpGnN", "Eq5xpGnM"));
    QTest::newRow("an even modulus") << with("4FRWyuXpoQ", "4FRWyuXpoA");
    QTest::newRow("no modulus") << with(R"("n":)", R"("m":)");
    QTest::newRow("an empty modulus") << with('"' + rfc7515::N + '"', "\"\"");
    QTest::newRow("a number for a string") << with('"' + rfc7515::D + '"', "17");
    QTest::newRow("not base64url") << with("Eq5xpGnN", "Eq5x*GnN");
}

void tst_PrivateKey::damageIsFound()
{
    QFETCH(QByteArray, text);
    const auto key = readText(text);
    QVERIFY(!key);
    QCOMPARE(key.error().error.message,
             QStringLiteral("The key in the text is damaged: copy it again from where it came."));
}

void tst_PrivateKey::aJwkSignsLikeRfc7515()
{
    for (const QByteArray &members : {rfc7515::Members, rfc7515::ShortMembers}) {
        const auto key = readText(jwk(members));
        QVERIFY(key);
        const auto signature = key->signRs256(rfc7515::SigningInput);
        QVERIFY(signature);
        QCOMPARE(signature->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
                 rfc7515::Signature);
    }
}

void tst_PrivateKey::aKeySetIsSearched_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("keyId");
    QTest::addColumn<QString>("message");
    const QByteArray one = jwk(R"("kid":"one",)" + rfc7515::Members);
    const QByteArray two = jwk(R"("kid":"two","use":"sig","alg":"RS256",)" + rfc7515::Members);
    const QByteArray publicKey = jwk(R"("kid":"public",)" + rfc7515::PublicMembers);
    const QByteArray secret = R"({"data":{"keys":[)" + one + R"(]},"key":"admin-api.auth"})";
    const auto set = [](const QByteArray &keys) {
        return R"({"keys":[)" + keys + "]}";
    };
    const auto found = [](const char *name, const QByteArray &text, const char *wanted, const char *keyId) {
        QTest::newRow(name) << text << QString::fromLatin1(wanted) << QString::fromLatin1(keyId) << QString();
    };
    const auto refused = [](const char *name, const QByteArray &text, const char *wanted, const char *message) {
        QTest::newRow(name) << text << QString::fromLatin1(wanted) << QString() << QString::fromLatin1(message);
    };

    found("a single JWK", one, "", "one");
    found("a single JWK under another name", one, "other", "one");
    found("a JWK without an ID", jwk(rfc7515::Members), "", "");
    found("the only one", set(one), "", "one");
    found("the only private one", set(publicKey + ',' + one), "", "one");
    found("one by its ID", set(one + ',' + two), "two", "two");
    found("the secret of a server", secret, "", "one");
    found("all secrets of a server", R"({"secrets":[{"key":"db","data":{"url":"x"}},)" + secret + "]}", "", "one");
    refused("several", set(one + ',' + two), "",
            "the text holds several RSA private keys (one, two): choose one by its key ID.");
    refused("none of that name", set(one + ',' + two), "three",
            "the text holds no RSA private key with the ID three, only one, two.");
    refused("only its public half", set(publicKey + ',' + one), "public",
            "the text holds no RSA private key with the ID public, only one.");
}

void tst_PrivateKey::aKeySetIsSearched()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, wanted);
    QFETCH(QString, keyId);
    QFETCH(QString, message);

    const auto key = readText(text, wanted);

    QCOMPARE(key ? QString() : key.error().error.message, message);
    QCOMPARE(key ? key->keyId() : QString(), keyId);
}

void tst_PrivateKey::aFileNameIsAKeyId_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("keyId");
    const auto row = [](const char *path, const char *keyId) {
        QTest::newRow(path) << QString::fromUtf8(path) << QString::fromUtf8(keyId);
    };
    row("0f8a4c1e-5b7d-4e69-9a52-3c6d8e1f0b24.pem", "0f8a4c1e-5b7d-4e69-9a52-3c6d8e1f0b24");
    row("/some where/my_key.pem", "my_key");
    row("0f8a4c1e (1).pem", "");
    row("key.backup.pem", "");
    row("key.PEM", "");
    row("key.txt", "");
    row("schlüssel.pem", "");
    row(".pem", "");
    row("key", "");
}

void tst_PrivateKey::aFileNameIsAKeyId()
{
    QFETCH(QString, path);
    QFETCH(QString, keyId);
    QCOMPARE(project::keyIdOfFile(path), keyId);
}

void tst_PrivateKey::theFingerprintIsThatOfThePublicKey()
{
    const auto key = PrivateKey::load(m_folder->keyPath());
    QVERIFY(key);
    QCOMPARE(key->keyId(), QStringLiteral("key"));
    const QByteArray der =
        support::openssl({QStringLiteral("pkey"), QStringLiteral("-in"), m_folder->keyPath(), QStringLiteral("-pubout"),
                          QStringLiteral("-outform"), QStringLiteral("DER")});
    QCOMPARE(key->fingerprint(), QCryptographicHash::hash(der, QCryptographicHash::Sha256));
}

void tst_PrivateKey::aFileIsReadFromAPipe()
{
    std::unique_ptr<FILE, int (*)(FILE *)> pipe(popen(qPrintable(QStringLiteral("cat ") + m_folder->keyPath()), "r"),
                                                pclose);
    QVERIFY(pipe);
    const auto key = PrivateKey::load(QStringLiteral("/dev/fd/%1").arg(fileno(pipe.get())));
    QVERIFY2(key.has_value(), qPrintable(key ? QString() : key.error().error.message));
    QCOMPARE(key->keyId(), QString());
}

REGISTER_TEST(tst_PrivateKey)
#include "tst_privatekey.moc"
