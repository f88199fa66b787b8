#pragma once

#include "models/stores.h"
#include "ui/attachments/picture.h"

#include <QImage>
#include <QObject>

namespace otklik {

class CustomerPresenter;
class PictureReader;
class PictureShelf;
struct OfferedPictures;

/// The picture of the person whose card is open. A new one is prepared elsewhere, kept, and only then
/// named by the card; what was begun for a person ends with that person, whatever is open by then.
/// Needs no widget. Owned by the composition root; UI thread.
class PhotoPresenter final : public QObject
{
    Q_OBJECT

public:
    struct World final
    {
        AttachmentStore &store;
        PictureReader &reader;
        PictureShelf &shelf;
        MutationLog &log;
    };

    PhotoPresenter(CustomerPresenter &customer, const World &world, QObject *parent = nullptr);

    /// Null: there is none, or it has not come yet.
    [[nodiscard]] const QImage &picture() const { return m_picture; }
    [[nodiscard]] bool hasPhoto() const { return !m_hash.isEmpty(); }
    [[nodiscard]] bool isPreparing() const { return m_preparing > 0; }

    void choose(const QString &path);
    /// Dropped or pasted: the first one.
    void take(const OfferedPictures &offered);
    void remove();

Q_SIGNALS:
    void changed();
    void undoOffered(const QString &what, const otklik::Command &inverse);
    void told(const QString &sentence); ///< why a file is not taken
    void failed(const otklik::Error &error);

private:
    struct Wish final
    {
        PersonId person;
        QList<Attachment> before;
        QString name; ///< of the file
    };

    void show();
    void prepare(const QFuture<PictureResult> &reading, const QString &name);
    void keep(const Wish &wish, const PictureResult &prepared);
    void set(const Wish &wish, const QList<Attachment> &photo, const QString &what);
    void finish();

    CustomerPresenter &m_customer;
    const World m_world;
    QImage m_picture;
    QString m_hash;
    int m_preparing = 0;
};

} // namespace otklik
