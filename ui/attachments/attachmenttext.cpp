#include "ui/attachments/attachmenttext.h"

#include "ui/common/errortext.h"
#include "ui/common/plaintext.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype longestShownName = 40;

} // namespace

QString AttachmentText::name(const QString &name)
{
    const QString line = plaintext::oneLine(name);
    if (line.size() <= longestShownName)
        return plaintext::isolated(line);
    const qsizetype half = longestShownName / 2;
    return plaintext::isolated(line.left(half) + u'…' + line.right(half));
}

QString AttachmentText::fault(PictureFault fault, const QString &name)
{
    const QString file = AttachmentText::name(name);
    switch (fault) {
    case PictureFault::CannotOpen: return tr("“%1” cannot be read. Look whether it is still there and you may open it.").arg(file);
    case PictureFault::FileTooLarge:
        return tr("“%1” is larger than %2. Make it smaller and attach it again.")
            .arg(file, QLocale().formattedDataSize(largestPictureFile, 0, QLocale::DataSizeSIFormat));
    case PictureFault::TooManyPixels: return tr("“%1” has too many pixels. Make it smaller and attach it again.").arg(file);
    case PictureFault::Moving:
        return tr("“%1” is animated, and only its first picture would go out. Save the picture you mean as PNG or JPEG.").arg(file);
    case PictureFault::Heic: return tr("“%1” is a photo in HEIC or AVIF. Save it as JPEG and attach that.").arg(file);
    case PictureFault::Drawing: return tr("“%1” is a drawing (SVG). Save it as PNG and attach that.").arg(file);
    case PictureFault::Video: return tr("“%1” is a video or a sound. Only pictures can be attached.").arg(file);
    case PictureFault::Document:
        return tr("“%1” is a document (PDF). Only pictures can be attached: take a screenshot of the page.").arg(file);
    case PictureFault::OtherKind: return tr("“%1” is a picture of a kind that cannot be read here. Save it as PNG or JPEG.").arg(file);
    case PictureFault::NotAPicture: return tr("“%1” is not a picture. Choose a PNG, JPEG or GIF file.").arg(file);
    case PictureFault::Broken: return tr("“%1” is damaged. Save the picture anew and attach it again.").arg(file);
    }
    return {};
}

QString AttachmentText::notKept(const Error &error, const QString &name)
{
    return tr("“%1” is not attached. %2").arg(AttachmentText::name(name), ErrorText::sentence(error));
}

QString AttachmentText::twice(const QString &name)
{
    return tr("“%1” is attached already.").arg(AttachmentText::name(name));
}

QString AttachmentText::removed(const QString &name)
{
    return tr("Taken out: %1").arg(AttachmentText::name(name));
}

QString AttachmentText::notShown(const Error &error)
{
    if (error.kind == Error::Kind::Retry)
        return tr("The picture lies with the server. It can be shown when there is a connection.");
    return tr("The picture cannot be shown.");
}

QString AttachmentText::postNotShown(const Error &error)
{
    if (error.kind == Error::Kind::Retry)
        return tr("Not here yet: it comes when there is a connection.");
    if (error.code == QLatin1StringView("post_gone") || error.code == QLatin1StringView("not_found"))
        return tr("The network does not have it any more.");
    if (error.code == QLatin1StringView("media_too_large"))
        return tr("Too large to be shown here.");
    if (error.code == QLatin1StringView("picture_broken"))
        return tr("Not shown: it is damaged, or asks for more than a picture should.");
    return tr("It can be seen in the network only.");
}

QString AttachmentText::size(const Attachment &attachment)
{
    QStringList known;
    if (attachment.size > 0) // bytes are nothing to read
        known.append(QLocale().formattedDataSize(std::max<qint64>(attachment.size, 1000), 0, QLocale::DataSizeSIFormat));
    if (attachment.width > 0 && attachment.height > 0)
        known.append(QStringLiteral("%1 × %2").arg(attachment.width).arg(attachment.height));
    return known.join(QStringLiteral(" · "));
}

QString AttachmentText::inWords(const Attachment &attachment)
{
    const QString what = attachment.description.trimmed().isEmpty() ? tr("not described")
                                                                    : plaintext::oneLine(attachment.description);
    return tr("Picture %1, %2: %3").arg(name(attachment.name), size(attachment), what);
}

QString AttachmentText::limit(qsizetype most)
{
    return most > 0 ? tr("At most %n picture(s) go out with a reply there.", nullptr, static_cast<int>(most))
                    : tr("Pictures cannot be sent to this network from here.");
}

QString AttachmentText::overLimit(qsizetype most, const QStringList &left)
{
    QStringList names;
    for (const QString &one : left)
        names.append(name(one));
    return tr("%1 Not attached: %2.").arg(limit(most), names.join(QStringLiteral(", ")));
}

} // namespace otklik
