#pragma once

#include "server/api/handler.h"

namespace otklik::server {

class Store;

/// POST /v1/presence: a colleague has a card open, or writes in it, or has left it.
class PresenceHandler final : public Handler
{
public:
    explicit PresenceHandler(Store &store)
        : m_store(store)
    {}
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

} // namespace otklik::server
