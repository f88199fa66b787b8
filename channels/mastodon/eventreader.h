#pragma once

#include <QByteArray>

#include <functional>

namespace otklik {

/// Takes server-sent events out of a stream of bytes, piece by piece (the part of
/// the HTML standard's "event stream" that Mastodon uses: event, data, comments).
/// Memory is bounded: of an event's data no more than `mostData` bytes are kept.
class EventReader final
{
public:
    static constexpr qsizetype mostData = 1024 * 1024;
    struct Event final
    {
        QByteArray name;
        QByteArray data;
        bool isCut = false; ///< the data was longer than is kept
    };

    /// Calls `take` for each event that is whole; false of it: what follows is left.
    bool feed(QByteArrayView piece, const std::function<bool(const Event &)> &take);

private:
    bool endLine(const std::function<bool(const Event &)> &take);

    QByteArray m_line;
    bool m_isLineCut = false;
    bool m_isAfterReturn = false;
    Event m_event;
};

} // namespace otklik
