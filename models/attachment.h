#pragma once

#include "models/fields.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <array>

class QJsonObject;

namespace otklik {

/// A picture that goes out with a reply. Its bytes lie apart, by their hash: see
/// AttachmentStore. What was taken along with it from the camera, such as the
/// place, has been removed before it becomes one.
struct Attachment final
{
    QString hash;        ///< SHA-256 of the bytes, in lower-case hexadecimal
    QString name;        ///< of the file, without its folder
    QString mediaType;   ///< attachmentTypes
    qint64 size = 0;     ///< bytes
    qint64 width = 0;    ///< pixels
    qint64 height = 0;
    QString description; ///< for those who cannot see it; goes out with it

    static constexpr auto fields()
    {
        return std::tuple(field("hash", &Attachment::hash), field("name", &Attachment::name),
                          field("media_type", &Attachment::mediaType), field("size", &Attachment::size),
                          field("width", &Attachment::width), field("height", &Attachment::height),
                          field("description", &Attachment::description));
    }
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// Of one reply, whatever the network allows.
inline constexpr qsizetype mostAttachments = 10;
inline constexpr qint64 largestAttachment = 2'000'000; ///< bytes; a request of the protocol holds one
inline constexpr qsizetype longestDescription = 1500;  ///< characters, as Mastodon counts them
inline constexpr qsizetype longestAttachmentName = 255;
inline constexpr std::array attachmentTypes{QLatin1StringView("image/jpeg"), QLatin1StringView("image/png")};

/// Of the first one; empty where there is none.
[[nodiscard]] inline QString hashOf(const QList<Attachment> &attachments)
{
    return attachments.isEmpty() ? QString() : attachments.constFirst().hash;
}

/// Those that the payload of a command names, by their hash.
[[nodiscard]] QStringList attachmentsNamedIn(const QJsonObject &payload);
/// What AttachmentStore calls these bytes.
[[nodiscard]] QString attachmentHashOf(const QByteArray &bytes);
/// attachmentTypes, told by how they begin; empty for anything else.
[[nodiscard]] QString attachmentTypeOf(const QByteArray &bytes);
/// Whether a command may name it: a hash, a type that is known, nothing over its bound.
[[nodiscard]] bool isSound(const Attachment &attachment);

} // namespace otklik
