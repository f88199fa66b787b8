#include "server/import/csvrowreader.h"
#include "server/import/jsonrowreader.h"
#include "server/import/timetext.h"
#include "tests/faults/fuzz/input.h"

#include <sys/mman.h>
#include <unistd.h>

// Files of customers' posts: any bytes give rows, or rows with a problem, and an end.

using namespace otklik;
using namespace otklik::faults;

namespace {

/// A file in memory with a path.
class MemoryFile final
{
public:
    explicit MemoryFile(const QByteArray &bytes)
        : m_descriptor(::memfd_create("rows", MFD_CLOEXEC))
    {
        if (::write(m_descriptor, bytes.constData(), static_cast<size_t>(bytes.size())) != bytes.size())
            broken("a file in memory");
    }
    ~MemoryFile() { ::close(m_descriptor); }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;
    [[nodiscard]] QString path() const { return QStringLiteral("/proc/self/fd/%1").arg(m_descriptor); }

private:
    int m_descriptor;
};

void readAll(RowReader &reader, qsizetype bytes)
{
    RawRow row;
    for (qsizetype rows = 0; reader.next(row); ++rows) {
        if (rows > 2 * bytes + 10)
            broken("a file has an end");
        for (const std::string &value : row.values)
            if (!isUtf8(value, false))
                broken("values are UTF-8");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const FuzzInput input(data, size);
    const MemoryFile file(input.bytes);
    const auto text = TextInput::open(file.path());
    if (!text)
        return 0;
    switch (input.choice % 4) {
    case 0: {
        CsvRowReader reader(**text, detectDelimiter((*text)->sample()));
        readAll(reader, input.bytes.size());
        break;
    }
    case 1:
    case 2: {
        JsonRowReader reader(**text, input.choice % 4 == 1, {});
        readAll(reader, input.bytes.size());
        break;
    }
    default: {
        JsonRowReader reader(**text, true, "replies");
        readAll(reader, input.bytes.size() * 4);
    }
    }
    return 0;
}
