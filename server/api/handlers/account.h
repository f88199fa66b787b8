#pragma once

#include "server/api/handler.h"
#include "server/auth/embeddedsecret.h"

namespace otklik::server {

class Store;

/// GET /v1/me
class MeHandler final : public Handler
{
public:
    MeHandler(Store &store, QString version) : m_store(store), m_version(std::move(version)) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
    const QString m_version;
};

/// POST /v1/sessions: password, secret of the embedded server, or another user of it.
class SignInHandler final : public Handler
{
public:
    SignInHandler(Store &store, const EmbeddedSecret &secret) : m_store(store), m_secret(secret) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Result<HttpAnswer> withPassword(const QJsonObject &body);
    Result<HttpAnswer> withSecret(const QJsonObject &body);
    Result<HttpAnswer> actAs(const QString &login);
    Result<HttpAnswer> open(const UserId &user, bool isEmbedded);

    Store &m_store;
    const EmbeddedSecret &m_secret;
};

/// DELETE /v1/sessions/current
class SignOutHandler final : public Handler
{
public:
    explicit SignOutHandler(Store &store) : m_store(store) { }
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

} // namespace otklik::server
