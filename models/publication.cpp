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
        return to == Sent || to == Failed || to == Unknown || to == Queued;
    case Failed:
        return to == Queued || to == Draft || to == Sent;
    case Unknown:
        return to == Sent || to == Queued || to == Failed || to == Draft;
    case Sent:
        return false;
    }
    return false;
}

QString textHashOf(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace otklik
