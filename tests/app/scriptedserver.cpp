// Stands in for otklik-server in tst_serverprocess: reads the secret, does what
// its argument says, and ends with its input.

#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>

#include <unistd.h>

namespace {

std::string readLine()
{
    std::string line;
    char c = 0;
    while (read(0, &c, 1) == 1 && c != '\n')
        line += c;
    return line;
}

void waitForEndOfInput()
{
    char c = 0;
    while (read(0, &c, 1) > 0) { }
}

/// Counts the starts in a file: how often was it started before this time?
int startsBefore(const char *file)
{
    std::FILE *f = std::fopen(file, "a+");
    std::fseek(f, 0, SEEK_END);
    const long count = std::ftell(f);
    std::fputc('x', f);
    std::fclose(f);
    return static_cast<int>(count);
}

} // namespace

int main(int argc, char **argv)
{
    const std::string what = argc > 1 ? argv[1] : "";
    const std::string secret = readLine();
    if (what == "serve") {
        // The port tells the length of the secret: 256 bits are 64 characters.
        std::printf("{\"port\":%zu}\n", 1000 + secret.size());
    } else if (what == "crash-once" || what == "crash-early-once") {
        const bool isFirst = startsBefore(argv[2]) == 0;
        if (isFirst && what == "crash-early-once")
            return 3;
        std::printf("{\"port\":%d}\n", isFirst ? 2001 : 2002);
        std::fflush(stdout);
        if (isFirst)
            return 3;
    } else if (what == "refuse") {
        std::printf("{\"error\":\"%s\"}\n", argv[2]);
        std::fflush(stdout);
        return 4;
    } else if (what == "babble") {
        for (int i = 0; i < 1000; ++i)
            std::printf("hello hello hello hello");
    } else if (what == "html") {
        std::printf("<html></html>\n");
    } else if (what == "deaf") { // does not end with its input
        std::printf("{\"port\":3000}\n");
        std::fflush(stdout);
        for (;;)
            pause();
    }
    std::fflush(stdout);
    waitForEndOfInput();
    return 0;
}
