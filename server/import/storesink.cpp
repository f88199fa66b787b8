#include "server/import/storesink.h"

#include "server/store/makeid.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"

namespace otklik::server {

Result<Source> StoreSink::findOrMakeSource(Store &store, const QString &network, const QString &title)
{
    return store.write([&](Rows &rows) -> Result<Source> {
        for (const Source &source : SourceStore(rows).sourcesOf(network))
            if (source.title == title && source.url.isEmpty())
                return source;
        Source source;
        source.id = makeId<SourceId>(rows);
        source.network = network;
        source.title = title;
        rows.put(source);
        return source;
    });
}

StoreSink::StoreSink(Store &store, Source source, Ingest::Mode mode)
    : m_store(store), m_source(std::move(source)), m_mode(mode)
{
}

Result<PostSink::Counts> StoreSink::store(const QList<IncomingPost> &posts)
{
    return m_store.write([&](Rows &rows) -> Result<Counts> {
        const Ingest::Counts counts = Ingest(rows).store(m_source, posts, m_mode);
        // A file tells what was written once; an other text of a known post is an edit that it brings.
        return Counts{counts.stored, counts.unchanged + counts.edited};
    });
}

} // namespace otklik::server
