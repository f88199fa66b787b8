#pragma once

#include "server/api/handler.h"
#include "server/auth/embeddedsecret.h"

#include <atomic>
#include <semaphore>

namespace otklik::server {

class Issuer;
class Store;

/// GET /v1/me
class MeHandler final : public Handler
{
public:
    MeHandler(Store &store, QString version)
        : m_store(store)
        , m_version(std::move(version))
    {}
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
    const QString m_version;
};

/// GET /v1/sign-in
class SignInWaysHandler final : public Handler
{
public:
    explicit SignInWaysHandler(const Issuer *issuer)
        : m_issuer(issuer)
    {}
    Result<HttpAnswer> handle(const Call &call) override;

private:
    const Issuer *m_issuer;
};

inline constexpr int hashesAtOnce = 4;

/// POST /v1/sessions: password, id token of the issuer, secret of the embedded
/// server, or another user of it.
class SignInHandler final : public Handler
{
public:
    /// `issuer`: null where there is none.
    SignInHandler(Store &store, const EmbeddedSecret &secret, Issuer *issuer)
        : m_store(store)
        , m_secret(secret)
        , m_issuer(issuer)
    {}
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Result<HttpAnswer> withPassword(const QJsonObject &body);
    Result<bool> checkPassword(const QString &hash, const QString &password);
    Result<HttpAnswer> withIdToken(const QJsonObject &body);
    Result<HttpAnswer> withSecret(const QJsonObject &body);
    Result<HttpAnswer> actAs(const QString &login);
    Result<HttpAnswer> open(const UserId &user, bool isEmbedded);
    Result<HttpAnswer> opened(Rows &rows, const UserId &user, bool isEmbedded, std::chrono::seconds lasting);

    Store &m_store;
    const EmbeddedSecret &m_secret;
    Issuer *const m_issuer;
    // A password costs twenty megabytes and some hundredths of a second: however many addresses
    // try, most of the threads stay with those who are signed in.
    std::counting_semaphore<> m_hashing{hashesAtOnce};
    std::atomic<int> m_waitingForHash = 0;
};

/// DELETE /v1/sessions/current
class SignOutHandler final : public Handler
{
public:
    explicit SignOutHandler(Store &store)
        : m_store(store)
    {}
    Result<HttpAnswer> handle(const Call &call) override;

private:
    Store &m_store;
};

} // namespace otklik::server
