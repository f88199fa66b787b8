#include "server/ingest/ingest.h"

#include "server/ingest/batch.h"
#include "server/store/rows.h"

#include <algorithm>

namespace otklik::server {

namespace {

/// Cuts between two characters, not within one.
void cut(QString &text, qsizetype most)
{
    if (text.size() <= most)
        return;
    text.truncate(text.at(most).isLowSurrogate() ? most - 1 : most);
}

void keepInBounds(IncomingPost &post)
{
    cut(post.text, Ingest::longestText);
    for (QString *name : {&post.externalId, &post.threadExternalId, &post.inReplyTo, &post.threadUrl, &post.threadTitle,
                          &post.url, &post.authorExternalId, &post.authorHandle, &post.authorName, &post.authorUrl,
                          &post.authorBio, &post.language})
        cut(*name, Ingest::longestName);
    if (post.media.size() > mostMedia)
        post.media.resize(mostMedia);
    for (Media &one : post.media) {
        if (one.key.size() > longestMediaKey)
            one.key.clear(); // half a key fetches nothing
        cut(one.name, longestMediaName);
        cut(one.description, longestMediaDescription);
    }
}

} // namespace

Ingest::Ingest(Rows &rows) : m_rows(rows) { }

Ingest::~Ingest() = default;

Ingest::Counts Ingest::store(const Source &source, QList<IncomingPost> posts, Mode mode)
{
    for (IncomingPost &post : posts)
        keepInBounds(post);
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
    return mark(source, externalIds, true);
}

qint64 Ingest::markRestored(const SourceId &source, const QList<QString> &externalIds)
{
    return mark(source, externalIds, false);
}

qint64 Ingest::mark(const SourceId &source, const QList<QString> &externalIds, bool isDeleted)
{
    MentionStore mentions(m_rows);
    qint64 marked = 0;
    for (const QString &externalId : externalIds) {
        auto mention = mentions.byExternalId(source, externalId);
        if (!mention || mention->deletedAt.has_value() == isDeleted)
            continue;
        mention->deletedAt = isDeleted ? std::optional(m_rows.now()) : std::nullopt;
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
