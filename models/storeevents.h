#pragma once

#include "models/id.h"

#include <QMetaType>
#include <QObject>
#include <QSet>

namespace otklik {

/// What a committed transaction of the cache touched, named by what pages show.
/// A change of an account's name also names the cases it stands in.
struct StoreChange final
{
    QSet<CaseId> cases;     ///< rows of the queue, conversations
    QSet<ThreadId> threads;
    QSet<PersonId> persons; ///< cards, claims
    QSet<PersonId> takenOver; ///< persons whom a colleague has taken over from me
    bool publications = false;
    bool pending = false;   ///< the list of waiting or refused mutations
    bool directory = false; ///< users, sources, the company's own contacts
    bool teamDocuments = false;
    bool care = false; ///< promises, bonuses or moderation of anybody
    bool proposals = false; ///< whether accounts are one person's
    bool channels = false;  ///< how completely sources are heard, places looked at by hand
    bool presence = false;  ///< who has which card open
    bool everything = false; ///< first sync or another workspace: read anew
};

/// Tells pages what changed in the cache. Signals come on the thread of the
/// receiver (queued), after the transaction has been committed.
class StoreEvents : public QObject
{
    Q_OBJECT

public:
    explicit StoreEvents(QObject *parent = nullptr) : QObject(parent) { }

Q_SIGNALS:
    void changed(const otklik::StoreChange &change);
};

} // namespace otklik

Q_DECLARE_METATYPE(otklik::StoreChange)
