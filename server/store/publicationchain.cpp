#include "server/store/publicationchain.h"

#include "server/store/publicationstore.h"
#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

void letChainFollow(Rows &rows, const PublicationId &sent, qint64 revisionBefore, qint64 revisionNow)
{
    const QList<Publication> following = PublicationStore(rows).waitingFor(sent);
    for (Publication next : following) {
        if (next.threadRevision == revisionBefore) {
            next.threadRevision = revisionNow;
            rows.put(next);
        }
        letChainFollow(rows, next.id, revisionBefore, revisionNow);
    }
}

void letChainFollowPost(Rows &rows, const SourceId &source, const QString &externalId, qint64 revisionBefore, qint64 revisionNow)
{
    QList<PublicationId> sent;
    {
        auto query = rows.database().query("SELECT p.id FROM publication p JOIN mention m ON m.id=p.mention_id "
                                           "WHERE p.external_id=? AND p.external_id<>'' AND p.state='sent' AND m.source_id=?");
        query.with(externalId, source);
        while (query.next())
            sent.append(query.value<PublicationId>(0));
    }
    for (const PublicationId &id : std::as_const(sent))
        letChainFollow(rows, id, revisionBefore, revisionNow);
}

} // namespace otklik::server
