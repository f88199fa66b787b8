#pragma once

#include "tests/ui/attachments/samplepictures.h"
#include "tests/ui/composer/desk.h"
#include "ui/attachments/attachmentspresenter.h"
#include "ui/attachments/picturereader.h"
#include "ui/attachments/pictureshelf.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace otklik {

/// The composer's desk with pictures, and a folder to take them from. Case 1 (VK) takes
/// four of them.
struct AttachmentDesk final
{
    Desk desk;
    QTemporaryDir folder;
    fakes::FakeAttachmentStore store;
    PictureReader reader;
    PictureShelf shelf{store, reader};
    AttachmentsPresenter pictures{desk.composer, AttachmentsPresenter::World{store, reader, shelf}};

    explicit AttachmentDesk(const std::function<void(User &)> &change = {}) : desk(change) { desk.show(1); }

    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return isWritten ? file.fileName() : QString();
    }

    /// A file with a picture of its own.
    [[nodiscard]] QString picture(int number) const
    {
        const QImage image = samples::parcel({120 + number, 80}, QColor::fromHsv(number * 40 % 360, 60, 230));
        return write(QStringLiteral("parcel-%1.png").arg(number), samples::encoded(image, "png"));
    }

    void attach(int number) { attach(QList<int>{number}); }
    void attach(const QList<int> &numbers)
    {
        QStringList files;
        for (const int number : numbers)
            files.append(picture(number));
        pictures.addFiles(files);
        QTRY_VERIFY(pictures.beingRead().isEmpty());
        Desk::settle();
    }

    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (const Attachment &one : pictures.attachments())
            names.append(one.name);
        return names;
    }

    [[nodiscard]] QString hash(qsizetype place) const { return pictures.attachments().value(place).hash; }
};

} // namespace otklik
