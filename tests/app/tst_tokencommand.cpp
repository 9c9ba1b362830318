#include "core/json/tape.h"
#include "tests/app/program.h"
#include "tests/support/keyfolder.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QDateTime>
#include <QTest>

#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace {

constexpr auto KeyId = "0f8a4c1e-5b7d-4e69-9a52-3c6d8e1f0b24";

std::optional<json::Tape> decodedJson(const QByteArray &part)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(part, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    auto tape = bytes ? json::Tape::parse(bytes.decoded.toStdString()) : json::Tape::parse("");
    return tape ? std::optional(*std::move(tape)) : std::nullopt;
}

/// A pseudo-terminal: what stands between a person and the program.
class Terminal
{
public:
    Terminal() : m_master(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        grantpt(m_master);
        unlockpt(m_master);
    }
    ~Terminal() { close(m_master); }
    Q_DISABLE_COPY_MOVE(Terminal)

    QByteArray name() const { return ptsname(m_master); }
    void type(const QByteArray &text) const
    {
        QCOMPARE(write(m_master, text.constData(), size_t(text.size())), ssize_t(text.size()));
    }
    /// All that was shown, once \a text is part of it.
    QByteArray waitFor(const QByteArray &text)
    {
        pollfd wait {m_master, POLLIN, 0};
        char buffer[256];
        while (!m_shown.contains(text) && poll(&wait, 1, 20000) == 1) {
            const ssize_t count = read(m_master, buffer, sizeof buffer);
            if (count <= 0)
                break;
            m_shown.append(buffer, count);
        }
        return m_shown;
    }
    bool echoes() const
    {
        termios settings {};
        tcgetattr(m_master, &settings);
        return settings.c_lflag & ECHO;
    }

private:
    int m_master;
    QByteArray m_shown;
};

} // namespace

class tst_TokenCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void itPrintsAToken();
    void theOpensslProgramVerifiesIt();
    void theHeaderLineIsReadyForCurl();
    void theKeyIdIsFound_data();
    void theKeyIdIsFound();
    void aPassphraseComesByFileDescriptor();
    void aPassphraseIsAskedOnTheTerminal();
    void interruptingTheQuestionBringsTheEchoBack();
    void whatFailsSaysWhy_data();
    void whatFailsSaysWhy();
    void aKeyComesThroughAPipe();

private:
    QStringList token(const QString &file, const char *more = "") const;
    std::unique_ptr<support::KeyFolder> m_folder;
};

void tst_TokenCommand::initTestCase()
{
    m_folder = std::make_unique<support::KeyFolder>();
    const QByteArray pem = support::readFile(m_folder->keyPath());
    m_folder->write(QLatin1String(KeyId) + QStringLiteral(".pem"), pem);
    m_folder->write(QStringLiteral("key (1).pem"), pem);
    m_folder->make(QStringLiteral("sealed.pem"),
                   QStringLiteral("pkcs8 -topk8 -in KEY -v2 aes256 -passout pass:swordfish -out FILE"));
    m_folder->make(QStringLiteral("ec.pem"),
                   QStringLiteral("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out FILE"));
}

QStringList tst_TokenCommand::token(const QString &file, const char *more) const
{
    return QStringList {QStringLiteral("token"), QStringLiteral("--project"), QStringLiteral("acme"),
                        QStringLiteral("--key"), m_folder->path(file)}
    + words(more);
}

void tst_TokenCommand::itPrintsAToken()
{
    const qint64 before = QDateTime::currentSecsSinceEpoch();
    const auto run = runProgram(token(QStringLiteral("key.pem"), "--key-id my-key --lifetime 90"));
    const qint64 after = QDateTime::currentSecsSinceEpoch();

    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.errors, QByteArray());
    QVERIFY(run.output.endsWith('\n'));
    const auto parts = run.output.trimmed().split('.');
    QCOMPARE(parts.size(), 3);
    const auto header = decodedJson(parts[0]);
    QVERIFY(header);
    QCOMPARE(header->root().size(), 3u);
    QCOMPARE(header->root().find("alg")->raw(), R"("RS256")");
    QCOMPARE(header->root().find("typ")->raw(), R"("JWT")");
    QCOMPARE(header->root().find("kid")->raw(), R"("my-key")");
    const auto claims = decodedJson(parts[1]);
    QVERIFY(claims);
    QCOMPARE(claims->root().size(), 3u);
    QCOMPARE(claims->root().find("aud")->raw(), R"(["acme"])");
    const auto issued = claims->root().find("iat")->integer();
    const auto expires = claims->root().find("exp")->integer();
    QVERIFY(issued && expires);
    QVERIFY(before <= *issued && *issued <= after);
    QCOMPARE(*expires - *issued, 90);
}

void tst_TokenCommand::theOpensslProgramVerifiesIt()
{
    const auto run = runProgram(token(QStringLiteral("key.pem")));
    QCOMPARE(run.exitCode, 0);
    const QByteArray text = run.output.trimmed();
    const qsizetype dot = text.lastIndexOf('.');
    QVERIFY(m_folder->verifies(text.first(dot),
                               QByteArray::fromBase64(text.sliced(dot + 1), QByteArray::Base64UrlEncoding)));
}

void tst_TokenCommand::theHeaderLineIsReadyForCurl()
{
    const auto run = runProgram(token(QStringLiteral("key.pem"), "--header"));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.output.startsWith("Authorization: Bearer eyJ"));
    QCOMPARE(run.output.count('\n'), 1);
    QCOMPARE(run.output.count(' '), 2);
}

