#pragma once

#include "server/api/handler.h"

#include <semaphore>

namespace otklik::server {

class SourceConnector;
class Store;

/// GET /v1/mentions/{id}/media?key=…
class MediaHandler final : public Handler
{
public:
    MediaHandler(Store &store, SourceConnector *connector) : m_store(store), m_connector(connector) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    struct Wanted;
    [[nodiscard]] Result<Wanted> find(const Call &call);
    [[nodiscard]] Result<QByteArray> fetch(const Wanted &wanted);

    Store &m_store;
    SourceConnector *m_connector;
    std::counting_semaphore<> m_fetches{atOnce}; ///< a slow network does not hold every handler thread

    static constexpr int atOnce = 2;
};

} // namespace otklik::server
