#include "server/import/storesink.h"

#include "server/store/makeid.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"

namespace otklik::server {

namespace {

Source findOrMakeSource(Rows &rows, const QString &network, const QString &title)
{
    for (const Source &source : SourceStore(rows).sourcesOf(network))
        if (source.title == title && source.url.isEmpty())
            return source;
    Source source;
    source.id = makeId<SourceId>(rows);
    source.network = network;
    source.title = title;
    rows.put(source);
    return source;
}

} // namespace

StoreSink::StoreSink(Store &store, const QString &network, const QString &title, Ingest::Mode mode)
    : m_store(store), m_network(network), m_title(title), m_mode(mode)
{
}

Result<PostSink::Counts> StoreSink::store(const QList<IncomingPost> &posts)
{
    return m_store.write([&](Rows &rows) -> Result<Counts> {
        const Source source = findOrMakeSource(rows, m_network, m_title);
        const Ingest::Counts counts = Ingest(rows).store(source, posts, m_mode);
        // A file tells what was written once; an other text of a known post is an edit that it brings.
        return Counts{counts.stored, counts.unchanged + counts.edited};
    });
}

} // namespace otklik::server
