#include "models/publication.h"

#include <QCryptographicHash>

namespace otklik {

bool canMove(PublicationState from, PublicationState to)
{
    using enum PublicationState;
    switch (from) {
    case Draft:
        return to == InReview || to == Approved;
    case InReview:
        return to == Draft || to == Approved;
    case Approved:
        return to == Queued || to == InReview || to == Draft;
    case Queued:
        return to == Sending || to == Draft || to == Failed;
    case Sending:
        return to == Sent || to == Held || to == Failed || to == Unknown || to == Queued;
    case Failed:
        return to == Queued || to == Draft || to == Sent;
    case Held:
        return to == Sent || to == Failed || to == Draft;
    case Unknown:
        return to == Sent || to == Held || to == Queued || to == Failed || to == Draft;
    case Sent:
        return to == Failed; // it came back: taken by the network, and then not brought to the person
    }
    return false;
}

QString wordsOf(const QString &text, const QList<Attachment> &attachments)
{
    QStringList parts{text};
    for (const Attachment &one : attachments)
        parts.append(one.description);
    return parts.join(u'\n');
}

QString textHashOf(const QString &text, const QList<Attachment> &attachments)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(text.toUtf8());
    for (const Attachment &one : attachments) {
        // A zero and a length before each part: no text can be made to look like a picture.
        const QByteArray description = one.description.toUtf8();
        hash.addData(QByteArray(1, '\0') + one.hash.toLatin1() + QByteArray::number(description.size()) + ':' + description);
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace otklik
