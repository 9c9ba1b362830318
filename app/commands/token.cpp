#include "app/commands/token.h"

#include "app/console.h"
#include "app/exitcode.h"
#include "app/keyfile.h"
#include "core/auth/jwtsigner.h"
#include "core/base/clock.h"

namespace app {

const Syntax &tokenSyntax()
{
    static const Syntax syntax {
        "gatehouse token",
        "",
        "Prints a token (JWT) that opens an Admin API.",
        0,
        {
            {"--project", "ID", "project ID: the audience of the token"},
            {"--key", "FILE", "private key: PEM, JWK or JWK set"},
            {"--key-id", "KID", "key ID, when FILE is not named <key id>.pem\nand is no JWK that says it"},
            {"--lifetime", "SECONDS", "how long it is good for, 1 to 3600 (300)"},
            {"--header", nullptr, "print the whole Authorization header line"},
            {"--passphrase-fd", "N",
             "read the key's passphrase from this open file\ndescriptor instead of the terminal"},
        }};
    return syntax;
}

int runToken(const Arguments &arguments)
{
    const QString command = QLatin1String(tokenSyntax().command);
    const auto projectId = arguments.required("--project");
    if (!projectId)
        return wrongUse(projectId.error(), command);
    const auto keyPath = arguments.required("--key");
    if (!keyPath)
        return wrongUse(keyPath.error(), command);
    const auto lifetime = arguments.number("--lifetime", 1, 3600, 300);
    if (!lifetime)
        return wrongUse(lifetime.error(), command);
    const auto descriptor = arguments.number("--passphrase-fd", 0, 65535, PassphraseSource::Terminal);
    if (!descriptor)
        return wrongUse(descriptor.error(), command);

    PassphraseSource source(static_cast<int>(*descriptor));
    const auto opened = openKey(*keyPath, arguments.value("--key-id").value_or(QString()), source);
    if (!opened)
        return report(opened.error(), command);

    const base::SystemClock clock;
    const auto token =
        auth::signToken(opened->key, opened->keyId, {*projectId, clock.now(), std::chrono::seconds(*lifetime), {}});
    if (!token)
        return failed(token.error());
    QByteArray line;
    line.reserve(token->text.size() + 32);
    if (arguments.has("--header"))
        line += "Authorization: Bearer ";
    line += token->text.reveal();
    line += '\n';
    const auth::Secret output(std::move(line));
    const auto written = writeOut(output.reveal());
    return written ? int(ExitCode::Done) : failed(written.error());
}

} // namespace app
