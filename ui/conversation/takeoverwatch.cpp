#include "ui/conversation/takeoverwatch.h"

#include "ui/common/deliver.h"
#include "ui/common/plaintext.h"

namespace otklik {

TakeOverWatch::TakeOverWatch(ConversationStore &store, StoreEvents &events, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.takenOver.size() == 1)
            tellOf(*change.takenOver.begin());
        else if (change.takenOver.size() > 1)
            Q_EMIT told(tr("Colleagues are answering %n people in your place now. What you wrote is kept.", nullptr,
                           static_cast<int>(change.takenOver.size())));
    });
}

void TakeOverWatch::tellOf(const PersonId &id)
{
    deliver(this, m_store.card(id), [this](const Result<CustomerCard> &card) {
        if (card)
            Q_EMIT told(tr("%1 is answering %2 in your place now. What you wrote is kept.")
                            .arg(plaintext::isolated(plaintext::oneLine(card->holderName)),
                                 plaintext::isolated(plaintext::oneLine(card->displayName))));
    });
}

} // namespace otklik
