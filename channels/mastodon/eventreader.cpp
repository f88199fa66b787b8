#include "channels/mastodon/eventreader.h"

#include <utility>

namespace otklik {

bool EventReader::feed(QByteArrayView piece, const std::function<bool(const Event &)> &take)
{
    for (const char byte : piece) {
        const bool isSecondOfPair = m_isAfterReturn && byte == '\n';
        m_isAfterReturn = byte == '\r';
        if (isSecondOfPair)
            continue;
        if (byte == '\n' || byte == '\r') {
            if (!endLine(take))
                return false;
        } else if (m_line.size() < mostData) {
            m_line.append(byte);
        } else {
            m_isLineCut = true;
        }
    }
    return true;
}

bool EventReader::endLine(const std::function<bool(const Event &)> &take)
{
    const QByteArray line = std::exchange(m_line, {});
    const bool isCut = std::exchange(m_isLineCut, false);
    if (line.isEmpty()) {
        const Event event = std::exchange(m_event, {});
        return event.name.isEmpty() || take(event);
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = colon < 0 ? line : line.first(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "event")
        m_event.name = value.left(100);
    if (field == "data") {
        m_event.isCut = m_event.isCut || isCut || m_event.data.size() + value.size() > mostData;
        if (!m_event.isCut)
            m_event.data += (m_event.data.isEmpty() ? QByteArray() : QByteArray("\n")) + value;
    }
    return true;
}

} // namespace otklik
