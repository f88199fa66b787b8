#pragma once

#include "models/storeevents.h"
#include "models/stores.h"

#include <QObject>

namespace otklik {

/// Says in words that a colleague has taken people over from me, whichever page is
/// shown. Owned by the composition root; UI thread.
class TakeOverWatch final : public QObject
{
    Q_OBJECT

public:
    /// `store` outlives it.
    TakeOverWatch(ConversationStore &store, StoreEvents &events, QObject *parent = nullptr);

Q_SIGNALS:
    void told(const QString &sentence);

private:
    void tellOf(const PersonId &id);

    ConversationStore &m_store;
};

} // namespace otklik
