#pragma once

#include "server/import/importjob.h"

#include <QHash>

namespace otklik {

/// Keeps posts by external id, as a workspace would.
class MemorySink final : public PostSink
{
public:
    [[nodiscard]] Result<Counts> store(const QList<IncomingPost> &batch) override
    {
        if (failAfter >= 0 && failAfter-- == 0)
            return failure(Error::Kind::GiveUp, QStringLiteral("disk_full"));
        Counts counts;
        for (const IncomingPost &post : batch) {
            const bool isNew = !posts.contains(post.externalId);
            ++(isNew ? counts.stored : counts.alreadyThere);
            if (isNew) {
                posts.insert(post.externalId, post);
                order.append(post.externalId);
            }
        }
        return counts;
    }

    QHash<QString, IncomingPost> posts;
    QList<QString> order;
    int failAfter = -1; ///< fail the n-th call
};

} // namespace otklik
