#include "tests/server/support/testserver.h"

#include "channels/http/curlhttp.h"
#include "models/json.h"
#include "models/uuid7.h"
#include "server/store/feedstore.h"
#include "server/store/mentionstore.h"
#include "server/store/sessionstore.h"
#include "server/store/rowrights.h"
#include "tests/server/support/testkeys.h"

#include <QTest>

using namespace otklik;
using namespace otklik::server;

TestServer::TestServer(const Setup &setup) : m_log([this](const QByteArray &line) { logged += line; })
{
    auto opened = Store::open(database.place(), clock);
    if (!opened)
        qFatal("no store: %s", qPrintable(opened.error().code + opened.error().detail));
    store = std::move(*opened);
    unlockForTests(*store);
    agent = addUser(QStringLiteral("anna"), Role::Agent, false);
    lead = addUser(QStringLiteral("lena"), Role::Lead, false);
    trainee = addUser(QStringLiteral("timur"), Role::Agent, true);
    administrator = addUser(QStringLiteral("admin"), Role::Administrator, false);
    source.id = newId<SourceId>(clock);
    source.network = QStringLiteral("mastodon");
    source.title = QStringLiteral("social.example");
    source.state = SourceState::Connected;
    const auto added = store->write([&](Rows &rows) -> Result<void> {
        rows.put(source);
        return {};
    });
    if (!added)
        qFatal("no source: %s", qPrintable(added.error().code));
    if (setup.issuer) {
        m_issuerHttp = std::make_unique<CurlHttp>();
        m_issuer.emplace(*setup.issuer, *m_issuerHttp, clock, m_log);
    }
    watch = std::make_unique<Watchpoints>(*store, metrics, QStringLiteral("0.0.0"));
    m_api = std::make_unique<Api>(ApiParts{*store, m_log, setup.connector, setup.embeddedSecret, {}, QStringLiteral("0.0.0"),
                                           m_issuer ? &*m_issuer : nullptr, watch.get(), &metrics});
    m_http = std::make_unique<HttpServer>(setup.limits, clock, m_log,
                                          [this](const server::HttpRequest &request) { return m_api->answer(request); },
                                          &metrics);
    store->onCommitted([this](qint64 upTo) { m_http->announce(upTo); });
    m_port = m_http->listen(QStringLiteral("127.0.0.1"), 0).value_or(0);
}

TestServer::~TestServer()
{
    m_http->stop();
    store->onCommitted({});
}

User TestServer::addUser(const QString &login, Role role, bool needsReview, const QString &teams)
{
    const User user{newId<UserId>(clock), login, login, role, needsReview, true, teams};
    const auto added = store->write([&](Rows &rows) -> Result<void> {
        rows.put(user);
        return {};
    });
    return added ? user : User{};
}

Source TestServer::addSource(const QString &title, const QString &team)
{
    Source added;
    added.id = newId<SourceId>(clock);
    added.network = QStringLiteral("mastodon");
    added.title = title;
    added.state = SourceState::Connected;
    added.team = team;
    const auto done = store->write([&](Rows &rows) -> Result<void> {
        rows.put(added);
        return {};
    });
    return done ? added : Source{};
}

QByteArray TestServer::tokenOf(const User &user)
{
    return store
        ->write([&](Rows &rows) -> Result<QByteArray> { return SessionStore(rows).create(user.id, false); })
        .value_or(QByteArray());
}

Ingest::Counts TestServer::ingest(const QList<IncomingPost> &posts, Ingest::Mode mode)
{
    return ingestInto(source, posts, mode);
}

Ingest::Counts TestServer::ingestInto(const Source &into, const QList<IncomingPost> &posts, Ingest::Mode mode)
{
    const auto counts =
        store->write([&](Rows &rows) -> Result<Ingest::Counts> { return Ingest(rows).store(into, posts, mode); });
    if (!counts)
        QTest::qFail(qPrintable(counts.error().code + counts.error().detail), __FILE__, __LINE__);
    return counts.value_or(Ingest::Counts{});
}

IncomingPost TestServer::post(const QString &id, const QString &author, const QString &text, const QString &inReplyTo) const
{
    IncomingPost post;
    post.externalId = id;
    post.inReplyTo = inReplyTo;
    post.authorExternalId = author;
    post.authorHandle = author;
    post.authorName = author;
    post.text = text;
    post.publishedAt = clock.now();
    return post;
}

Mention TestServer::mention(const QString &externalId)
{
    return store
        ->read([&](Rows &rows) -> Result<Mention> {
            return MentionStore(rows).byExternalId(source.id, externalId).value_or(Mention{});
        })
        .value_or(Mention{});
}

Case TestServer::caseOf(const QString &externalId)
{
    return row<Case>(mention(externalId).caseId);
}

QMap<QString, QJsonObject> TestServer::everything()
{
    QMap<QString, QJsonObject> all;
    for (qint64 after = 0;;) {
        const auto page = store->read(
            [&](Rows &rows) -> Result<FeedStore::Page> {
                RowRights rights(rows, administrator);
                return FeedStore(rows, rights).changes(after, 1'000'000);
            });
        if (!page)
            break;
        for (const EntityChange &change : page->changes)
            all.insert(QString(nameOf(kindOf(change.entity))) + u' ' + idOf(change.entity),
                       std::visit([](const auto &one) { return toJson(one); }, change.entity));
        after = page->upTo;
        if (!page->hasMore)
            break;
    }
    return all;
}
