#pragma once

#include "server/api/handler.h"

namespace otklik::server {

class Store;

/// GET /v1/changes
class ChangesHandler final : public Handler
{
public:
    explicit ChangesHandler(Store &store) : m_store(store) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

/// GET /v1/snapshot
class SnapshotHandler final : public Handler
{
public:
    explicit SnapshotHandler(Store &store) : m_store(store) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

/// GET /v1/events
class EventsHandler final : public Handler
{
public:
    explicit EventsHandler(Store &store) : m_store(store) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

/// GET /healthz
class HealthHandler final : public Handler
{
public:
    HealthHandler(Store &store, QString version) : m_store(store), m_version(std::move(version)) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
    const QString m_version;
};

} // namespace otklik::server
