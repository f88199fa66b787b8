#pragma once

#include "server/api/handler.h"

namespace otklik::server {

class Metrics;
class MutationApplier;
class Store;

/// POST /v1/mutations
class MutationsHandler final : public Handler
{
public:
    MutationsHandler(Store &store, const MutationApplier &applier, Metrics *metrics)
        : m_store(store), m_applier(applier), m_metrics(metrics)
    {
    }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
    const MutationApplier &m_applier;
    Metrics *const m_metrics; ///< may be null
};

} // namespace otklik::server
