#include "server/import/csvrowreader.h"
#include "server/import/jsonrowreader.h"
#include "server/import/encoding.h"
#include "server/import/rowmapper.h"
#include "server/import/timetext.h"
#include "tests/faults/fuzz/input.h"

#include <sys/mman.h>
#include <unistd.h>

// Files of customers' posts: any bytes give rows, or rows with a problem, and an end; a row gives a post that
// can be shown, or says why not.

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

constexpr TimePoint now{std::chrono::milliseconds(1'800'000'000'000)};
constexpr std::chrono::milliseconds farthest{qint64(1) << 49}; ///< a laptop takes no row beyond

void makePost(RowMapper &mapper, const RowReader &reader, const RawRow &row)
{
    IncomingPost post;
    std::string problem;
    if (!mapper.map(row, reader.columns(), post, problem)) {
        if (problem.empty())
            broken("a refused row has a reason");
        return;
    }
    // A file that says of itself that it is UTF-8 need not be.
    for (const std::string &value : row.values)
        if (!isUtf8(value, false))
            broken("a post is made of UTF-8");
    const std::chrono::milliseconds published = post.publishedAt.time_since_epoch();
    if (post.externalId.isEmpty() || post.text.isEmpty() || published > farthest || published < -farthest)
        broken("a post can be shown");
}

void readAll(RowReader &reader, qsizetype bytes)
{
    RowMapper mapper(ColumnMap(postColumns()), {now, {}, {}});
    RawRow row;
    for (qsizetype rows = 0; reader.next(row); ++rows) {
        if (rows > 2 * bytes + 10)
            broken("a file has an end");
        makePost(mapper, reader, row);
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
