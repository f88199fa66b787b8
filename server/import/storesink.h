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
    /// Finds the source of this network and title that imports feed, or makes it.
    [[nodiscard]] static Result<Source> findOrMakeSource(Store &store, const QString &network, const QString &title);

    StoreSink(Store &store, Source source, Ingest::Mode mode);
    [[nodiscard]] Result<Counts> store(const QList<IncomingPost> &posts) override;

private:
    Store &m_store;
    const Source m_source;
    const Ingest::Mode m_mode;
};

} // namespace otklik::server
