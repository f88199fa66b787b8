#include "server/customers/columnsample.h"

#include "guidance/interests/sensitive.h"
#include "server/customers/fieldtext.h"

namespace otklik {

void addSample(ImportColumn &column, const QString &text)
{
    constexpr qsizetype most = 3;
    constexpr qsizetype longest = 60; // characters
    if (column.isSensitive || column.samples.size() >= most || isSensitive(text))
        return;
    const ImportText sample{plainText(text, longest, false).simplified()};
    if (!sample.text.isEmpty() && !column.samples.contains(sample))
        column.samples.append(sample);
}

} // namespace otklik
