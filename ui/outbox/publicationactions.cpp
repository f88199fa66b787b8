#include "ui/outbox/publicationactions.h"

#include "ui/common/deliver.h"

namespace otklik {

PublicationActions::PublicationActions(MutationLog &log, QObject *parent) : QObject(parent), m_log(log) { }

void PublicationActions::undo(const PublicationId &id)
{
    enqueue(PublicationUndo{id});
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
    deliver(this, m_log.enqueue(command), [this](const Result<MutationId> &answer) {
        if (!answer)
            Q_EMIT failed(answer.error());
    });
}

} // namespace otklik
