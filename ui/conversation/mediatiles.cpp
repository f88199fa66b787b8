#include "ui/conversation/mediatiles.h"

#include "ui/attachments/attachmenttext.h"
#include "ui/attachments/pictureshelf.h"
#include "ui/common/plaintext.h"

namespace otklik {

void MediaTiles::setShelf(PictureShelf *shelf)
{
    m_shelf = shelf;
}

PictureShelf *MediaTiles::shelf() const
{
    return m_shelf;
}

const MediaTiles::Tile &MediaTiles::look(const MentionId &mention, const Media &media)
{
    const QString name = mention.value + u' ' + media.key;
    if (const auto known = m_tiles.constFind(name); known != m_tiles.cend())
        return *known;
    m_tiles.insert(name, {});
    if (m_shelf)
        m_shelf->thumbnail(this, media.key, mention.value, [this, name](const Result<QImage> &picture) {
            Tile &tile = m_tiles[name];
            if (picture)
                tile.picture = *picture;
            else
                tile.failure = AttachmentText::postNotShown(picture.error());
            Q_EMIT changed();
        });
    return m_tiles[name];
}

void MediaTiles::forgetFailures()
{
    m_tiles.removeIf([](auto one) { return !one->failure.isEmpty(); });
}

QString MediaTiles::caption(const Media &media)
{
    QString said = plaintext::oneLine(media.description);
    if (said.isEmpty())
        said = plaintext::oneLine(media.name);
    if (!said.isEmpty())
        return said;
    switch (media.kind) {
    case MediaKind::Picture: return tr("Picture");
    case MediaKind::Video: return tr("Video");
    case MediaKind::Sound: return tr("Sound");
    case MediaKind::File: return tr("File");
    }
    return {};
}

} // namespace otklik
