#pragma once

#include "server/api/handler.h"

namespace otklik::server {

class SourceConnector;
struct SourceForm;
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

/// A route for leads that takes a form of typed keys: {"network", "values": {…}, "team"?}.
class SourceFormHandler : public Handler
{
public:
    SourceFormHandler(Store &store, SourceConnector *connector) : m_store(store), m_connector(connector) { }
    Result<HttpAnswer> handle(const Call &call) final;

protected:
    virtual Result<HttpAnswer> answer(const SourceForm &form, SourceConnector &connector, const User &me) = 0;

    Store &m_store;

private:
    SourceConnector *m_connector;
};

/// POST /v1/sources
class ConnectSourceHandler final : public SourceFormHandler
{
public:
    using SourceFormHandler::SourceFormHandler;

private:
    Result<HttpAnswer> answer(const SourceForm &form, SourceConnector &connector, const User &me) override;
};

/// POST /v1/sources/trial: keeps nothing
class TrySourceHandler final : public SourceFormHandler
{
public:
    using SourceFormHandler::SourceFormHandler;

private:
    Result<HttpAnswer> answer(const SourceForm &form, SourceConnector &connector, const User &me) override;
};

/// POST /v1/sources/trial/answer
class TryAnswerHandler final : public SourceFormHandler
{
public:
    using SourceFormHandler::SourceFormHandler;

private:
    Result<HttpAnswer> answer(const SourceForm &form, SourceConnector &connector, const User &me) override;
};

/// POST /v1/sources/{id}/answer
class TryConnectedHandler final : public Handler
{
public:
    TryConnectedHandler(Store &store, SourceConnector *connector) : m_store(store), m_connector(connector) { }
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
