#pragma once

#include "guidance/wording/replyanalyzer.h"
#include "models/storeevents.h"
#include "models/stores.h"
#include "models/user.h"
#include "ui/common/rereading.h"
#include "ui/composer/checklistmodel.h"
#include "ui/conversation/threadmodel.h"
#include "ui/review/reviewmodel.h"

#include <QObject>

namespace otklik {

/// What happened in a thread after a reply had been submitted.
struct ReviewChange final
{
    enum class Kind { Added, Edited, Deleted };

    Kind kind = Kind::Added;
    ConversationEntry entry;
};

/// The changes of a thread since `submittedAt`, oldest first.
[[nodiscard]] QList<ReviewChange> changesSince(const Conversation &conversation, TimePoint submittedAt);

/// Drafts that lie with a lead: all of them for a lead, one's own for an agent
/// (to read and to take back). Approval is bound to the exact text and to the
/// thread as the lead sees it (L1). Needs no widget. UI thread.
class ReviewPresenter final : public QObject
{
    Q_OBJECT

public:
    struct World final
    {
        OutboxStore &outbox;
        ConversationStore &conversations;
        MutationLog &log;
        StoreEvents &events;
        const Clock &clock;
        User me;
        QHash<QString, NetworkRules> rules;
    };

    explicit ReviewPresenter(const World &world, QObject *parent = nullptr);

    void start() { m_reading.start(); }
    void select(int row);

    [[nodiscard]] ReviewModel &model() { return m_model; }
    [[nodiscard]] ThreadModel &thread() { return m_thread; }
    [[nodiscard]] ChecklistModel &checklist() { return m_checklist; }
    [[nodiscard]] ReplyAnalyzer &analyzer() { return m_analyzer; }
    /// The analyzer has been given other definitions or words.
    void readWordingAnew();
    /// The team's own numbers, which are personal data, too.
    void setNumberPatterns(const QList<NumberPattern> &patterns);
    /// What the team has taught; they live until the next call.
    void setModels(const TeamModels &models);
    [[nodiscard]] const Clock &clock() const { return m_world.clock; }
    [[nodiscard]] const PrivacyOptions &privacy() const { return m_brief.context.privacy; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    /// What is looked at; nothing when the list is empty.
    [[nodiscard]] const std::optional<OutboxItem> &current() const { return m_current; }
    /// What was handed over with it, lies here too, and is decided with it: the other parts of a long reply, or
    /// the public line of a private one.
    [[nodiscard]] QList<Publication> together() const;
    [[nodiscard]] const QList<ReviewChange> &changes() const { return m_changes; }
    [[nodiscard]] const ReplyReport &report() const { return m_report; }
    [[nodiscard]] QString language() const;
    [[nodiscard]] bool isMine() const;
    /// A lead decides, never about his own text.
    [[nodiscard]] bool canDecide() const;
    /// Personal data in public: approving asks for a reason.
    [[nodiscard]] bool needsReason() const;
    /// Why approving is not possible now; empty when it is.
    [[nodiscard]] QString approveReason(const QString &overrideReason) const;

    void approve(const QString &overrideReason);
    /// An empty comment is refused.
    void giveBack(const QString &comment);
    void takeBack();

Q_SIGNALS:
    void listChanged();    ///< after each reading of the list
    void currentChanged(); ///< another draft, or its thread has been read
    void decided(bool isApproved);
    void wordingChanged(); ///< what is coloured is read anew
    void waitingChanged(int count); ///< for the rail's badge
    void failed(const otklik::Error &error);

private:
    void take(const QList<OutboxItem> &items);
    void readThread();
    void takeThread(const Conversation &conversation);
    void enqueue(const QList<Command> &commands, std::optional<bool> isApproved);

    World m_world;
    ReviewModel m_model;
    ThreadModel m_thread;
    ChecklistModel m_checklist;
    ReplyAnalyzer m_analyzer;
    QList<NumberPattern> m_numberPatterns;
    TeamModels m_models;
    std::optional<OutboxItem> m_current;
    std::optional<Conversation> m_conversation;
    QList<ReviewChange> m_changes;
    ReplyBrief m_brief;
    ReplyReport m_report;
    Rereading<QList<OutboxItem>> m_reading;
    quint64 m_threadReading = 0; ///< of the thread: older answers are dropped
    int m_waiting = 0;
    bool m_isLoaded = false;
};

} // namespace otklik
