#pragma once

#include "ui/attachments/picture.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

namespace otklik {

/// Prepares pictures and decodes attachments on a thread of its own, one after the other: a large one
/// takes hundreds of megabytes for a moment. Answers come with deliver(), in the order of asking.
/// Owned by the composition root; UI thread.
class PictureReader final : public QObject
{
    Q_OBJECT

public:
    explicit PictureReader(QObject *parent = nullptr);
    ~PictureReader() override;

    [[nodiscard]] QFuture<PictureResult> file(const QString &path);
    [[nodiscard]] QFuture<PictureResult> bytes(const QByteArray &bytes, const QString &name);
    [[nodiscard]] QFuture<PictureResult> image(const QImage &image, const QString &name);
    /// Whose picture it is: of a stranger's less is borne.
    enum class Origin { Own, Post };
    /// See shownPicture() and postPicture().
    [[nodiscard]] QFuture<QImage> shown(const QByteArray &bytes, QSize most, Origin origin);

private:
    QThreadPool m_pool;
};

} // namespace otklik
