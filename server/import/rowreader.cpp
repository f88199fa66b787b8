#include "server/import/rowreader.h"

#include "server/import/csvrowreader.h"
#include "server/import/jsonrowreader.h"

namespace otklik {

std::unique_ptr<RowReader> makeRowReader(TextInput &input, const std::string &each)
{
    const std::string &sample = input.sample();
    const size_t first = sample.find_first_not_of(" \t\r\n");
    const char c = first == std::string::npos ? '\0' : sample[first];
    if (c == '[' || c == '{')
        return std::make_unique<JsonRowReader>(input, c == '[', each);
    return std::make_unique<CsvRowReader>(input, detectDelimiter(sample));
}

} // namespace otklik
