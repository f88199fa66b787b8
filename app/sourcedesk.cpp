#include "app/sourcedesk.h"

#include "sync/http/httpremoteapi.h"

#include <QPromise>

namespace otklik {

namespace {

/// A promise that takes the reply of a call to the server.
template <class T>
struct Pending final
{
    Pending() { promise->start(); }
    void operator()(const Reply<T> &reply) const
    {
        promise->addResult(reply ? Result<T>(*reply) : Result<T>(tl::unexpected<Error>(reply.error().error)));
        promise->finish();
    }
    std::shared_ptr<QPromise<Result<T>>> promise = std::make_shared<QPromise<Result<T>>>();
};

} // namespace

SourceDesk::SourceDesk(std::function<Access()> access, QObject *parent) : QObject(parent), m_access(std::move(access)) { }

SourceDesk::~SourceDesk() = default;

void SourceDesk::withSession(Call call, std::function<void(const Error &)> refuse)
{
    const Access access = m_access();
    if (!access.isKnown())
        return refuse({Error::Kind::Retry, QStringLiteral("offline"), {}});
    m_api = std::make_shared<HttpRemoteApi>(access.server);
    m_api->signIn(access.credentials, [this, call = std::move(call), refuse = std::move(refuse)](const Reply<Session> &session) {
        if (!session)
            return refuse(session.error().error);
        call(*m_api);
    });
}

Answer<QUrl> SourceDesk::connectMastodon(const QString &address)
{
    const Pending<QUrl> pending;
    withSession([pending, address](HttpRemoteApi &api) { api.connectMastodon(address, pending); },
                [pending](const Error &error) { pending(tl::unexpected<Failure>(Failure{error, {}, {}})); });
    return pending.promise->future();
}

Answer<SourceSeen> SourceDesk::tryOutSource(const SourceEntry &entry)
{
    const Pending<SourceSeen> pending;
    withSession([pending, entry](HttpRemoteApi &api) { api.tryOutSource(entry, pending); },
                [pending](const Error &error) { pending(tl::unexpected<Failure>(Failure{error, {}, {}})); });
    return pending.promise->future();
}

Answer<AnswerTried> SourceDesk::tryAnswer(const SourceEntry &entry)
{
    const Pending<AnswerTried> pending;
    withSession([pending, entry](HttpRemoteApi &api) { api.tryAnswer(entry, pending); },
                [pending](const Error &error) { pending(tl::unexpected<Failure>(Failure{error, {}, {}})); });
    return pending.promise->future();
}

Answer<AnswerTried> SourceDesk::tryConnected(const SourceId &id)
{
    const Pending<AnswerTried> pending;
    withSession([pending, id](HttpRemoteApi &api) { api.tryConnected(id, pending); },
                [pending](const Error &error) { pending(tl::unexpected<Failure>(Failure{error, {}, {}})); });
    return pending.promise->future();
}

QUrl SourceDesk::callsAddress(const SourceId &id) const
{
    QUrl address = m_access().server;
    if (address.isEmpty())
        return {};
    QString path = address.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    address.setPath(path + QStringLiteral("/v1/hooks/") + id.value);
    return address;
}

Answer<SourceId> SourceDesk::connectSource(const SourceEntry &entry)
{
    const Pending<SourceId> pending;
    withSession([pending, entry](HttpRemoteApi &api) { api.connectSource(entry, pending); },
                [pending](const Error &error) { pending(tl::unexpected<Failure>(Failure{error, {}, {}})); });
    return pending.promise->future();
}

Answer<bool> SourceDesk::disconnectSource(const SourceId &id)
{
    const Pending<bool> pending;
    withSession([pending, id](HttpRemoteApi &api) { api.disconnectSource(id, pending); },
                [pending](const Error &error) { pending(tl::unexpected<Failure>(Failure{error, {}, {}})); });
    return pending.promise->future();
}

} // namespace otklik
