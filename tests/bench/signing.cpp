#include "core/auth/jwtsigner.h"
#include "tests/bench/benchmark.h"

#include <QProcess>
#include <QTemporaryDir>

namespace bench {

void measureSigning(Report &report)
{
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("bench.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("genpkey"), QStringLiteral("-algorithm"), QStringLiteral("RSA"),
                   QStringLiteral("-pkeyopt"), QStringLiteral("rsa_keygen_bits:2048"), QStringLiteral("-out"), path});
    if (!openssl.waitForFinished() || openssl.exitCode() != 0)
        return report.fail("sign a token", "the openssl program made no key");
    const auto key = auth::PrivateKey::load(path);
    if (!key)
        return report.fail("sign a token", "the key could not be read");
    report.add("read a PEM key", measure(50, [&] { (void)auth::PrivateKey::load(path); }));
    const auth::Claims claims {QStringLiteral("bench"), QDateTime::currentDateTimeUtc(), std::chrono::seconds(300), {}};
    report.add("sign a token (RS256, 2,048 bits)",
               measure(200, [&] { (void)auth::signToken(*key, QStringLiteral("bench"), claims); }));
}

} // namespace bench
