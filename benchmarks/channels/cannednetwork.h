#pragma once

#include "channels/connectorsetup.h"
#include "channels/http/http.h"

#include <QHash>
#include <QList>

#include <functional>

namespace otklik::bench {

/// A network that has told all it has to tell before anybody asks: whole pages of mentions as bytes, in the network's
/// own format. Costs next to nothing to ask, so that what is measured is the connector.
struct CannedNetwork final
{
    QString name;
    ConnectorSetup setup;
    qint64 mentions = 0;
    /// The answer to a request; a status of 404 where nobody expects it.
    std::function<HttpResponse(const HttpRequest &)> answer;
    QList<QByteArray> bytes; ///< of all answers that hold mentions: what the least reader would have to parse
};

/// Mastodon, Bluesky, Telegram and WordPress, with so many mentions each, dated before `newest`.
[[nodiscard]] QList<CannedNetwork> cannedNetworks(qint64 mentions, TimePoint newest);

/// Http over a canned network.
class CannedHttp final : public Http
{
public:
    explicit CannedHttp(const CannedNetwork &network) : m_network(network) { }
    Result<HttpResponse> perform(const HttpRequest &request) override { return m_network.answer(request); }

private:
    const CannedNetwork &m_network;
};

} // namespace otklik::bench
