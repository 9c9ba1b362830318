#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <sys/types.h>

namespace bench {

/// A list of users of about \a bytes, as the Admin API would send it: Relay edges, nested attributes, times, odd names.
/// The last one is called "Zenobia Last".
std::string usersAnswer(std::size_t bytes);

/// A server on loopback in a process of its own, so that what it holds is not counted. It answers every POST to
/// `/<bytes>` with usersAnswer().
class AnswerPeer
{
public:
    static std::optional<AnswerPeer> start();
    AnswerPeer(AnswerPeer &&other) noexcept;
    ~AnswerPeer();
    AnswerPeer(const AnswerPeer &) = delete;
    AnswerPeer &operator=(const AnswerPeer &) = delete;

    int port() const { return m_port; }

private:
    AnswerPeer(pid_t pid, int port) : m_pid(pid), m_port(port) { }

    pid_t m_pid;
    int m_port;
};

} // namespace bench
