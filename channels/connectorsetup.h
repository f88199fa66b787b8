#pragma once

#include "models/clock.h"

#include <QHash>
#include <QString>
#include <QUrl>

namespace otklik {

/// What the server keeps of a connection to a network, as its connector needs it. The values are secrets: never
/// in the change feed, in an answer or in a log. Their names are the connector's (its header lists them).
struct ConnectorSetup final
{
    QString network; ///< NetworkRules::network
    QUrl url;        ///< base address of the instance; empty where the network has one only
    QString handle;  ///< the official account
    QString accountId; ///< the same by the network's own id
    TimePoint readFrom{}; ///< older posts are not read in the first time
    QHash<QString, QString> values;
};

namespace setupkey {
inline const QString token = QStringLiteral("access_token"); ///< what stands for the account, in most networks
} // namespace setupkey

} // namespace otklik
