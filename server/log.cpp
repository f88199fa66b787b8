#include "server/log.h"

#include <QDateTime>
#include <QJsonDocument>

#include <cstdio>

namespace otklik::server {

Log::Log()
    : m_sink([](const QByteArray &line) {
          std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
          std::fflush(stderr);
      })
{
}

Log::Log(Sink sink) : m_sink(std::move(sink)) { }

void Log::write(QLatin1StringView level, QLatin1StringView event, QJsonObject fields)
{
    fields.insert(QLatin1StringView("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    fields.insert(QLatin1StringView("level"), level);
    fields.insert(QLatin1StringView("event"), event);
    const QByteArray line = QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n';
    const std::lock_guard lock(m_mutex);
    m_sink(line);
}

} // namespace otklik::server
