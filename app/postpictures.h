#pragma once

#include "models/stores.h"

namespace otklik {

class Workplace;

/// The pictures beside customers' posts, as a store that is read only: `hash` is Media::key and `of` the mention's id.
/// From the cache, else from the server, which asks the network; then a copy lies in the cache for a while. Nobody has
/// looked into the bytes. Owned by the workplace; UI thread.
class PostPictures final : public QObject, public AttachmentStore
{
    Q_OBJECT

public:
    explicit PostPictures(Workplace &workplace)
        : m_workplace(workplace)
    {}

    /// Nothing is kept here: GiveUp "not_possible".
    Answer<QString> keep(const QByteArray &bytes) override;
    /// Errors: Retry "offline", and those of GET /v1/mentions/{id}/media.
    Answer<QByteArray> bytes(const QString &hash, const QString &of) override;

private:
    Workplace &m_workplace;
};

} // namespace otklik
