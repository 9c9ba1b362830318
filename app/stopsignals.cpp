#include "app/stopsignals.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace app {
namespace {

int descriptorForStopSignals()
{
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&held, signal);
    pthread_sigmask(SIG_BLOCK, &held, nullptr);
    return signalfd(-1, &held, SFD_CLOEXEC | SFD_NONBLOCK);
}

} // namespace

StopSignals::StopSignals(QObject *parent)
    : QObject(parent),
      m_descriptor(descriptorForStopSignals()),
      m_notifier(std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info {};
        if (read(m_descriptor, &info, sizeof info) == ssize_t(sizeof info))
            emit received();
    });
}

StopSignals::~StopSignals()
{
    m_notifier.reset();
    close(m_descriptor);
}

} // namespace app
