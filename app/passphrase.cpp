#include "app/passphrase.h"

#include "app/terminal.h"

namespace app {
namespace {

constexpr int MostQuestions = 3;

} // namespace

base::Result<auth::Secret> PassphraseSource::ask(const QString &keyName, bool again)
{
    const int most = m_descriptor == Terminal ? MostQuestions : 1;
    if (m_asked++ == most) {
        return base::fail(base::Error::Kind::InvalidInput,
                          QStringLiteral("The passphrase does not open %1.").arg(keyName));
    }
    if (m_descriptor != Terminal)
        return readSecretLine(m_descriptor);
    const QString prompt =
        again ? QStringLiteral("That does not open it. Passphrase for %1: ") : QStringLiteral("Passphrase for %1: ");
    return askTerminal(prompt.arg(keyName));
}

} // namespace app
