#pragma once

#include "server/api/handler.h"

namespace otklik::server {

class MutationApplier;
class Store;

/// POST /v1/mutations
class MutationsHandler final : public Handler
{
public:
    MutationsHandler(Store &store, const MutationApplier &applier) : m_store(store), m_applier(applier) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
    const MutationApplier &m_applier;
};

} // namespace otklik::server
