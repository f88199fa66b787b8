#include "app/sessions.h"

#include "sync/http/httpremoteapi.h"
#include "ui/common/deliver.h"

#include <QHostAddress>
#include <QCoreApplication>

namespace otklik {

namespace {

template <class T>
Answer<T> answered(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// What the browser shows at the end.
ReturnPages returnPages()
{
    return {{200, QCoreApplication::translate("ReturnPages", "You have signed in"),
             QCoreApplication::translate("ReturnPages", "Go back to Otklik; this page can be closed.")},
            {400, QCoreApplication::translate("ReturnPages", "You have not signed in"),
             QCoreApplication::translate("ReturnPages", "Go back to Otklik and try again there; this page can be closed.")}};
}

Access continued(const QUrl &server, const QString &token)
{
    Access access{server, {}};
    access.credentials.token = token;
    return access;
}

/// A password goes over TLS, or not out of this computer.
bool isSafe(const QUrl &server)
{
    if (server.scheme() == u"https")
        return true;
    return server.scheme() == u"http"
        && (server.host() == u"localhost" || QHostAddress(server.host()).isLoopback());
}

} // namespace

Sessions::Sessions(SecretVault &vault, const Clock &clock, QObject *parent)
    : QObject(parent), m_vault(vault), m_remote(vault, m_network, clock, returnPages)
{
}

Sessions::~Sessions() = default;

void Sessions::setLocal(const Access &local, LocalWorkspace workspace)
{
    m_local = local;
    m_localWorkspace = workspace;
}

void Sessions::setCurrent(const Entry &entry, DirectoryStore *directory)
{
    m_current = entry;
    m_directory = directory;
}

void Sessions::forgetCurrent()
{
    m_current.reset();
    m_directory = nullptr;
}

Answer<User> Sessions::enterLocal(const QString &login)
{
    if (!m_local.isKnown())
        return answered<User>(failure(Error::Kind::Retry, QStringLiteral("offline")));
    Entry entry;
    entry.local = m_localWorkspace;
    Access access = m_local;
    access.credentials.actAs = login;
    return enter(entry, access);
}

Answer<User> Sessions::signIn(const SignInForm &form)
{
    if (form.server.isEmpty()) {
        if (!m_local.isKnown())
            return answered<User>(failure(Error::Kind::Retry, QStringLiteral("offline")));
        Entry entry;
        entry.local = m_localWorkspace;
        return enter(entry, {m_local.server, {form.login, form.password, {}, {}}});
    }
    if (!isSafe(form.server))
        return answered<User>(failure(Error::Kind::CorrectInput, QStringLiteral("insecure_address")));
    const auto promise = std::make_shared<QPromise<Result<User>>>();
    promise->start();
    m_remote.withPassword(form.server, form.login, form.password, enters(form.server, promise));
    return promise->future();
}

Answer<User> Sessions::signInWithBrowser(const QUrl &server, std::function<void(const QUrl &)> show)
{
    if (!isSafe(server))
        return answered<User>(failure(Error::Kind::CorrectInput, QStringLiteral("insecure_address")));
    const auto promise = std::make_shared<QPromise<Result<User>>>();
    promise->start();
    m_remote.withBrowser(server, std::move(show), enters(server, promise));
    return promise->future();
}

/// Fulfils the promise, and goes in with the session that was opened.
Told<OpenedSession> Sessions::enters(const QUrl &server, const std::shared_ptr<QPromise<Result<User>>> &promise)
{
    return [this, server, promise](const Result<OpenedSession> &opened) {
        promise->addResult(opened ? Result<User>(opened->session.user) : tl::unexpected<Error>(opened.error()));
        promise->finish();
        if (!opened)
            return;
        Entry entry;
        entry.server = server;
        entry.workspaceId = opened->session.workspaceId;
        entry.user = opened->session.user;
        Q_EMIT entered(entry, continued(server, opened->token));
    };
}

Answer<bool> Sessions::keepsSignIn()
{
    const auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    m_vault.read(QStringLiteral("probe"), [this, promise](const QByteArray &) {
        promise->addResult(Result<bool>(m_vault.isLasting()));
        promise->finish();
    });
    return promise->future();
}

Answer<Access> Sessions::recall(const Entry &entry)
{
    const auto promise = std::make_shared<QPromise<Result<Access>>>();
    promise->start();
    m_remote.recall(entry.workspaceId, entry.user.id, [promise, server = entry.server](const QString &token) {
        promise->addResult(Result<Access>(continued(server, token)));
        promise->finish();
    });
    return promise->future();
}

Answer<Access> Sessions::renew(const Entry &entry)
{
    const auto promise = std::make_shared<QPromise<Result<Access>>>();
    promise->start();
    m_remote.renew(entry.server, entry.workspaceId, entry.user.id,
                   [promise, server = entry.server](const Result<OpenedSession> &opened) {
                       promise->addResult(opened ? Result<Access>(continued(server, opened->token))
                                                 : tl::unexpected<Error>(opened.error()));
                       promise->finish();
                   });
    return promise->future();
}

Answer<User> Sessions::enter(const Entry &entry, const Access &access)
{
    const auto promise = std::make_shared<QPromise<Result<User>>>();
    promise->start();
    m_api = std::make_unique<HttpRemoteApi>(access.server);
    m_api->signIn(access.credentials, [this, promise, entry, access](const Reply<Session> &session) {
        if (!session) {
            promise->addResult(tl::unexpected<Error>(session.error().error));
            promise->finish();
            return;
        }
        Entry opened = entry;
        opened.workspaceId = session->workspaceId;
        opened.user = session->user;
        promise->addResult(Result<User>(session->user));
        promise->finish();
        m_api->signOut([](const Reply<bool> &) {}); // sync opens a session of its own
        Q_EMIT entered(opened, access);
    });
    return promise->future();
}

Answer<QList<User>> Sessions::switchableUsers()
{
    if (!m_current || !m_current->isLocal() || !m_directory)
        return answered<QList<User>>(QList<User>());
    return m_directory->users();
}

Answer<User> Sessions::switchUser(const UserId &id)
{
    if (!m_current || !m_current->isLocal() || !m_directory)
        return answered<User>(failure(Error::Kind::GiveUp, QStringLiteral("not_allowed")));
    const auto promise = std::make_shared<QPromise<Result<User>>>();
    promise->start();
    const auto refuse = [promise](const Error &error) {
        promise->addResult(tl::unexpected<Error>(error));
        promise->finish();
    };
    // The directory knows everything that is needed: switching works without the server, too.
    deliver(this, m_directory->users(), [this, id, promise, refuse](const Result<QList<User>> &users) {
        if (!users)
            return refuse(users.error());
        for (const User &user : *users) {
            if (user.id != id || !user.isActive)
                continue;
            Entry entry = *m_current;
            entry.user = user;
            Access access = m_local;
            access.credentials.actAs = user.login;
            promise->addResult(Result<User>(user));
            promise->finish();
            Q_EMIT entered(entry, access);
            return;
        }
        refuse({Error::Kind::GiveUp, QStringLiteral("not_found"), {}});
    });
    return promise->future();
}

Answer<bool> Sessions::signOut()
{
    if (!m_current || m_current->isLocal()) {
        Q_EMIT left();
        return answered<bool>(true);
    }
    const auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    m_remote.end(m_current->server, m_current->workspaceId, m_current->user.id, [promise] {
        promise->addResult(Result<bool>(true));
        promise->finish();
    });
    Q_EMIT left();
    return promise->future();
}

} // namespace otklik
