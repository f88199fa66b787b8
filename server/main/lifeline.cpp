#include "server/main/lifeline.h"

#include <array>
#include <csignal>

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace otklik::server {

namespace {

constexpr qsizetype longestLine = 256;

/// The stop takes a moment: whoever asks again does not want to wait for it.
void letSecondSignalEnd()
{
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    pthread_sigmask(SIG_UNBLOCK, &stop, nullptr);
}

} // namespace

Lifeline::Lifeline(bool watchesInput) : m_watchesInput(watchesInput)
{
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stop, nullptr);
    m_signals = ::signalfd(-1, &stop, SFD_CLOEXEC);
    // A client or parent that goes away must not end the server by a signal.
    std::signal(SIGPIPE, SIG_IGN);
}

Lifeline::~Lifeline()
{
    ::close(m_signals);
}

QByteArray Lifeline::readLine(std::chrono::milliseconds within) const
{
    const auto until = std::chrono::steady_clock::now() + within;
    QByteArray line;
    while (line.size() < longestLine) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        pollfd input{STDIN_FILENO, POLLIN, 0};
        char byte = 0;
        // Byte by byte: what follows the line is not ours to take.
        if (left.count() <= 0 || ::poll(&input, 1, static_cast<int>(left.count())) <= 0 || ::read(STDIN_FILENO, &byte, 1) != 1)
            return {};
        if (byte == '\n')
            return line;
        line.append(byte);
    }
    return {};
}

void Lifeline::wait(std::chrono::milliseconds every, const std::function<void()> &tick) const
{
    std::array<pollfd, 2> watched{pollfd{m_signals, POLLIN, 0}, pollfd{STDIN_FILENO, POLLIN, 0}};
    const nfds_t count = m_watchesInput ? 2 : 1;
    for (;;) {
        const int ready = ::poll(watched.data(), count, static_cast<int>(every.count()));
        if (ready == 0) {
            tick();
            continue;
        }
        if (watched[0].revents != 0) {
            signalfd_siginfo taken{};
            std::ignore = ::read(m_signals, &taken, sizeof taken);
            letSecondSignalEnd();
            return;
        }
        if (m_watchesInput && watched[1].revents != 0) {
            std::array<char, 256> ignored{};
            if (::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
                return;
        }
    }
}

} // namespace otklik::server
