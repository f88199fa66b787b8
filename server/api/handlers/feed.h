#pragma once

#include "server/api/handler.h"

namespace otklik::server {

class Store;
class Watchpoints;

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

/// GET /readyz
class ReadyHandler final : public Handler
{
public:
    explicit ReadyHandler(Watchpoints &watch) : m_watch(watch) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Watchpoints &m_watch;
};

/// GET /healthz: the process answers. It does not look at the database, so that a
/// service manager does not restart what only waits for it.
class HealthHandler final : public Handler
{
public:
    explicit HealthHandler(QString version) : m_version(std::move(version)) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    const QString m_version;
};

} // namespace otklik::server
