#include "server/log.h"

#include "server/logwriter.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QStringList>

#include <memory>

namespace otklik::server {

namespace {

const QStringList &levels()
{
    static const QStringList names{QStringLiteral("info"), QStringLiteral("warning"), QStringLiteral("error")};
    return names;
}

} // namespace

Log::Log() : m_sink([writer = std::make_shared<LogWriter>()](const QByteArray &line) { writer->write(line); }) { }

Log::Log(Sink sink) : m_sink(std::move(sink)) { }

bool Log::isLevel(const QString &name)
{
    return levels().contains(name);
}

void Log::setLevel(const QString &name)
{
    m_lowest = levels().indexOf(name);
}

void Log::write(QLatin1StringView level, QLatin1StringView event, QJsonObject fields)
{
    if (levels().indexOf(level) < m_lowest)
        return;
    fields.insert(QLatin1StringView("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    fields.insert(QLatin1StringView("level"), level);
    fields.insert(QLatin1StringView("event"), event);
    const QByteArray line = QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n';
    const std::lock_guard lock(m_mutex);
    m_sink(line);
}

} // namespace otklik::server
