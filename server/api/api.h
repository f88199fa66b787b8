#pragma once

#include "server/api/router.h"
#include "server/auth/embeddedsecret.h"
#include "server/mutations/mutationapplier.h"

#include <functional>

namespace otklik::server {

class Issuer;
class Metrics;
class SourceConnector;
class Watchpoints;

/// What the routes work with; everything named here outlives the Api.
struct ApiParts final
{
    Store &store;
    Log &log;
    SourceConnector *connector = nullptr; ///< none: networks cannot be connected here
    QByteArray embeddedSecret;            ///< empty: not embedded
    QString publicUrl;                    ///< how browsers reach this server; empty: as the client did
    QString version;
    Issuer *issuer = nullptr; ///< none: local accounts only
    Watchpoints *watch = nullptr;         ///< none: /readyz is not offered
    Metrics *metrics = nullptr;           ///< none: nothing is counted
    std::function<void()> importAsked{};  ///< a step of a customer import waits for its worker
};

/// Version 1 of the protocol, docs/openapi.yaml: one handler per route.
class Api final
{
public:
    explicit Api(const ApiParts &parts);

    /// Called on the handler threads.
    [[nodiscard]] HttpAnswer answer(const HttpRequest &request) { return m_router.answer(request); }

private:
    void addCustomerImports(const ApiParts &parts);

    const EmbeddedSecret m_secret;
    const MutationApplier m_applier{};
    Router m_router;
};

} // namespace otklik::server
