#include "models/attachment.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace otklik {

QStringList attachmentsNamedIn(const QJsonObject &payload)
{
    QStringList hashes;
    const QJsonArray named = payload.value(QLatin1StringView("attachments")).toArray();
    for (const QJsonValue &one : named)
        hashes.append(one.toObject().value(QLatin1StringView("hash")).toString());
    return hashes;
}

QString attachmentHashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString attachmentTypeOf(const QByteArray &bytes)
{
    if (bytes.startsWith(QByteArrayView("\xff\xd8\xff")))
        return attachmentTypes[0];
    if (bytes.startsWith(QByteArrayView("\x89PNG\r\n\x1a\n")))
        return attachmentTypes[1];
    return {};
}

bool isSound(const Attachment &attachment)
{
    const auto isDigit = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    return attachment.hash.size() == 64 && std::ranges::all_of(attachment.hash, isDigit)
        && std::ranges::find(attachmentTypes, attachment.mediaType) != attachmentTypes.end()
        && attachment.name.size() <= longestAttachmentName && attachment.description.size() <= longestDescription
        && attachment.size > 0 && attachment.size <= largestAttachment && attachment.width > 0 && attachment.height > 0;
}

} // namespace otklik
