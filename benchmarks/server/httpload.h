#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <functional>

namespace otklik::bench {

/// What came of asking as fast as answers come.
struct LoadResult final
{
    qint64 answers = 0;      ///< with status 200
    qint64 others = 0;       ///< with another status, or none
    double seconds = 0;
    QList<double> millis;    ///< of each answer
};

/// Keeps `connections` connections busy on one thread for a time: each sends its
/// next request as soon as its answer is there. `next(connection, n)` makes the
/// n-th request, complete with its header.
[[nodiscard]] LoadResult load(quint16 port, int connections, std::chrono::milliseconds time,
                              const std::function<QByteArray(int connection, qint64 n)> &next);

/// A connection to the loopback, from 127.0.0.`host`; -1 when there is none to be had.
[[nodiscard]] int connectTo(quint16 port, int host = 1);

/// The header of a request and its body.
[[nodiscard]] QByteArray requestText(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                                     const QByteArray &body = {});

} // namespace otklik::bench
