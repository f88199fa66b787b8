#include "identity/linkage/letterpairs.h"

#include <bit>

namespace otklik::identity {

void LetterPairs::add(QStringView text)
{
    for (qsizetype i = 1; i < text.size(); ++i) {
        const unsigned pair = (text[i - 1].unicode() * 37U + text[i].unicode()) % 256;
        bits[pair / 64] |= quint64(1) << pair % 64;
    }
}

int LetterPairs::shared(const LetterPairs &other) const
{
    int shared = 0;
    for (size_t i = 0; i < bits.size(); ++i)
        shared += std::popcount(bits[i] & other.bits[i]);
    return shared;
}

quint32 letterBits(QStringView text)
{
    quint32 bits = 0;
    for (const QChar c : text) {
        const quint32 once = 1U << c.unicode() % 16;
        bits |= (bits & once) << 16 | once;
    }
    return bits;
}

} // namespace otklik::identity
