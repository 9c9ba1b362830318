#include "app/errand.h"

#include "app/console.h"
#include "app/paths.h"

namespace app {

Errand::Errand(const Connection &connection, const StopSignals &stop, const base::Clock &clock)
    : m_connection(&connection),
      m_runner(journalPath(), clock)
{
    connect(&stop, &StopSignals::received, this, [this] {
        end(failed({base::Error::Kind::Cancelled, QStringLiteral("Interrupted."), {}}));
    });
    // The key was opened with it already: if it is not enough now, the file has changed, and nobody is asked twice.
    connect(&m_runner, &run::Runner::passphraseNeeded, this, [this](const run::PassphraseRequest &request) {
        const auth::Secret &passphrase = m_connection->passphrase();
        m_runner.providePassphrase(request.projectKey, request.keyId,
                                   request.wrongBefore ? QByteArray() : passphrase.reveal().toByteArray());
    });
}

int Errand::wait()
{
    if (!m_exitCode)
        m_loop.exec();
    return *m_exitCode;
}

void Errand::end(int exitCode)
{
    m_exitCode = exitCode;
    m_loop.quit();
}

} // namespace app
