#pragma once

#include "server/api/handler.h"

namespace otklik::server {

class SourceConnector;
class Store;

/// POST /v1/sources/mastodon
class ConnectMastodonHandler final : public Handler
{
public:
    ConnectMastodonHandler(Store &store, SourceConnector *connector, QString publicUrl)
        : m_store(store), m_connector(connector), m_publicUrl(std::move(publicUrl))
    {
    }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
    SourceConnector *m_connector;
    const QString m_publicUrl; ///< empty: as the client reached us
};

/// POST /v1/sources and, keeping nothing, POST /v1/sources/trial
class ConnectSourceHandler final : public Handler
{
public:
    ConnectSourceHandler(Store &store, SourceConnector *connector, bool isTrial)
        : m_store(store), m_connector(connector), m_isTrial(isTrial)
    {
    }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
    SourceConnector *m_connector;
    const bool m_isTrial;
};

/// POST /v1/sources/trial/answer
class TryAnswerHandler final : public Handler
{
public:
    TryAnswerHandler(Store &store, SourceConnector *connector) : m_store(store), m_connector(connector) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
    SourceConnector *m_connector;
};

/// GET and POST /v1/hooks/{id}
class HookHandler final : public Handler
{
public:
    explicit HookHandler(SourceConnector *connector) : m_connector(connector) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    SourceConnector *m_connector;
};

/// GET /v1/oauth/callback
class OAuthCallbackHandler final : public Handler
{
public:
    explicit OAuthCallbackHandler(SourceConnector *connector) : m_connector(connector) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    SourceConnector *m_connector;
};

/// DELETE /v1/sources/{id}
class DisconnectSourceHandler final : public Handler
{
public:
    DisconnectSourceHandler(Store &store, SourceConnector *connector) : m_store(store), m_connector(connector) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
    SourceConnector *m_connector;
};

} // namespace otklik::server
