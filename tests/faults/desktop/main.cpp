#include "tests/faults/desktop/desktopsession.h"

#include <QCoreApplication>

#include <cstdio>
#include <iostream>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

// The desktop under test: reads an order a line, runs it in a child of its own,
// which may be killed at any storage call, and says how that ended: the exit
// code, or minus the signal.

namespace {

constexpr unsigned longestSession = 120; ///< seconds, then it hangs

int runOrder(const std::string &line)
{
    int argc = 1;
    std::string name = "faultdesktop";
    char *argv[] = {name.data(), nullptr};
    const QCoreApplication application(argc, argv);
    return otklik::faults::DesktopSession(otklik::faults::DesktopOrder::fromLine(QByteArray::fromStdString(line)))
        .run();
}

} // namespace

int main()
{
    // No thread and no Qt application before the fork: a child begins as a program of its own does.
    for (std::string line; std::getline(std::cin, line);) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::alarm(longestSession);
            const int code = runOrder(line);
            std::fflush(nullptr);
            ::_exit(code);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        std::printf("%d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
        std::fflush(stdout);
    }
    return 0;
}
