#pragma once

#include "models/network.h"

#include <QList>

namespace otklik::server {

class Rows;

/// The configured streams and where reading them goes on; their keys are Secrets of the source's id. A Source row
/// itself is put with Rows::put.
class SourceStore final
{
public:
    explicit SourceStore(Rows &rows) : m_rows(rows) { }

    [[nodiscard]] QList<Source> sources();
    [[nodiscard]] QList<Source> sourcesOf(const QString &network);

    /// Whether there is something to reach its network with.
    [[nodiscard]] bool isConnected(const SourceId &id);

    /// Where reading a stream of the source goes on; opaque, empty at first.
    [[nodiscard]] QString cursor(const SourceId &id, const QString &name);
    void setCursor(const SourceId &id, const QString &name, const QString &value);

private:
    Rows &m_rows;
};

} // namespace otklik::server
