#pragma once

#include "server/api/handler.h"

namespace otklik::server {

class Store;

/// GET /v1/people/{id}/export: for leads and administrators.
class ExportPersonHandler final : public Handler
{
public:
    explicit ExportPersonHandler(Store &store)
        : m_store(store)
    {}
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

/// GET /v1/people/{id}/erasure: what it would remove. For administrators.
class ErasureScopeHandler final : public Handler
{
public:
    explicit ErasureScopeHandler(Store &store)
        : m_store(store)
    {}
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

/// POST /v1/people/{id}/erasure: removes the person for good. For administrators.
class ErasePersonHandler final : public Handler
{
public:
    explicit ErasePersonHandler(Store &store)
        : m_store(store)
    {}
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

/// GET /v1/people/{id}/audit: who looked at the card and changed it. For leads and administrators.
class PersonAuditHandler final : public Handler
{
public:
    explicit PersonAuditHandler(Store &store)
        : m_store(store)
    {}
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

} // namespace otklik::server
