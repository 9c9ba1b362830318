#include "app/terminal.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace app {
namespace {

/// What OpenSSL takes at most.
constexpr qsizetype MaxPassphrase = 1024;

constexpr std::array EndingSignals {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};

volatile std::sig_atomic_t receivedSignal = 0;

extern "C" void noteSignal(int signal)
{
    receivedSignal = signal;
}

/// Echo off, and signals noted instead of obeyed, for as long as it lives. The signals are let in only while it
/// waits: one that came between two steps would be noted, and then waited out.
class QuietTerminal
{
public:
    explicit QuietTerminal(int descriptor) : m_descriptor(descriptor)
    {
        receivedSignal = 0;
        sigset_t ending;
        sigemptyset(&ending);
        for (const int signal : EndingSignals)
            sigaddset(&ending, signal);
        pthread_sigmask(SIG_BLOCK, &ending, &m_mask);
        struct sigaction action
        {
        };
        action.sa_handler = noteSignal;
        for (size_t i = 0; i < EndingSignals.size(); ++i)
            sigaction(EndingSignals[i], &action, &m_actions[i]);
        tcgetattr(m_descriptor, &m_before);
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(m_descriptor, TCSAFLUSH, &quiet);
    }
    ~QuietTerminal()
    {
        tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
        for (size_t i = 0; i < EndingSignals.size(); ++i)
            sigaction(EndingSignals[i], &m_actions[i], nullptr);
        pthread_sigmask(SIG_SETMASK, &m_mask, nullptr);
        if (receivedSignal != 0)
            raise(receivedSignal);
    }
    Q_DISABLE_COPY_MOVE(QuietTerminal)

    /// True when a whole line can be read, false when a signal came.
    bool waitForLine() const
    {
        pollfd line {m_descriptor, POLLIN, 0};
        return ppoll(&line, 1, nullptr, &m_mask) == 1;
    }

private:
    int m_descriptor;
    sigset_t m_mask {};
    termios m_before {};
    std::array<struct sigaction, EndingSignals.size()> m_actions {};
};

base::Result<auth::Secret> notGiven()
{
    return base::fail(base::Error::Kind::Cancelled, QStringLiteral("The passphrase was not given."));
}

void show(int descriptor, const QByteArray &text)
{
    // Whoever cannot read the question will not answer it either.
    [[maybe_unused]] const auto written = write(descriptor, text.constData(), static_cast<size_t>(text.size()));
}

} // namespace

base::Result<auth::Secret> askTerminal(const QString &prompt)
{
    const int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0) {
        return base::fail(
            base::Error::Kind::InvalidInput,
            QStringLiteral("The key is encrypted and there is no terminal to ask for its passphrase: give it by "
                           "--passphrase-fd."));
    }
    auto answer = [&] {
        const QuietTerminal quiet(terminal);
        show(terminal, prompt.toUtf8());
        auto line = quiet.waitForLine() ? readSecretLine(terminal) : notGiven();
        show(terminal, "\n");
        return line;
    }();
    close(terminal);
    return answer;
}

base::Result<auth::Secret> readSecretLine(int descriptor)
{
    // One allocation from the start, and byte by byte: what follows the line belongs to others.
    QByteArray line;
    line.reserve(MaxPassphrase + 1);
    char next = 0;
    ssize_t count = 0;
    while ((count = read(descriptor, &next, 1)) == 1 && next != '\n' && line.size() <= MaxPassphrase)
        line.append(next);
    const int problem = errno;
    next = 0;
    auth::Secret secret(std::move(line));
    if (count < 0) {
        return base::fail(base::Error::Kind::Io,
                          QStringLiteral("The passphrase cannot be read from file descriptor %1: %2.")
                              .arg(descriptor)
                              .arg(QString::fromLocal8Bit(std::strerror(problem))));
    }
    if (secret.size() > MaxPassphrase)
        return base::fail(base::Error::Kind::InvalidInput, QStringLiteral("The passphrase is longer than 1024 bytes."));
    if (secret.reveal().endsWith('\r'))
        return auth::Secret(secret.reveal().chopped(1).toByteArray());
    return secret;
}

} // namespace app
