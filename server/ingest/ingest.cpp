#include "server/ingest/ingest.h"

#include "server/ingest/batch.h"
#include "server/store/rows.h"

#include <algorithm>

namespace otklik::server {

Ingest::Ingest(Rows &rows) : m_rows(rows) { }

Ingest::~Ingest() = default;

Ingest::Counts Ingest::store(const Source &source, QList<IncomingPost> posts, Mode mode)
{
    std::stable_sort(posts.begin(), posts.end(), [](const IncomingPost &a, const IncomingPost &b) {
        return a.publishedAt < b.publishedAt;
    });
    Batch batch(m_rows, source, mode);
    for (const IncomingPost &post : std::as_const(posts))
        batch.take(post);
    batch.finish();
    return batch.counts();
}

qint64 Ingest::markDeleted(const SourceId &source, const QList<QString> &externalIds)
{
    MentionStore mentions(m_rows);
    qint64 marked = 0;
    for (const QString &externalId : externalIds) {
        auto mention = mentions.byExternalId(source, externalId);
        if (!mention || mention->deletedAt)
            continue;
        mention->deletedAt = m_rows.now();
        m_rows.put(*mention);
        if (auto thread = m_rows.find<Thread>(mention->threadId)) {
            ++thread->revision;
            m_rows.put(*thread);
        }
        ++marked;
    }
    return marked;
}

} // namespace otklik::server
