#pragma once

#include "models/mention.h"
#include "models/result.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QPointer>

namespace otklik {

class PictureShelf;

/// The pictures beside posts, as far as somebody has looked at them: what is painted is asked for, and nothing else.
/// UI thread.
class MediaTiles final : public QObject
{
    Q_OBJECT

public:
    struct Tile final
    {
        QImage picture;  ///< null while it is not here
        QString failure; ///< why it cannot be shown; empty while it is on its way
    };

    using QObject::QObject;

    /// Without one nothing is asked for.
    void setShelf(PictureShelf *shelf);
    [[nodiscard]] PictureShelf *shelf() const;
    /// As it stands now; the first look asks for it.
    [[nodiscard]] const Tile &look(const MentionId &mention, const Media &media);
    /// What could not be had is asked for anew at the next look.
    void forgetFailures();

    /// What can be shown of it as a picture.
    [[nodiscard]] static bool isShown(const Media &media) { return !media.key.isEmpty(); }
    /// What stands in its place while there is none, and what a screen reader says.
    [[nodiscard]] static QString caption(const Media &media);

Q_SIGNALS:
    void changed(); ///< paint again

private:
    struct Wanted final
    {
        MentionId mention;
        QString key;
    };
    void askNext();
    void take(const Wanted &wanted, const Result<QImage> &picture);

    QPointer<PictureShelf> m_shelf;
    QList<Wanted> m_wanted; ///< the newest look last: it is asked for first
    int m_asked = 0;        ///< on their way
    QHash<QString, Tile> m_tiles; ///< by mention and key
};

} // namespace otklik
