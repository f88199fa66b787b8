#include "server/channels/storechannels.h"

#include "models/uuid7.h"
#include "server/channels/channellease.h"
#include "server/channels/ledger.h"
#include "server/ingest/ingest.h"
#include "server/store/rows.h"
#include "server/store/secrets.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"
#include "storage/database/rows.h"

#include <QCryptographicHash>

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds attemptLife = 10min;
constexpr qint64 attemptsAtOnce = 32;

const QString accountIdName = QStringLiteral("account_id");
const QString readFromName = QStringLiteral("read_from");
const QString clientSecretName = QStringLiteral("client_secret");
const QString verifierName = QStringLiteral("verifier");
const QString readCursor = QStringLiteral("read");

tl::unexpected<Error> noSuchSource()
{
    return failure(Error::Kind::GiveUp, QStringLiteral("not_found"), QStringLiteral("source"));
}

QString hashed(const QString &state)
{
    return QString::fromLatin1(QCryptographicHash::hash(state.toUtf8(), QCryptographicHash::Sha256).toHex());
}

ConnectedSource withSetup(Rows &rows, const Source &source)
{
    ConnectorSetup setup{source.network, QUrl(source.url), source.handle, {}, {}, Secrets(rows).values(source.id.value)};
    setup.accountId = setup.values.take(accountIdName);
    setup.readFrom = TimePoint(std::chrono::milliseconds(setup.values.take(readFromName).toLongLong()));
    return {source, setup, SourceStore(rows).cursor(source.id, readCursor)};
}

} // namespace

Result<QList<ConnectedSource>> StoreChannels::connectedSources()
{
    return m_store.read([](Rows &rows) -> Result<QList<ConnectedSource>> {
        QList<ConnectedSource> connected;
        const QList<Source> sources = SourceStore(rows).sources();
        for (const Source &source : sources)
            if (SourceStore(rows).isConnected(source.id))
                connected.append(withSetup(rows, source));
        return connected;
    });
}

Result<void> StoreChannels::mayWork(Rows &rows) const
{
    return m_lease ? m_lease->check(rows) : Result<void>();
}

Result<void> StoreChannels::setSourceState(const SourceId &id, SourceState state, const QString &problem)
{
    return m_store.write([&](Rows &rows) -> Result<void> {
        if (auto may = mayWork(rows); !may)
            return may;
        auto source = rows.find<Source>(id);
        if (!source)
            return noSuchSource();
        // Disconnected while a step was under way: that stays so.
        const bool isOver = source->state == SourceState::NotConnected;
        if (isOver || (source->state == state && source->problem == problem))
            return {};
        source->state = state;
        source->problem = problem;
        rows.put(*source);
        return {};
    });
}

Result<QList<QString>> StoreChannels::unknownAmong(const SourceId &id, const QList<QString> &externalIds)
{
    return m_store.read([&](Rows &rows) -> Result<QList<QString>> {
        QList<QString> unknown;
        for (const QString &externalId : externalIds) {
            auto query = rows.database().query("SELECT 1 FROM mention WHERE source_id=? AND external_id=?");
            query.with(id, externalId);
            if (!query.next())
                unknown.append(externalId);
        }
        return unknown;
    });
}

Result<void> StoreChannels::storeRead(const SourceId &id, const ReadBatch &batch)
{
    return m_store.write([&](Rows &rows) -> Result<void> {
        if (auto may = mayWork(rows); !may)
            return may;
        const auto source = rows.find<Source>(id);
        if (!source)
            return noSuchSource();
        storePosts(rows, *source, batch);
        if (batch.cursor)
            SourceStore(rows).setCursor(id, readCursor, *batch.cursor);
        return {};
    });
}

void StoreChannels::storePosts(Rows &rows, const Source &source, const ReadBatch &batch)
{
    QList<TimePoint> fresh;
    for (const IncomingPost &post : batch.addressed) {
        auto known = rows.database().query("SELECT 1 FROM mention WHERE source_id=? AND external_id=?");
        known.with(source.id, post.externalId);
        if (!known.next())
            fresh.append(post.publishedAt);
    }
    const QList<Undelivered> undelivered = newlyTold(rows, source, batch.undelivered);
    // The brand's own answers settle what they answer, wherever they were seen (M5).
    QList<IncomingPost> inbox = batch.addressed;
    QList<IncomingPost> history;
    for (const IncomingPost &post : batch.around)
        (post.isBrand ? inbox : history).append(post);
    Ingest ingest(rows);
    ingest.store(source, inbox, Ingest::Mode::Inbox);
    ingest.store(source, history, Ingest::Mode::History);
    ingest.markDeleted(source.id, batch.deleted);
    ingest.markRestored(source.id, batch.restored);
    takeBackUndelivered(rows, source, undelivered);
    if (batch.heard)
        Ledger(rows).noteHeard(source.id, *batch.heard, fresh);
}

