#include "sync/signin/remotesessions.h"

#include "models/json.h"
#include "sync/http/httpremoteapi.h"
#include "sync/signin/issuerlink.h"
#include "sync/signin/tokenrenewal.h"

#include <QJsonDocument>

namespace otklik {

namespace {

QString vaultName(const QString &workspaceId, const UserId &user)
{
    return workspaceId + u'/' + user.value;
}

QString vaultName(const Session &session)
{
    return vaultName(session.workspaceId, session.user.id);
}

tl::unexpected<Error> cancelled()
{
    return failure(Error::Kind::GiveUp, QStringLiteral("sign_in_cancelled"));
}

} // namespace

/// A person is signing in.
struct RemoteSessions::Attempt final
{
    explicit Attempt(const QUrl &server)
        : api(server)
    {}

    HttpRemoteApi api;
    std::unique_ptr<BrowserSignIn> browser;
    Told<OpenedSession> then;
};

RemoteSessions::RemoteSessions(SecretVault &vault, SignInNetwork &network, const Clock &clock,
                               std::function<ReturnPages()> pages, QObject *parent)
    : QObject(parent)
    , m_vault(vault)
    , m_network(network)
    , m_clock(clock)
    , m_pages(std::move(pages))
{}

RemoteSessions::~RemoteSessions() = default;

void RemoteSessions::withPassword(const QUrl &server, const QString &login, const QString &password,
                                  Told<OpenedSession> then)
{
    cancel();
    m_attempt = std::make_unique<Attempt>(server);
    m_attempt->then = std::move(then);
    Credentials credentials;
    credentials.login = login;
    credentials.password = password;
    open(m_attempt->api, credentials, {}, [this, login, password](const Result<OpenedSession> &opened) {
        if (opened)
            m_passwords.insert(vaultName(opened->session), {login, password});
        endAttempt(opened);
    });
}

void RemoteSessions::withBrowser(const QUrl &server, std::function<void(const QUrl &)> show, Told<OpenedSession> then)
{
    cancel();
    m_attempt = std::make_unique<Attempt>(server);
    m_attempt->then = std::move(then);
    m_attempt->api.signInWays([this, show = std::move(show)](const Reply<IssuerWay> &way) {
        if (!way && way.error().error.code != u"not_found") // a server that knows passwords only
            return endAttempt(tl::unexpected<Error>(way.error().error));
        if (!way || !way->isThere())
            return endAttempt(failure(Error::Kind::CorrectInput, QStringLiteral("no_browser_sign_in")));
        m_attempt->browser = std::make_unique<BrowserSignIn>(*way, m_pages(), m_network, m_clock, nullptr);
        connect(m_attempt->browser.get(), &BrowserSignIn::pageReady, this, show);
        // Queued: the attempt may end with it.
        connect(
            m_attempt->browser.get(), &BrowserSignIn::finished, this,
            [this, way = *way](const Result<Grant> &grant) {
                grant ? openWith(way, *grant) : endAttempt(tl::unexpected<Error>(grant.error()));
            },
            Qt::QueuedConnection);
        m_attempt->browser->start();
    });
}

void RemoteSessions::openWith(const IssuerWay &way, const Grant &grant)
{
    if (!m_attempt)
        return;
    KeptSignIn kept;
    kept.issuer = way.issuer;
    kept.clientId = way.clientId;
    kept.subject = grant.subject;
    kept.nonce = QString::fromLatin1(grant.nonce);
    kept.refreshToken = QString::fromLatin1(grant.refreshToken);
    Credentials credentials;
    credentials.idToken = QString::fromLatin1(grant.idToken);
    credentials.nonce = kept.nonce;
    open(m_attempt->api, credentials, kept, [this](const Result<OpenedSession> &opened) { endAttempt(opened); });
}

void RemoteSessions::cancel()
{
    if (m_attempt)
        endAttempt(cancelled());
}

void RemoteSessions::endAttempt(const Result<OpenedSession> &result)
{
    const auto attempt = std::shared_ptr<Attempt>(std::move(m_attempt));
    if (!attempt)
        return;
    attempt->api.abort();
    if (attempt->browser)
        attempt->browser->disconnect(this);
    // It is further up on the stack.
    QMetaObject::invokeMethod(
        this, [attempt] {}, Qt::QueuedConnection);
    attempt->then(result);
}

/// Opens a session and keeps it: `kept` with the new token.
void RemoteSessions::open(HttpRemoteApi &api, const Credentials &credentials, const KeptSignIn &kept,
                          Told<OpenedSession> then)
{
    api.signIn(credentials,
               [this, &api, kept = KeptSignIn(kept), then = std::move(then)](const Reply<Session> &session) mutable {
                   if (!session)
                       return then(tl::unexpected<Error>(session.error().error));
                   const OpenedSession opened{*session, api.sessionToken()};
                   kept.token = opened.token;
                   keep(vaultName(*session), kept, [opened, then = std::move(then)] { then(opened); });
               });
}

void RemoteSessions::recall(const QString &workspaceId, const UserId &user, std::function<void(const QString &)> then)
{
    readKept(vaultName(workspaceId, user), [then = std::move(then)](const KeptSignIn &kept) { then(kept.token); });
}

void RemoteSessions::renew(const QUrl &server, const QString &workspaceId, const UserId &user, Told<OpenedSession> then)
{
    const QString name = vaultName(workspaceId, user);
    readKept(name, [this, server, name, then = std::move(then)](const KeptSignIn &kept) {
        renewWith(server, name, kept, then);
    });
}

void RemoteSessions::renewWith(const QUrl &server, const QString &name, const KeptSignIn &kept,
                               Told<OpenedSession> then)
{
    const auto api = std::make_shared<HttpRemoteApi>(server);
    const int ends = m_ends.value(name);
    // The api is held until its answer, and let go of outside of its own call.
    const auto answered = [this, api, server, name, ends, then = std::move(then)](Result<OpenedSession> opened) {
        QMetaObject::invokeMethod(
            this, [api] {}, Qt::QueuedConnection);
        if (m_ends.value(name) != ends) // signed out meanwhile: what came too late is given back
            return opened
                     ? end(server, opened->session.workspaceId, opened->session.user.id, [then] { then(cancelled()); })
                     : then(cancelled());
        // A token whose answer got lost has been used up: the next one will do.
        if (!opened && opened.error().code == u"id_token_used")
            opened.error().kind = Error::Kind::Retry;
        then(opened);
    };
    if (const auto password = m_passwords.find(name); password != m_passwords.end()) {
        Credentials credentials;
        credentials.login = password->login;
        credentials.password = password->password;
        return open(*api, credentials, kept, answered);
    }
    if (kept.refreshToken.isEmpty())
        return answered(failure(Error::Kind::SignIn, QStringLiteral("signed_out")));
    const auto keepRefreshToken = [this, name, kept](const QByteArray &refreshToken, std::function<void()> done) {
        KeptSignIn newer = kept;
        newer.refreshToken = QString::fromLatin1(refreshToken);
        keep(name, newer, std::move(done));
    };
    auto *renewal = new TokenRenewal(kept.way(), kept.grant(), keepRefreshToken, m_network, m_clock, this);
    connect(renewal, &TokenRenewal::finished, this, [this, renewal, api, kept, answered](const Result<Grant> &grant) {
        renewal->deleteLater();
        if (!grant)
            return answered(tl::unexpected<Error>(grant.error()));
        KeptSignIn newer = kept;
        newer.refreshToken = QString::fromLatin1(grant->refreshToken);
        Credentials credentials;
        credentials.idToken = QString::fromLatin1(grant->idToken);
        credentials.nonce = QString::fromLatin1(grant->nonce);
        open(*api, credentials, newer, answered);
    });
    renewal->start();
}

void RemoteSessions::end(const QUrl &server, const QString &workspaceId, const UserId &user, std::function<void()> then)
{
    const QString name = vaultName(workspaceId, user);
    ++m_ends[name];
    m_passwords.remove(name);
    readKept(name, [this, server, name, then = std::move(then)](const KeptSignIn &kept) {
        m_vault.remove(name, then);
        if (!kept.token.isEmpty())
            tellServer(server, kept.token);
        if (!kept.refreshToken.isEmpty())
            tellIssuer(kept);
    });
}

void RemoteSessions::tellServer(const QUrl &server, const QString &token)
{
    auto *api = new HttpRemoteApi(server);
    api->setParent(this);
    api->continueWith(token);
    api->signOut([api](const Reply<bool> &) { api->deleteLater(); });
}

void RemoteSessions::tellIssuer(const KeptSignIn &kept)
{
    auto *link = new IssuerLink(kept.issuer, m_network, this);
    link->discover([link, kept](const Result<oidc::Discovery> &issuer) {
        if (!issuer || issuer->revocationEndpoint.isEmpty())
            return link->deleteLater();
        link->revoke(issuer->revocationEndpoint, kept.clientId, kept.refreshToken.toLatin1(),
                     [link](const Result<bool> &) { link->deleteLater(); });
    });
}

void RemoteSessions::readKept(const QString &name, std::function<void(const KeptSignIn &)> then)
{
    m_vault.read(name, [self = QPointer<RemoteSessions>(this), then = std::move(then)](const QByteArray &json) {
        if (self)
            then(fromJson<KeptSignIn>(QJsonDocument::fromJson(json).object()).value_or(KeptSignIn{}));
    });
}

void RemoteSessions::keep(const QString &name, const KeptSignIn &kept, std::function<void()> done)
{
    m_vault.write(name, QJsonDocument(toJson(kept)).toJson(QJsonDocument::Compact),
                  [self = QPointer<RemoteSessions>(this), done = std::move(done)] {
                      if (self)
                          done();
                  });
}

} // namespace otklik
