#include "server/api/snapshotsource.h"

#include "server/store/store.h"
#include "server/store/rowrights.h"
#include "sync/wire/protocol.h"

#include <QStringList>

namespace otklik::server {

namespace {

constexpr int casesPerPage = 40;
constexpr int rowsPerPage = 500;

QByteArray linesOf(const QList<EntityChange> &changes)
{
    QByteArray text;
    wire::SnapshotLine line;
    for (const EntityChange &change : changes) {
        line.change = change;
        text += wire::encodeSnapshotLine(line) + '\n';
    }
    return text;
}

} // namespace

Result<std::unique_ptr<SnapshotSource>> SnapshotSource::open(Store &store, const User &me, const QString &checkpoint,
                                                             int days)
{
    return store.read([&](Rows &rows) -> Result<std::unique_ptr<SnapshotSource>> {
        auto source = std::unique_ptr<SnapshotSource>(new SnapshotSource(store, me));
        source->m_epoch = RowRights(rows, me).epoch();
        source->m_upTo = rows.seq();
        if (days > 0)
            source->m_since = rows.now() - std::chrono::days(days);
        if (checkpoint.isEmpty())
            return source;
        const QString epoch = source->m_epoch;
        if (!source->resume(checkpoint))
            return failure(Error::Kind::CorrectInput, QStringLiteral("bad_query"));
        if (source->m_epoch != epoch || source->m_upTo > rows.seq())
            return failure(Error::Kind::Conflict, QStringLiteral("epoch_changed"));
        return source;
    });
}

Result<QByteArray> SnapshotSource::next()
{
    // The stream before may have told of people who have been erased since. No checkpoint follows: the place is the same.
    if (std::exchange(m_isTakenUpAgain, false)) {
        const auto erased = m_store.read([&](Rows &r) -> Result<QList<EntityChange>> {
            RowRights rights(r, m_me);
            return FeedStore(r, rights).erasures();
        });
        if (!erased)
            return tl::unexpected<Error>(erased.error());
        if (!erased->isEmpty())
            return linesOf(*erased);
    }
    if (m_phase == Phase::Done)
        return QByteArray();
    if (m_phase == Phase::End) {
        m_phase = Phase::Done;
        wire::SnapshotLine end;
        end.isEnd = true;
        end.epoch = m_epoch;
        end.upTo = m_upTo;
        return wire::encodeSnapshotLine(end) + '\n';
    }
    const auto rows = m_store.read([&](Rows &r) -> Result<QList<EntityChange>> {
        QList<EntityChange> page;
        const Phase phase = m_phase;
        while (page.isEmpty() && m_phase == phase)
            page = readPage(r);
        return page;
    });
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    wire::SnapshotLine mark;
    mark.checkpoint = checkpoint();
    mark.isOpenWorkDone = m_phase >= Phase::History;
    return linesOf(*rows) + wire::encodeSnapshotLine(mark) + '\n';
}

QList<EntityChange> SnapshotSource::readPage(Rows &rows)
{
    RowRights rights(rows, m_me);
    FeedStore feed(rows, rights);
    switch (m_phase) {
    case Phase::Directory:
        m_phase = Phase::OpenWork;
        return feed.directory();
    case Phase::OpenWork: {
        auto page = feed.openWork(m_open, casesPerPage);
        m_open = page.next;
        if (!page.hasMore)
            m_phase = Phase::History;
        return std::move(page.changes);
    }
    case Phase::History: {
        auto page = feed.history(m_history, rowsPerPage, m_since);
        m_history = page.next;
        if (!page.hasMore)
            m_phase = Phase::End;
        return std::move(page.changes);
    }
    case Phase::End:
    case Phase::Done:
        break;
    }
    return {};
}

/// epoch.up_to.phase.kind.key.id
QString SnapshotSource::checkpoint() const
{
    const bool isOpen = m_phase == Phase::OpenWork;
    return QStringList{m_epoch,
                       QString::number(m_upTo),
                       QString::number(static_cast<int>(m_phase)),
                       QString::number(static_cast<int>(m_history.kind)),
                       QString::number(isOpen ? m_open.deadline : m_history.key),
                       isOpen ? m_open.caseId : m_history.id}
        .join(u'.');
}

bool SnapshotSource::resume(const QString &checkpoint)
{
    const QStringList parts = checkpoint.split(u'.');
    if (parts.size() != 6)
        return false;
    bool ok[4] = {};
    m_epoch = parts.at(0);
    m_upTo = parts.at(1).toLongLong(&ok[0]);
    const int phase = parts.at(2).toInt(&ok[1]);
    const int kind = parts.at(3).toInt(&ok[2]);
    const qint64 key = parts.at(4).toLongLong(&ok[3]);
    if (!ok[0] || !ok[1] || !ok[2] || !ok[3] || phase < static_cast<int>(Phase::OpenWork)
        || phase > static_cast<int>(Phase::End) || kind < static_cast<int>(EntityKind::Person)
        || kind >= static_cast<int>(std::variant_size_v<Entity>))
        return false;
    m_isTakenUpAgain = true;
    m_phase = static_cast<Phase>(phase);
    if (m_phase == Phase::OpenWork)
        m_open = {key, parts.at(5)};
    else
        m_history = {static_cast<EntityKind>(kind), key, parts.at(5)};
    return true;
}

} // namespace otklik::server
