#include "app/stopsignals.h"

#include <QSocketNotifier>

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace app {
namespace {

std::atomic<int> stopDescriptor = -1;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler reads it");

extern "C" void writeStop(int)
{
    const int before = errno;
    // The pipe is never full: the second signal does not come here.
    [[maybe_unused]] const auto written = write(stopDescriptor, "", 1);
    errno = before;
}

} // namespace

StopSignals::StopSignals(QObject *parent) : QObject(parent)
{
    if (pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // Out of descriptors: signals keep their own way of ending a program.
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        emit received();
    });
    stopDescriptor = m_pipe[1];
    struct sigaction action
    {
    };
    action.sa_handler = writeStop;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (size_t i = 0; i < Signals.size(); ++i)
        sigaction(Signals[i], &action, &m_before[i]);
    // Under nohup a lost terminal is to be ignored. SIGINT is ignored in every background job of a script: there it has
    // to be heard all the same.
    if (m_before.back().sa_handler == SIG_IGN)
        sigaction(Signals.back(), &m_before.back(), nullptr);
}

StopSignals::~StopSignals()
{
    if (!m_notifier)
        return;
    for (size_t i = 0; i < Signals.size(); ++i)
        sigaction(Signals[i], &m_before[i], nullptr);
    stopDescriptor = -1;
    m_notifier.reset();
    for (const int descriptor : m_pipe)
        close(descriptor);
}

} // namespace app
