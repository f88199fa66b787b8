#include "ui/composer/opencase.h"

#include "ui/common/deliver.h"

namespace otklik {

OpenCase::OpenCase(ConversationStore &store, StoreEvents &events, QObject *parent) : QObject(parent), m_store(store)
{
    connect(&events, &StoreEvents::changed, this, &OpenCase::apply);
}

void OpenCase::open(const CaseId &id)
{
    if (id == m_id)
        return;
    if (!m_id.isEmpty())
        Q_EMIT left(m_id);
    m_id = id;
    m_conversation.reset();
    Q_EMIT opened();
    if (!m_id.isEmpty())
        read();
}

void OpenCase::apply(const StoreChange &change)
{
    if (m_id.isEmpty())
        return;
    const bool concernsUs = change.everything || change.cases.contains(m_id)
        || (m_conversation
            && (change.threads.contains(m_conversation->thread.id)
                || change.persons.contains(m_conversation->supportCase.personId) || change.directory));
    if (concernsUs)
        read();
}

void OpenCase::read()
{
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    m_isStale = false;
    deliver(this, m_store.conversation(m_id), [this, asked = m_id](const Result<Conversation> &answer) {
        m_isReading = false;
        const bool isCurrent = asked == m_id;
        if (!isCurrent) {
            if (!m_id.isEmpty())
                read();
            return;
        }
        if (answer) {
            m_conversation = *answer;
            Q_EMIT changed();
        } else {
            Q_EMIT failed(answer.error());
        }
        if (m_isStale && asked == m_id)
            read();
    });
}

} // namespace otklik
