#include "ui/customer/photopresenter.h"

#include "ui/attachments/attachmenttext.h"
#include "ui/attachments/offeredpictures.h"
#include "ui/attachments/picturereader.h"
#include "ui/attachments/pictureshelf.h"
#include "ui/common/deliver.h"
#include "ui/common/enqueue.h"
#include "ui/customer/customerpresenter.h"

#include <QFileInfo>

namespace otklik {

PhotoPresenter::PhotoPresenter(CustomerPresenter &customer, const World &world, QObject *parent)
    : QObject(parent), m_customer(customer), m_world(world)
{
    connect(&customer, &CustomerPresenter::loaded, this, &PhotoPresenter::show);
    connect(&customer, &CustomerPresenter::opened, this, &PhotoPresenter::show);
    connect(this, &PhotoPresenter::undoOffered, &customer, &CustomerPresenter::undoOffered);
    connect(this, &PhotoPresenter::failed, &customer, &CustomerPresenter::takeBack);
}

void PhotoPresenter::show()
{
    const auto &card = m_customer.card();
    const QString hash = card ? hashOf(card->person.photo) : QString();
    if (hash == m_hash)
        return;
    m_hash = hash;
    m_picture = {};
    if (!hash.isEmpty())
        m_world.shelf.thumbnail(this, hash, card->person.id.value, [this, hash](const Result<QImage> &picture) {
            if (hash != m_hash || !picture)
                return; // without a connection the initials stay
            m_picture = *picture;
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void PhotoPresenter::choose(const QString &path)
{
    prepare(m_world.reader.file(path), QFileInfo(path).fileName());
}

void PhotoPresenter::take(const OfferedPictures &offered)
{
    const QString name = tr("photo");
    if (!offered.files.isEmpty())
        choose(offered.files.constFirst());
    else if (!offered.bytes.isEmpty())
        prepare(m_world.reader.bytes(offered.bytes, name), name);
    else if (!offered.image.isNull())
        prepare(m_world.reader.image(offered.image, name), name);
}

void PhotoPresenter::prepare(const QFuture<PictureResult> &reading, const QString &name)
{
    if (!m_customer.card())
        return;
    ++m_preparing;
    Q_EMIT changed();
    const Wish wish{m_customer.person(), m_customer.card()->person.photo, name};
    deliver(this, reading, [this, wish](const PictureResult &prepared) { keep(wish, prepared); });
}

void PhotoPresenter::keep(const Wish &wish, const PictureResult &prepared)
{
    if (!prepared) {
        finish();
        Q_EMIT told(AttachmentText::fault(prepared.error(), wish.name));
        return;
    }
    m_world.shelf.put(prepared->attachment.hash, prepared->thumbnail);
    // The card names it only when the bytes are safe.
    deliver(this, m_world.store.keep(prepared->bytes),
            [this, wish, attachment = prepared->attachment](const Result<QString> &kept) {
                finish();
                if (!kept)
                    Q_EMIT failed(kept.error());
                else if (attachment.hash != hashOf(wish.before))
                    set(wish, {attachment}, tr("Photo changed"));
            });
}

void PhotoPresenter::finish()
{
    --m_preparing;
    Q_EMIT changed();
}

void PhotoPresenter::remove()
{
    if (hasPhoto())
        set({m_customer.person(), m_customer.card()->person.photo, {}}, {}, tr("Photo removed"));
}

void PhotoPresenter::set(const Wish &wish, const QList<Attachment> &photo, const QString &what)
{
    enqueueFor(this, m_world.log, PersonPhotoSet{wish.person, photo, hashOf(wish.before)});
    if (m_customer.person() == wish.person)
        m_customer.amend([&](CustomerCard &card) { card.person.photo = photo; });
    Q_EMIT undoOffered(what, PersonPhotoSet{wish.person, wish.before, hashOf(photo)});
}

} // namespace otklik
