#pragma once

#include "server/api/handler.h"

#include <semaphore>

namespace otklik::server {

class Store;

/// GET /v1/search; a few at a time, for each takes a handler thread for a while.
class SearchHandler final : public Handler
{
public:
    explicit SearchHandler(Store &store)
        : m_store(store)
    {}
    Result<HttpAnswer> handle(const Call &call) override;

    static constexpr int mostAtOnce = 4;

private:
    Store &m_store;
    std::counting_semaphore<mostAtOnce> m_places{mostAtOnce};
};

/// GET /v1/threads/{id}/mentions
class ThreadMentionsHandler final : public Handler
{
public:
    explicit ThreadMentionsHandler(Store &store)
        : m_store(store)
    {}
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

} // namespace otklik::server
