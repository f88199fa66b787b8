#pragma once

#include "models/network.h"
#include "server/import/importjob.h"
#include "server/ingest/ingest.h"

namespace otklik::server {

class Store;

/// Puts imported posts into the workspace's database, each batch in one transaction.
class StoreSink final : public PostSink
{
public:
    /// The source of this network and title is made with the first batch.
    StoreSink(Store &store, const QString &network, const QString &title, Ingest::Mode mode);
    [[nodiscard]] Result<Counts> store(const QList<IncomingPost> &posts) override;

private:
    Store &m_store;
    const QString m_network;
    const QString m_title;
    const Ingest::Mode m_mode;
};

} // namespace otklik::server