void tst_TokenCommand::theKeyIdIsFound_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("more");
    QTest::addColumn<QByteArray>("keyId");
    const QString named = QLatin1String(KeyId) + QStringLiteral(".pem");
    QTest::newRow("the file's name") << named << QString() << QByteArray(KeyId);
    QTest::newRow("the option") << named << QStringLiteral("--key-id=other") << QByteArray("other");
    QTest::newRow("the option for a copy")
        << QStringLiteral("key (1).pem") << QStringLiteral("--key-id other") << QByteArray("other");
}

void tst_TokenCommand::theKeyIdIsFound()
{
    QFETCH(QString, file);
    QFETCH(QString, more);
    QFETCH(QByteArray, keyId);
    const auto run = runProgram(token(file, more.toUtf8().constData()));
    QCOMPARE(run.exitCode, 0);
    const auto header = decodedJson(run.output.split('.').first());
    QVERIFY(header);
    QCOMPARE(QByteArray::fromStdString(header->root().find("kid")->string()), keyId);
}

void tst_TokenCommand::aPassphraseComesByFileDescriptor()
{
    for (const QByteArray &end : {QByteArray("\n"), QByteArray("\r\n"), QByteArray(), QByteArray("\nand more")}) {
        const auto run = runProgram(token(QStringLiteral("sealed.pem"), "--passphrase-fd 7"), {}, "swordfish" + end);
        QCOMPARE(run.errors, QByteArray());
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.output.count('.'), 2);
    }
}

void tst_TokenCommand::aPassphraseIsAskedOnTheTerminal()
{
    Terminal terminal;
    const QByteArray name = terminal.name();
    // The first terminal that a session leader opens becomes the one that /dev/tty stands for.
    const auto program = makeProgram(token(QStringLiteral("sealed.pem")), [name] { open(name.constData(), O_RDWR); });
    program->start();

    QCOMPARE(terminal.waitFor("sealed.pem: "), QByteArray("Passphrase for sealed.pem: "));
    QVERIFY(!terminal.echoes());
    terminal.type("goldfish\n");
    QCOMPARE(terminal.waitFor("open it. Passphrase for sealed.pem: "),
             QByteArray("Passphrase for sealed.pem: \r\nThat does not open it. Passphrase for sealed.pem: "));
    terminal.type("swordfish\n");

    QVERIFY(program->waitForFinished());
    QCOMPARE(program->exitCode(), 0);
    QCOMPARE(program->readAllStandardOutput().count('.'), 2);
    QVERIFY(terminal.echoes());
    QVERIFY(!terminal.waitFor("\r\n").contains("fish"));
}

void tst_TokenCommand::interruptingTheQuestionBringsTheEchoBack()
{
    Terminal terminal;
    const QByteArray name = terminal.name();
    const auto program = makeProgram(token(QStringLiteral("sealed.pem")), [name] { open(name.constData(), O_RDWR); });
    program->start();
    terminal.waitFor("sealed.pem: ");
    QVERIFY(!terminal.echoes());
    terminal.type("sword\x03");
    QVERIFY(program->waitForFinished());
    QCOMPARE(program->exitStatus(), QProcess::CrashExit); // Ended by the signal, as a shell expects.
    QVERIFY(terminal.echoes());
    QCOMPARE(program->readAllStandardOutput(), QByteArray());
}

void tst_TokenCommand::whatFailsSaysWhy_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("errors");
    const auto row = [](const char *name, const QStringList &arguments, const QByteArray &passphrase, int exitCode,
                        const QByteArray &errors) {
        QTest::newRow(name) << arguments << passphrase << exitCode << "gatehouse: " + errors + '\n';
    };
    const QString sealed = QStringLiteral("sealed.pem");
    row("no such file", token(QStringLiteral("missing.pem")), {}, 1,
        "There is no file " + m_folder->path(QStringLiteral("missing.pem")).toUtf8() + '.');
    row("the wrong kind of key", token(QStringLiteral("ec.pem")), {}, 1,
        "ec.pem is an elliptic-curve (EC) key, and the Admin API only takes RSA keys: use the .pem file that the "
        "portal lets you download.");
    row("no terminal", token(sealed), {}, 1,
        "The key is encrypted and there is no terminal to ask for its passphrase: give it by --passphrase-fd.");
    row("wrong passphrase", token(sealed, "--passphrase-fd 7"), "goldfish", 1,
        "The passphrase does not open sealed.pem.");
    row("endless passphrase", token(sealed, "--passphrase-fd 7"), QByteArray(2000, 'x'), 1,
        "The passphrase is longer than 1024 bytes.");
    row("closed descriptor", token(sealed, "--passphrase-fd 8"), {}, 1,
        "The passphrase cannot be read from file descriptor 8: Bad file descriptor.");
    row("no key ID", token(QStringLiteral("key (1).pem")), {}, 2,
        "--key-id is missing: key (1).pem is not named <key id>.pem, as the portal names it: see `gatehouse token "
        "--help`.");
}

void tst_TokenCommand::whatFailsSaysWhy()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, passphrase);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, errors);
    const auto run = runProgram(arguments, {}, passphrase);
    QCOMPARE(run.errors, errors);
    QCOMPARE(run.exitCode, exitCode);
    QCOMPARE(run.output, QByteArray());
}

void tst_TokenCommand::aKeyComesThroughAPipe()
{
    QStringList arguments = words("token --project acme --key /dev/stdin --key-id my-key");
    const auto run = runProgram(arguments, support::readFile(m_folder->keyPath()));
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output.count('.'), 2);
}

REGISTER_TEST(tst_TokenCommand)
#include "tst_tokencommand.moc"
