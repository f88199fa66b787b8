#pragma once

#include "guidance/textspan.h"

#include <QList>
#include <QString>

namespace otklik {

/// A word of a text by its stem, so that «заказа» and «заказ» are one.
struct StemmedWord final
{
    QString stem;
    TextSpan span;
};

/// The words that carry meaning: without stop words and words of one or two
/// letters. Russian and English by Snowball, each by its script.
[[nodiscard]] QList<StemmedWord> stemWords(QStringView text);

} // namespace otklik
