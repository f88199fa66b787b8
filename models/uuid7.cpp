#include "models/uuid7.h"

#include <QRandomGenerator>
#include <QUuid>

#include <mutex>

namespace otklik {

namespace {

/// 48 bits of time and 12 + 14 bits of counter-with-random-start: the counter
/// goes up within a millisecond and carries into the time when it is full.
struct Sequence
{
    std::mutex mutex;
    quint64 millis = 0;
    quint32 counter = 0;
};

quint64 nextPrefix(quint64 now, quint32 &counter)
{
    static Sequence sequence;
    const std::lock_guard lock(sequence.mutex);
    if (now > sequence.millis) {
        sequence.millis = now;
        sequence.counter = QRandomGenerator::system()->bounded(1U << 24);
    } else if (++sequence.counter >= (1U << 26)) {
        ++sequence.millis;
        sequence.counter = 0;
    }
    counter = sequence.counter;
    return sequence.millis;
}

} // namespace

QString newUuid7(const Clock &clock)
{
    quint32 counter = 0;
    const quint64 millis = nextPrefix(static_cast<quint64>(clock.now().time_since_epoch().count()), counter);
    const auto high = static_cast<quint32>(millis >> 16);
    const auto middle = static_cast<quint16>(millis & 0xFFFF);
    const auto versioned = static_cast<quint16>(0x7000 | (counter >> 14));
    const quint16 variant = static_cast<quint16>(0x8000 | (counter & 0x3FFF));
    const quint64 tail = QRandomGenerator::global()->generate64(); // no secret: apart, not unguessable
    return QUuid(high, middle, versioned, static_cast<uchar>(variant >> 8), static_cast<uchar>(variant & 0xFF),
                 static_cast<uchar>(tail), static_cast<uchar>(tail >> 8), static_cast<uchar>(tail >> 16),
                 static_cast<uchar>(tail >> 24), static_cast<uchar>(tail >> 32), static_cast<uchar>(tail >> 40))
        .toString(QUuid::WithoutBraces);
}

bool isUuid7(QStringView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
        if (dash ? c != u'-' : !hex)
            return false;
    }
    return text[14] == u'7' && (text[19] == u'8' || text[19] == u'9' || text[19] == u'a' || text[19] == u'b');
}

} // namespace otklik
