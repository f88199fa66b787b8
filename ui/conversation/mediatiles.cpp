#include "ui/conversation/mediatiles.h"

#include "ui/attachments/attachmenttext.h"
#include "ui/attachments/pictureshelf.h"
#include "ui/common/plaintext.h"

#include <QTimer>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr int atOnce = 2;
constexpr auto untilAskedAgain = 2s;

QString nameOf(const MentionId &mention, const QString &key)
{
    return mention.value + u' ' + key;
}

} // namespace

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
    const QString name = nameOf(mention, media.key);
    if (const auto known = m_tiles.constFind(name); known != m_tiles.cend())
        return *known;
    m_tiles.insert(name, {});
    m_wanted.append({mention, media.key});
    askNext();
    return m_tiles[name];
}

/// A few at a time, as the server fetches them.
void MediaTiles::askNext()
{
    while (m_shelf && m_asked < atOnce && !m_wanted.isEmpty()) {
        const Wanted wanted = m_wanted.takeLast();
        ++m_asked;
        m_shelf->thumbnail(this, wanted.key, wanted.mention.value, [this, wanted](const Result<QImage> &picture) {
            --m_asked;
            take(wanted, picture);
            askNext();
        });
    }
}

void MediaTiles::take(const Wanted &wanted, const Result<QImage> &picture)
{
    // Colleagues look, too: its turn comes.
    if (!picture && picture.error().code == QLatin1StringView("media_busy")) {
        QTimer::singleShot(untilAskedAgain, this, [this, wanted] {
            m_wanted.prepend(wanted);
            askNext();
        });
        return;
    }
    Tile &tile = m_tiles[nameOf(wanted.mention, wanted.key)];
    if (picture)
        tile.picture = *picture;
    else
        tile.failure = AttachmentText::postNotShown(picture.error());
    Q_EMIT changed();
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
