#pragma once

#include <QByteArray>
#include <QImage>
#include <QStringList>

class QMimeData;

namespace otklik {

/// What a clipboard or a drop offers as pictures. Files of this computer only: nothing
/// is ever loaded from an address. Bytes are taken as they are and decoded elsewhere.
struct OfferedPictures final
{
    QStringList files;
    QByteArray bytes; ///< of a picture in a format of its own
    QImage image;     ///< one of this program, or of a platform that decodes by itself

    [[nodiscard]] bool isEmpty() const { return files.isEmpty() && bytes.isEmpty() && image.isNull(); }
};

/// Whether there is something for offeredPictures(), without taking it.
[[nodiscard]] bool offersPictures(const QMimeData *data);
[[nodiscard]] OfferedPictures offeredPictures(const QMimeData *data);
/// The same for pasting, where text goes before a picture of it; files go before their names.
[[nodiscard]] bool offersPicturesToPaste(const QMimeData *data);

} // namespace otklik
