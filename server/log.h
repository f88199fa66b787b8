#pragma once

#include <QJsonObject>

#include <functional>
#include <mutex>

namespace otklik::server {

/// The server's log: one JSON object a line. What goes in is technical only: no
/// names, texts, addresses, tokens or paths of requests. Made by main, given to
/// everything by reference; thread-safe.
class Log final
{
public:
    using Sink = std::function<void(const QByteArray &line)>;

    /// Writes to standard error, without ever waiting for it; see LogWriter.
    Log();
    explicit Log(Sink sink);

    [[nodiscard]] static bool isLevel(const QString &name);
    /// Writes nothing below this level: info (the default), warning, error. Before the threads start.
    void setLevel(const QString &name);

    void info(QLatin1StringView event, const QJsonObject &fields = {}) { write(QLatin1StringView("info"), event, fields); }
    void warning(QLatin1StringView event, const QJsonObject &fields = {}) { write(QLatin1StringView("warning"), event, fields); }
    void error(QLatin1StringView event, const QJsonObject &fields = {}) { write(QLatin1StringView("error"), event, fields); }

private:
    void write(QLatin1StringView level, QLatin1StringView event, QJsonObject fields);

    std::mutex m_mutex;
    qsizetype m_lowest = 0; ///< index among the levels
    Sink m_sink;
};

} // namespace otklik::server
