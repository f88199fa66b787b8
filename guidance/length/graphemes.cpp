#include "guidance/length/graphemes.h"

#include <unicode/ubrk.h>

#include <memory>

namespace otklik {

namespace {

/// ICU, because Qt 6.4 takes families and flags of emoji apart.
using BreakIterator = std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>;

BreakIterator openIterator()
{
    UErrorCode error = U_ZERO_ERROR;
    return BreakIterator(ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &error), &ubrk_close);
}

bool isPlain(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x20 && u < 0x7f) || (u >= 0x0410 && u <= 0x044f) || u == u'\n' || u == u'ё';
}

} // namespace

qint64 countGraphemes(QStringView text)
{
    bool allPlain = true;
    for (const QChar c : text)
        allPlain = allPlain && isPlain(c);
    if (allPlain)
        return text.size();

    // opening one costs more than the counting; an iterator belongs to one thread
    thread_local const BreakIterator iterator = openIterator();
    if (!iterator)
        return text.size();
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(iterator.get(), reinterpret_cast<const UChar *>(text.utf16()), static_cast<int32_t>(text.size()), &error);
    qint64 count = 0;
    while (ubrk_next(iterator.get()) != UBRK_DONE)
        ++count;
    return count;
}

} // namespace otklik
