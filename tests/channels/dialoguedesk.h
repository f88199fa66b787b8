#pragma once

#include "channels/connector.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <functional>
#include <memory>

namespace otklik {

/// A server as small as can be: stores by external id, and keeps a reply until it is known to stand there. One thing
/// at a time; after any failure the process has died and begins anew, with another connector, from what is stored.
class DialogueDesk final
{
public:
    using Make = std::function<std::unique_ptr<Connector>()>;

    explicit DialogueDesk(Make make) : m_make(std::move(make)), m_connector(m_make()) { }

    void read();
    void look();
    /// As it stands in the network; none where that is not told. Fails the test when it does not come to stand there.
    std::optional<PublishedPost> answer(const OutgoingReply &reply);
    [[nodiscard]] QList<IncomingPost> thread(const QString &id);

    [[nodiscard]] Connector &connector() { return *m_connector; }
    void restart() { m_connector = m_make(); }

    QMap<QString, IncomingPost> stored;
    QHash<QString, int> told; ///< how often each was read
    QSet<QString> deleted;

private:
    [[nodiscard]] std::optional<PublishedPost> readBack(const OutgoingReply &reply);

    const Make m_make;
    std::unique_ptr<Connector> m_connector;
    QString m_cursor;
};

} // namespace otklik
