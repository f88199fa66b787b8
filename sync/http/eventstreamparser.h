#pragma once

#include <QByteArray>
#include <QList>

namespace otklik {

/// Cuts a text/event-stream into events (WHATWG HTML, "Server-sent events").
/// Only `event` and `data` are kept: the feed's cursor makes ids needless.
/// What is longer than an event may be is dropped with the event it stands in.
class EventStreamParser final
{
public:
    struct Event final
    {
        QByteArray name = "message";
        QByteArray data;
    };

    /// Takes the next bytes as they came, in pieces of any size.
    [[nodiscard]] QList<Event> feed(const QByteArray &bytes);

private:
    void takeLine(const QByteArray &line, QList<Event> &events);

    QByteArray m_rest;
    Event m_event;
    bool m_hasData = false;
};

} // namespace otklik