Result<QList<WatchedPost>> StoreChannels::watchedPosts(const SourceId &id, TimePoint since, int limit)
{
    return m_store.read([&](Rows &rows) -> Result<QList<WatchedPost>> {
        auto query = rows.database().query(
            "SELECT m.external_id, m.edited_at, m.published_at, 1 AS is_open FROM \"case\" c JOIN mention m ON m.case_id=c.id "
            "WHERE c.state IN ('open', 'in_review') AND m.source_id=?1 AND m.deleted_at IS NULL "
            "UNION ALL SELECT external_id, edited_at, published_at, 0 FROM mention WHERE published_at>=?2 "
            "AND source_id=?1 AND deleted_at IS NULL "
            "AND case_id NOT IN (SELECT id FROM \"case\" WHERE state IN ('open', 'in_review')) "
            "ORDER BY 4 DESC, 3 DESC LIMIT ?3");
        query.with(id, since, limit);
        QList<WatchedPost> posts;
        while (query.next()) {
            WatchedPost post;
            query.read(0, post.known.externalId);
            query.read(1, post.known.editedAt);
            query.read(3, post.isOfOpenCase);
            posts.append(post);
        }
        return posts;
    });
}

Result<Source> StoreChannels::saveConnection(const Source &source, const ConnectorSetup &setup)
{
    return m_store.write([&](Rows &rows) -> Result<Source> {
        Source saved = source;
        saved.id = newId<SourceId>(m_store.clock());
        bool isNew = true;
        const QList<Source> known = SourceStore(rows).sourcesOf(source.network);
        for (const Source &other : known)
            if (other.url == source.url && other.handle == source.handle) {
                saved.id = other.id;
                saved.team = other.team; // another team is another decision: TeamStore::give()
                isNew = false;
            }
        rows.put(saved);
        Secrets secrets(rows);
        const QString &owner = saved.id.value;
        const QString readFrom = isNew ? QString() : secrets.value(owner, readFromName);
        secrets.removeAll(owner);
        for (const auto &[name, value] : setup.values.asKeyValueRange())
            secrets.set(owner, name, value);
        secrets.set(owner, accountIdName, setup.accountId);
        secrets.set(owner, readFromName,
                    readFrom.isEmpty() ? QString::number(setup.readFrom.time_since_epoch().count()) : readFrom);
        return saved;
    });
}

Result<void> StoreChannels::keepAttempt(const QString &state, const ConnectionAttempt &attempt)
{
    return m_store.write([&](Rows &rows) -> Result<void> {
        sql::Database &database = rows.database();
        database.run("DELETE FROM source_secret WHERE source_id IN (SELECT state FROM connection_attempt WHERE started_at<?)",
                     rows.now() - attemptLife);
        database.run("DELETE FROM connection_attempt WHERE started_at<?", rows.now() - attemptLife);
        {
            auto count = database.query("SELECT count(*) FROM connection_attempt");
            if (count.next() && count.value<qint64>(0) >= attemptsAtOnce)
                return failure(Error::Kind::Retry, QStringLiteral("too_many_attempts"));
        }
        database.run("INSERT INTO connection_attempt(state, started_at, url, callback, client_id, client_secret, verifier, team) "
                     "VALUES(?, ?, ?, ?, ?, '', '', ?)",
                     hashed(state), rows.now(), attempt.base.toString(), attempt.callback, attempt.clientId, attempt.team);
        Secrets(rows).set(hashed(state), clientSecretName, attempt.clientSecret);
        Secrets(rows).set(hashed(state), verifierName, attempt.verifier);
        return {};
    });
}

Result<ConnectionAttempt> StoreChannels::takeAttempt(const QString &state)
{
    return m_store.write([&](Rows &rows) -> Result<ConnectionAttempt> {
        sql::Database &database = rows.database();
        ConnectionAttempt attempt;
        {
            auto found = database.query("SELECT url, callback, client_id, team FROM connection_attempt "
                                        "WHERE state=? AND started_at>=?");
            found.with(hashed(state), rows.now() - attemptLife);
            if (!found.next())
                return failure(Error::Kind::CorrectInput, QStringLiteral("bad_state"));
            attempt.base = QUrl(found.value<QString>(0));
            found.read(1, attempt.callback);
            found.read(2, attempt.clientId);
            found.read(3, attempt.team);
        }
        Secrets secrets(rows);
        attempt.clientSecret = secrets.value(hashed(state), clientSecretName);
        attempt.verifier = secrets.value(hashed(state), verifierName);
        secrets.removeAll(hashed(state));
        database.run("DELETE FROM connection_attempt WHERE state=?", hashed(state));
        return attempt;
    });
}

} // namespace otklik::server
