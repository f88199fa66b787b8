#include "server/main/passwordprompt.h"

#include <cstdio>
#include <iostream>
#include <string>

#include <termios.h>
#include <unistd.h>

namespace otklik::server {

QString askPassword()
{
    std::string line;
    if (::isatty(STDIN_FILENO) == 0) {
        std::getline(std::cin, line);
        return QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()));
    }
    std::fputs("Password: ", stderr);
    termios before{};
    ::tcgetattr(STDIN_FILENO, &before);
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    std::getline(std::cin, line);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::fputs("\n", stderr);
    return QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()));
}

} // namespace otklik::server
