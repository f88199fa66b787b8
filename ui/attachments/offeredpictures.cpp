#include "ui/attachments/offeredpictures.h"

#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <array>

namespace otklik {

namespace {

constexpr std::array formats{QLatin1StringView("image/png"), QLatin1StringView("image/jpeg"),
                             QLatin1StringView("image/gif"), QLatin1StringView("image/webp"),
                             QLatin1StringView("image/bmp")};

/// All of them, or none: a list of addresses is not for us.
QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile())
            return {};
        files.append(url.toLocalFile());
    }
    return files;
}

bool offersImage(const QMimeData *data)
{
    return data->hasImage() || std::ranges::any_of(formats, [data](QLatin1StringView one) { return data->hasFormat(one); });
}

} // namespace

bool offersPictures(const QMimeData *data)
{
    return data && (!localFiles(data).isEmpty() || offersImage(data));
}

bool offersPicturesToPaste(const QMimeData *data)
{
    return data && (!localFiles(data).isEmpty() || (offersImage(data) && data->text().trimmed().isEmpty()));
}

OfferedPictures offeredPictures(const QMimeData *data)
{
    OfferedPictures offered;
    offered.files = localFiles(data);
    if (!offered.files.isEmpty())
        return offered;
    for (const QLatin1StringView format : formats) {
        offered.bytes = data->data(format);
        if (!offered.bytes.isEmpty())
            return offered;
    }
    offered.image = qvariant_cast<QImage>(data->imageData());
    return offered;
}

} // namespace otklik
