#include "app/sessions.h"

#include "sync/http/httpremoteapi.h"
#include "ui/common/deliver.h"

#include <QHostAddress>
#include <QPromise>

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

/// A password goes over TLS, or not out of this computer.
bool isSafe(const QUrl &server)
{
    if (server.scheme() == u"https")
        return true;
    return server.scheme() == u"http"
        && (server.host() == u"localhost" || QHostAddress(server.host()).isLoopback());
}

} // namespace

Sessions::Sessions(QObject *parent) : QObject(parent) { }

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
    Entry entry;
    entry.server = form.server;
    Access access{form.server, {form.login, form.password, {}, {}}};
    if (form.server.isEmpty()) {
        entry.local = m_localWorkspace;
        access.server = m_local.server;
        if (!m_local.isKnown())
            return answered<User>(failure(Error::Kind::Retry, QStringLiteral("offline")));
    } else if (!isSafe(form.server)) {
        return answered<User>(failure(Error::Kind::CorrectInput, QStringLiteral("insecure_address")));
    }
    return enter(entry, access);
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
    Q_EMIT left();
    return answered<bool>(true);
}

} // namespace otklik
