#pragma once

#include "models/stores.h"

#include <QObject>
#include <QPointer>

namespace otklik {

class OutboxModel;

/// What a person can do with a reply that is on its way; for the composer's
/// strip, the outbox and the toast. Owned by the composition root; UI thread.
class PublicationActions final : public QObject
{
    Q_OBJECT

public:
    explicit PublicationActions(MutationLog &log, QObject *parent = nullptr);

    /// Where the parts of a reply are found that belong together.
    void follow(const OutboxModel &model);

    /// With all parts of it that have not left.
    void undo(const PublicationId &id);
    /// Another time for it and for what belongs to it; none: as soon as it may.
    void moveInTime(const PublicationId &id, std::optional<TimePoint> sendAt);
    void retry(const PublicationId &id);
    /// Back to the author: after a failure, or when a look into the network did not find it.
    void giveBack(const PublicationId &id);
    /// It stands in the network; `url` where, when known.
    void confirmSent(const PublicationId &id, const QString &url);

Q_SIGNALS:
    void failed(const otklik::Error &error);

private:
    void enqueue(const Command &command);

    MutationLog &m_log;
    QPointer<const OutboxModel> m_model;
};

} // namespace otklik
