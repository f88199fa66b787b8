#pragma once

#include "server/api/handler.h"

namespace otklik::server {

class Store;

/// PUT /v1/attachments/{hash}
class PutAttachmentHandler final : public Handler
{
public:
    explicit PutAttachmentHandler(Store &store) : m_store(store) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

/// GET /v1/attachments/{hash}
class AttachmentHandler final : public Handler
{
public:
    explicit AttachmentHandler(Store &store) : m_store(store) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

} // namespace otklik::server
