#pragma once

#include <QList>
#include <QString>

namespace otklik::bench {

/// Something a stranger may write to harm whoever reads it.
struct HostilePost final
{
    QString what;   ///< its kind and number: "homograph 3"
    QString author; ///< the name of who writes it
    QString text;   ///< as the network hands it over: HTML, or plain text where it tells such
    QString host;   ///< where its first link really leads, in ASCII; empty: of no interest
};

/// More than 300, each another; the same ones with every call. Whatever they would load or open lies under
/// `tracker`, a host with its port.
[[nodiscard]] QList<HostilePost> hostilePosts(const QString &tracker);

} // namespace otklik::bench
