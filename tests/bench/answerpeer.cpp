#include "tests/bench/answerpeer.h"

#include <algorithm>
#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <map>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace bench {
namespace {

bool writeAll(int socket, const char *data, std::size_t size)
{
    while (size > 0) {
        const auto written = write(socket, data, size);
        if (written <= 0)
            return false;
        data += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

/// Reads one request to its end; its path, or nothing when the client has gone.
std::optional<std::string> readRequest(int socket)
{
    std::string request;
    char buffer[8192];
    for (;;) {
        const auto headEnd = request.find("\r\n\r\n");
        if (headEnd != std::string::npos) {
            auto head = request.substr(0, headEnd);
            std::transform(head.begin(), head.end(), head.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            const auto length = head.find("content-length:");
            const auto body = length == std::string::npos ? 0 : std::strtoul(head.c_str() + length + 15, nullptr, 10);
            if (request.size() >= headEnd + 4 + body) {
                const auto from = request.find(' ') + 1;
                return request.substr(from, request.find(' ', from) - from);
            }
        }
        const auto got = read(socket, buffer, sizeof buffer);
        if (got <= 0)
            return std::nullopt;
        request.append(buffer, static_cast<std::size_t>(got));
    }
}

[[noreturn]] void serve(int listener)
{
    std::map<std::size_t, std::string> answers;
    for (;;) {
        const int socket = accept(listener, nullptr, nullptr);
        if (socket < 0)
            _exit(1);
        while (const auto path = readRequest(socket)) {
            const auto bytes = std::strtoul(path->c_str() + 1, nullptr, 10);
            auto &answer = answers[bytes];
            if (answer.empty())
                answer = usersAnswer(bytes);
            const auto head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + std::to_string(answer.size()) + "\r\n\r\n";
            if (!writeAll(socket, head.data(), head.size()) || !writeAll(socket, answer.data(), answer.size()))
                break;
        }
        close(socket);
    }
}

} // namespace

std::string usersAnswer(std::size_t bytes)
{
    static const char *const names[] {"Ada Lovelace", "\xE9\x99\xB3\xE5\xA4\xA7\xE6\x96\x87", "Zo\xC3\xAB O'Brien",
                                      "Ivan \\\"the\\\" Petrov", "Mar\\u00eda Jos\\u00e9"};
    std::string answer = R"({"data":{"users":{"edges":[)";
    answer.reserve(bytes + 2000);
    for (std::size_t i = 0; answer.size() < bytes; ++i) {
        const auto number = std::to_string(i * 2'654'435'761U % 1'000'000'007U);
        answer.append(i > 0 ? "," : "").append(R"({"cursor":"b2Zmc2V0OjE","node":{"id":"VXNlcjo)").append(number);
        answer.append(R"(","createdAt":"2024-0)").append(std::to_string(i % 9 + 1)).append("-1");
        answer.append(std::to_string(i % 10)).append(R"(T08:12:33.5Z","lastLoginAt":)");
        answer.append(i % 7 == 0 ? "null" : R"("2026-03-01T10:00:00Z")").append(R"(,"isDisabled":)");
        answer.append(i % 11 == 0 ? "true" : "false").append(R"(,"formattedName":")").append(names[i % 5]).append(" ");
        answer.append(number).append(R"(","standardAttributes":{"email":"user)").append(number);
        answer.append(R"(@example.com","phone_number":"+852)")
            .append(number)
            .append(R"(","zoneinfo":"Asia/Hong_Kong"},)");
        answer.append(R"("logins":)").append(std::to_string(i * 37 % 5'000));
        answer.append(R"(,"roles":{"edges":[{"node":{"key":"staff","name":"Staff"}}]},"note":"Nothing to see, )");
        answer.append("and this line is as long as notes about people are.\"}}");
    }
    answer += R"(,{"cursor":"last","node":{"id":"last","formattedName":"Zenobia Last"}}],"totalCount":1}}})";
    return answer;
}

std::optional<AnswerPeer> AnswerPeer::start()
{
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const general = reinterpret_cast<sockaddr *>(&address);
    if (listener < 0 || bind(listener, general, size) != 0 || listen(listener, 8) != 0
        || getsockname(listener, general, &size) != 0)
        return std::nullopt;
    const pid_t pid = fork();
    if (pid < 0)
        return std::nullopt;
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        signal(SIGPIPE, SIG_IGN);
        serve(listener);
    }
    close(listener);
    return AnswerPeer(pid, ntohs(address.sin_port));
}

AnswerPeer::AnswerPeer(AnswerPeer &&other) noexcept : m_pid(std::exchange(other.m_pid, 0)), m_port(other.m_port) { }

AnswerPeer::~AnswerPeer()
{
    if (m_pid <= 0)
        return;
    kill(m_pid, SIGKILL);
    waitpid(m_pid, nullptr, 0);
}

} // namespace bench
