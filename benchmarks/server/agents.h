#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>

#include <chrono>

namespace otklik::bench {

/// People at their desks as the server sees them: each holds an event stream,
/// gives a command now and then, and fetches the changes after every news, one
/// fetch at a time. One thread moves them all.
struct AgentsPlan final
{
    quint16 port = 0;
    QList<QByteArray> tokens;  ///< one for each
    QList<QByteArray> persons; ///< whom they write notes about
    double actionsPerHour = 100;
    std::chrono::seconds time{20};
};

/// Milliseconds of each answer, by route.
using AgentTimes = QMap<QByteArray, QList<double>>;

[[nodiscard]] AgentTimes runAgents(const AgentsPlan &plan);

} // namespace otklik::bench
