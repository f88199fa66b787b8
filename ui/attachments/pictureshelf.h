#pragma once

#include "models/stores.h"

#include "ui/attachments/picturereader.h"

#include <QCache>
#include <QImage>
#include <QObject>

#include <functional>

namespace otklik {

/// The pictures of attachments for the screen: their bytes from the store, decoded
/// elsewhere; thumbnails are kept for a while. Owned by the composition root; UI thread.
class PictureShelf final : public QObject
{
    Q_OBJECT

public:
    /// Errors: those of AttachmentStore::bytes(), and Corruption "picture_broken".
    using Then = std::function<void(const Result<QImage> &picture)>;

    PictureShelf(AttachmentStore &store, PictureReader &reader, PictureReader::Origin origin = PictureReader::Origin::Own,
                 QObject *parent = nullptr);

    /// One that has just been made here.
    void put(const QString &hash, const QImage &thumbnail);
    /// Of a draft or a publication, by the id of its row. `then` is dropped with its owner; it may be
    /// called at once.
    void thumbnail(QObject *owner, const QString &hash, const QString &row, const Then &then);
    /// As large as it was sent.
    void whole(QObject *owner, const QString &hash, const QString &row, const Then &then);

private:
    [[nodiscard]] QString nameOf(const QString &hash, const QString &row) const;
    void load(QObject *owner, const QString &hash, const QString &row, QSize most, const Then &then);

    AttachmentStore &m_store;
    PictureReader &m_reader;
    const PictureReader::Origin m_origin;
    QCache<QString, QImage> m_thumbnails;
};

} // namespace otklik
