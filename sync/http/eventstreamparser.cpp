#include "sync/http/eventstreamparser.h"

namespace otklik {

namespace {
constexpr qsizetype longestEvent = 64 * 1024;
}

QList<EventStreamParser::Event> EventStreamParser::feed(const QByteArray &bytes)
{
    QList<Event> events;
    m_rest += bytes;
    qsizetype start = 0;
    for (;;) {
        const qsizetype end = m_rest.indexOf('\n', start);
        if (end < 0)
            break;
        const qsizetype length = end > start && m_rest.at(end - 1) == '\r' ? end - start - 1 : end - start;
        takeLine(m_rest.mid(start, length), events);
        start = end + 1;
    }
    m_rest.remove(0, start);
    if (m_rest.size() > longestEvent)
        m_rest.clear();
    return events;
}

void EventStreamParser::takeLine(const QByteArray &line, QList<Event> &events)
{
    if (line.isEmpty()) {
        if (m_hasData)
            events.append(m_event);
        m_event = {};
        m_hasData = false;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return; // a comment: the server's sign of life
    const QByteArray name = colon < 0 ? line : line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (name == "event") {
        m_event.name = value;
    } else if (name == "data" && m_event.data.size() + value.size() <= longestEvent) {
        if (m_hasData)
            m_event.data += '\n';
        m_event.data += value;
        m_hasData = true;
    }
}

} // namespace otklik
