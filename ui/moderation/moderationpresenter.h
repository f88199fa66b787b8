#pragma once

#include "models/stores.h"
#include "models/storeevents.h"
#include "models/user.h"
#include "ui/conversation/threadmodel.h"

#include <QObject>
#include <QPointer>

namespace otklik {

class ConversationPresenter;
class ModerationForm;
class TeamData;

/// Moderation where the agent works (D4): begins a warning, a removal or a block
/// for a message of the open conversation, sends it, and keeps what was decided
/// written at the foot of the messages. Owned by the composition root; UI thread.
class ModerationPresenter final : public QObject
{
    Q_OBJECT

public:
    struct World final
    {
        ConversationPresenter &conversation;
        ConversationStore &conversations;
        OutboxStore &outbox;
        MutationLog &log;
        StoreEvents &events;
        const TeamData &team;
        const Clock &clock;
        User me;
    };

    explicit ModerationPresenter(const World &world, QObject *parent = nullptr);

    /// A message of somebody else's than ours in the open conversation.
    [[nodiscard]] bool canBegin(const MentionId &id) const;
    /// A new form for the message; null where there is none to write. The caller owns it.
    [[nodiscard]] std::unique_ptr<ModerationForm> begin(ModerationKind kind, const MentionId &id);
    /// Sends what the form says, if nothing stands in its way.
    void send(const ModerationForm &form, bool isToldInReply);

    /// What was decided about a message, newest first.
    [[nodiscard]] QList<Moderation> decisionsAbout(const MentionId &id) const;
    [[nodiscard]] const ConversationEntry *entry(const MentionId &id) const;
    /// Whether the reply of the open case goes to the author of the message.
    [[nodiscard]] bool isAnsweredHere(const MentionId &id) const;
    [[nodiscard]] bool canFinish(const Moderation &moderation) const;
    [[nodiscard]] bool canTakeBack(const Moderation &moderation) const;
    /// It was done in the network and the person told; or it is taken back.
    void finish(const ModerationId &id, bool isDone);
    [[nodiscard]] const TeamData &team() const { return m_world.team; }
    [[nodiscard]] const Clock &clock() const { return m_world.clock; }

Q_SIGNALS:
    void sent(otklik::ModerationKind kind);
    /// The author has to be told this; `isHere`: in the reply to the open case.
    void replyWanted(const QString &notice, bool isHere);
    void decisionsChanged();
    void failed(const otklik::Error &error);

private:
    struct Waiting final ///< asked for here, not in the cache yet
    {
        ModerationAdd command;
        PendingMutation pending;
    };

    void readPending();
    void takePending(const QList<PendingMutation> &pending);
    void readRecord(const CaseId &id, ModerationForm &form);
    void showMarks();
    void tellForm();
    [[nodiscard]] QList<ModerationKind> pendingKinds(const MentionId &id) const;
    void enqueue(const Command &command, const std::function<void()> &then);

    World m_world;
    QList<Waiting> m_waiting;
    QPointer<ModerationForm> m_form; ///< the newest; told of news
};

} // namespace otklik
