#include "server/api/api.h"

#include "server/api/handlers/account.h"
#include "server/api/handlers/attachments.h"
#include "server/api/handlers/customerimports.h"
#include "server/api/handlers/feed.h"
#include "server/api/handlers/history.h"
#include "server/api/handlers/media.h"
#include "server/api/handlers/mutations.h"
#include "server/api/handlers/people.h"
#include "server/api/handlers/presence.h"
#include "server/api/handlers/sources.h"

namespace otklik::server {

Api::Api(const ApiParts &parts) : m_secret(parts.embeddedSecret), m_router(parts.store, parts.log)
{
    using enum Router::Access;
    Store &store = parts.store;
    m_router.add("GET", "/healthz", Everybody, std::make_unique<HealthHandler>(parts.version));
    if (parts.watch)
        m_router.add("GET", "/readyz", Everybody, std::make_unique<ReadyHandler>(*parts.watch));
    m_router.add("POST", "/v1/sessions", SignedInOrNot, std::make_unique<SignInHandler>(store, m_secret, parts.issuer), Router::Limit::SignIn);
    m_router.add("GET", "/v1/sign-in", Everybody, std::make_unique<SignInWaysHandler>(parts.issuer));
    m_router.add("DELETE", "/v1/sessions/current", SignedIn, std::make_unique<SignOutHandler>(store));
    m_router.add("GET", "/v1/me", SignedIn, std::make_unique<MeHandler>(store, parts.version));
    m_router.add("GET", "/v1/snapshot", SignedIn, std::make_unique<SnapshotHandler>(store));
    m_router.add("GET", "/v1/changes", SignedIn, std::make_unique<ChangesHandler>(store));
    m_router.add("GET", "/v1/search", SignedIn, std::make_unique<SearchHandler>(store), Router::Limit::Search);
    m_router.add("GET", "/v1/threads/{id}/mentions", SignedIn, std::make_unique<ThreadMentionsHandler>(store));
    m_router.add("POST", "/v1/mutations", SignedIn, std::make_unique<MutationsHandler>(store, m_applier, parts.metrics));
    m_router.add("POST", "/v1/presence", SignedIn, std::make_unique<PresenceHandler>(store));
    m_router.add("GET", "/v1/people/{id}/export", SignedIn, std::make_unique<ExportPersonHandler>(store), Router::Limit::Search);
    m_router.add("GET", "/v1/people/{id}/erasure", SignedIn, std::make_unique<ErasureScopeHandler>(store), Router::Limit::Search);
    m_router.add("POST", "/v1/people/{id}/erasure", SignedIn, std::make_unique<ErasePersonHandler>(store), Router::Limit::Search);
    m_router.add("GET", "/v1/people/{id}/audit", SignedIn, std::make_unique<PersonAuditHandler>(store), Router::Limit::Search);
    m_router.add("PUT", "/v1/attachments/{hash}", SignedIn, std::make_unique<PutAttachmentHandler>(store));
    m_router.add("GET", "/v1/attachments/{hash}", SignedIn, std::make_unique<AttachmentHandler>(store));
    m_router.add("GET", "/v1/mentions/{id}/media", SignedIn, std::make_unique<MediaHandler>(store, parts.connector));
    m_router.add("GET", "/v1/events", SignedIn, std::make_unique<EventsHandler>(store));
    m_router.add("POST", "/v1/sources/mastodon", SignedIn, std::make_unique<ConnectMastodonHandler>(store, parts.connector, parts.publicUrl));
    m_router.add("GET", "/v1/oauth/callback", Everybody, std::make_unique<OAuthCallbackHandler>(parts.connector));
    m_router.add("POST", "/v1/sources", SignedIn, std::make_unique<ConnectSourceHandler>(store, parts.connector));
    m_router.add("POST", "/v1/sources/trial", SignedIn, std::make_unique<TrySourceHandler>(store, parts.connector));
    m_router.add("POST", "/v1/sources/trial/answer", SignedIn, std::make_unique<TryAnswerHandler>(store, parts.connector));
    m_router.add("POST", "/v1/sources/{id}/answer", SignedIn, std::make_unique<TryConnectedHandler>(store, parts.connector));
    m_router.add("GET", "/v1/hooks/{id}", Everybody, std::make_unique<HookHandler>(parts.connector));
    m_router.add("POST", "/v1/hooks/{id}", Everybody, std::make_unique<HookHandler>(parts.connector));
    m_router.add("DELETE", "/v1/sources/{id}", SignedIn, std::make_unique<DisconnectSourceHandler>(store, parts.connector));
    addCustomerImports(parts);
}

void Api::addCustomerImports(const ApiParts &parts)
{
    using enum Router::Access;
    Store &store = parts.store;
    m_router.add("GET", "/v1/customer-imports", SignedIn, std::make_unique<CustomerImportsOverviewHandler>(store));
    m_router.add("POST", "/v1/customer-imports", SignedIn, std::make_unique<StartCustomerImportHandler>(store));
    m_router.add("GET", "/v1/customer-imports/{id}", SignedIn, std::make_unique<CustomerJobHandler>(store));
    m_router.add("DELETE", "/v1/customer-imports/{id}", SignedIn, std::make_unique<ForgetCustomerImportHandler>(store));
    m_router.add("PUT", "/v1/customer-imports/{id}/file", SignedIn, std::make_unique<PutCustomerFileHandler>(store));
    m_router.add("POST", "/v1/customer-imports/{id}/steps", SignedIn, std::make_unique<OrderCustomerImportHandler>(store, parts.importAsked));
    m_router.add("GET", "/v1/customer-imports/{id}/report", SignedIn, std::make_unique<CustomerImportReportHandler>(store));
    m_router.add("POST", "/v1/customer-imports/{id}/stop", SignedIn, std::make_unique<StopCustomerImportHandler>(store));
}

} // namespace otklik::server
