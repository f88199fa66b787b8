#include "ui/attachments/pictureshelf.h"

#include "ui/attachments/picturereader.h"
#include "ui/common/deliver.h"

namespace otklik {

namespace {

constexpr qsizetype keptBytes = 32'000'000; // some sixty thumbnails

} // namespace

PictureShelf::PictureShelf(AttachmentStore &store, PictureReader &reader, PictureReader::Origin origin, QObject *parent)
    : QObject(parent), m_store(store), m_reader(reader), m_origin(origin), m_thumbnails(keptBytes)
{
}

void PictureShelf::put(const QString &hash, const QImage &thumbnail)
{
    m_thumbnails.insert(hash, new QImage(thumbnail), thumbnail.sizeInBytes());
}

void PictureShelf::thumbnail(QObject *owner, const QString &hash, const QString &row, const Then &then)
{
    const QString name = nameOf(hash, row);
    if (const QImage *kept = m_thumbnails.object(name))
        return then(*kept);
    load(owner, hash, row, thumbnailSize, [this, name, then](const Result<QImage> &picture) {
        if (picture)
            put(name, *picture);
        then(picture);
    });
}

void PictureShelf::whole(QObject *owner, const QString &hash, const QString &row, const Then &then)
{
    load(owner, hash, row, {longestSentSide, longestSentSide}, then);
}

/// An own picture is the same wherever its hash stands; a post's key is its own.
QString PictureShelf::nameOf(const QString &hash, const QString &row) const
{
    return m_origin == PictureReader::Origin::Own ? hash : row + u' ' + hash;
}

void PictureShelf::load(QObject *owner, const QString &hash, const QString &row, QSize most, const Then &then)
{
    deliver(owner, m_store.bytes(hash, row), [this, owner, most, then](const Result<QByteArray> &bytes) {
        if (!bytes)
            return then(tl::unexpected<Error>(bytes.error()));
        deliver(owner, m_reader.shown(*bytes, most, m_origin), [then](const QImage &picture) {
            if (picture.isNull())
                then(failure(Error::Kind::Corruption, QStringLiteral("picture_broken")));
            else
                then(picture);
        });
    });
}

} // namespace otklik
