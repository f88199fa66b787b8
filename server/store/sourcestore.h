#pragma once

#include "models/network.h"

#include <QHash>
#include <QList>

namespace otklik::server {

class Rows;

/// The configured streams, their keys (which never leave the server, and are sealed there: SourceSecrets) and where
/// reading goes on. A Source row itself is put with Rows::put.
class SourceStore final
{
public:
    explicit SourceStore(Rows &rows) : m_rows(rows) { }

    [[nodiscard]] QList<Source> sources();
    [[nodiscard]] QList<Source> sourcesOf(const QString &network);

    /// A key of a source by name ("client_id", "access_token"); empty when there is none.
    [[nodiscard]] QString secret(const SourceId &id, const QString &name);
    /// All of them by name.
    [[nodiscard]] QHash<QString, QString> secrets(const SourceId &id);
    /// Whether there is something to reach its network with.
    [[nodiscard]] bool isConnected(const SourceId &id);
    void setSecret(const SourceId &id, const QString &name, const QString &value);
    void removeSecret(const SourceId &id, const QString &name);
    void removeSecrets(const SourceId &id);

    /// Where reading a stream of the source goes on; opaque, empty at first.
    [[nodiscard]] QString cursor(const SourceId &id, const QString &name);
    void setCursor(const SourceId &id, const QString &name, const QString &value);

private:
    Rows &m_rows;
};

} // namespace otklik::server
