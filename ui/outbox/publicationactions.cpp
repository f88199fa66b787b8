#include "ui/outbox/publicationactions.h"

#include "ui/common/enqueue.h"
#include "ui/outbox/outboxmodel.h"

namespace otklik {

PublicationActions::PublicationActions(MutationLog &log, QObject *parent) : QObject(parent), m_log(log) { }

void PublicationActions::follow(const OutboxModel &model)
{
    m_model = &model;
}

void PublicationActions::undo(const PublicationId &id)
{
    enqueue(PublicationUndo{m_model ? m_model->firstOf(id) : id});
}

void PublicationActions::moveInTime(const PublicationId &id, std::optional<TimePoint> sendAt)
{
    enqueue(PublicationMove{m_model ? m_model->firstOf(id) : id, sendAt});
}

void PublicationActions::retry(const PublicationId &id)
{
    enqueue(PublicationRetry{id});
}

void PublicationActions::giveBack(const PublicationId &id)
{
    enqueue(PublicationResolve{id, false, {}});
}

void PublicationActions::confirmSent(const PublicationId &id, const QString &url)
{
    enqueue(PublicationResolve{id, true, url.trimmed()});
}

void PublicationActions::enqueue(const Command &command)
{
    enqueueFor(this, m_log, command);
}

} // namespace otklik
