#include "ui/attachments/picturereader.h"

#include "ui/attachments/picturecoding.h"
#include "ui/attachments/postpicture.h"
#include "ui/common/background.h"

namespace otklik {

PictureReader::PictureReader(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

PictureReader::~PictureReader()
{
    m_pool.clear();
    m_pool.waitForDone(); // reading one is bounded
}

QFuture<PictureResult> PictureReader::file(const QString &path)
{
    return inBackground(m_pool, [path] { return preparePictureFile(path); });
}

QFuture<PictureResult> PictureReader::bytes(const QByteArray &bytes, const QString &name)
{
    return inBackground(m_pool, [bytes, name] { return preparePicture(bytes, name); });
}

QFuture<PictureResult> PictureReader::image(const QImage &image, const QString &name)
{
    return inBackground(m_pool, [image, name] { return preparePicture(image, name); });
}

QFuture<QImage> PictureReader::shown(const QByteArray &bytes, QSize most, Origin origin)
{
    return inBackground(m_pool, [=] { return origin == Origin::Own ? shownPicture(bytes, most) : postPicture(bytes, most); });
}

} // namespace otklik
