#pragma once

#include "models/storeevents.h"
#include "models/stores.h"
#include "ui/common/rereading.h"
#include "ui/outbox/outboxmodel.h"
#include "ui/outbox/standing.h"

#include <QObject>

namespace otklik {

/// Keeps the list of replies on their way up to date. One reading at a time.
/// Owned by the composition root; UI thread.
class OutboxPresenter final : public QObject
{
    Q_OBJECT

public:
    OutboxPresenter(OutboxStore &store, ConversationStore &conversations, StoreEvents &events, const Clock &clock,
                    QObject *parent = nullptr);

    /// Begins to read; nothing is read before.
    void start() { m_reading.start(); }
    /// Reads what stands in the thread of a reply whose fate is unknown; of another one nothing is read.
    void look(const Publication &publication);
    [[nodiscard]] const QList<StandingPost> &standing() const { return m_standing; }
    /// Of what is answered, in the network.
    [[nodiscard]] const QString &mentionUrl() const { return m_mentionUrl; }
    [[nodiscard]] OutboxModel &model() { return m_model; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

Q_SIGNALS:
    void loaded(); ///< after each reading
    void looked(); ///< standing() has been read
    void attentionChanged(int count); ///< how many need a person; for the rail's badge
    void failed(const otklik::Error &error);

private:
    void take(const Result<QList<OutboxItem>> &items);
    void readThread();
    void takeThread(const Conversation &conversation);

    ConversationStore &m_conversations;
    const Clock &m_clock;
    OutboxModel m_model;
    Rereading<QList<OutboxItem>> m_reading;
    Publication m_looked; ///< empty: none
    ThreadId m_thread;
    QList<StandingPost> m_standing;
    QString m_mentionUrl;
    int m_attention = 0;
    bool m_isLoaded = false;
};

} // namespace otklik
