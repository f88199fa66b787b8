#pragma once

#include "models/storeevents.h"
#include "models/stores.h"
#include "models/user.h"
#include "ui/common/rereading.h"
#include "ui/moderation/moderationmodel.h"

#include <QObject>
#include <QUrl>

namespace otklik {

/// Removals and blocks that are not settled: all of them for a lead, who approves
/// or refuses them; one's own for an agent (D4). Needs no widget. UI thread.
class ModerationReviewPresenter final : public QObject
{
    Q_OBJECT

public:
    struct World final
    {
        CareStore &care;
        ConversationStore &conversations;
        MutationLog &log;
        StoreEvents &events;
        const TeamData &team;
        const Clock &clock;
        User me;
    };

    explicit ModerationReviewPresenter(const World &world, QObject *parent = nullptr);

    void start() { m_reading.start(); }
    void select(int row);

    [[nodiscard]] ModerationModel &model() { return m_model; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] const TeamData &team() const { return m_world.team; }
    [[nodiscard]] const Clock &clock() const { return m_world.clock; }
    /// What is looked at; nothing when the list is empty.
    [[nodiscard]] const std::optional<ModerationItem> &current() const { return m_current; }
    /// What else is on record about the person, newest first; none while it is read.
    [[nodiscard]] const std::optional<QList<Moderation>> &history() const { return m_history; }
    /// The message in its network; empty when not known here.
    [[nodiscard]] const QUrl &place() const { return m_place; }
    [[nodiscard]] bool canDecide() const;
    [[nodiscard]] bool canFinish() const;
    [[nodiscard]] bool canTakeBack() const;

    void approve(const QString &comment);
    /// An empty reason is refused.
    void refuse(const QString &reason);
    /// It was done in the network and the person told; or it is taken back.
    void finish(bool isDone);

Q_SIGNALS:
    void listChanged();
    void currentChanged();
    void waitingChanged(int count); ///< of what I have to do, for the badge
    void failed(const otklik::Error &error);

private:
    void take(const QList<ModerationItem> &items);
    void readHistory();
    void takeHistory(const QList<Moderation> &all);
    void enqueue(const Command &command);
    [[nodiscard]] bool isMyTurn(const Moderation &moderation) const;

    World m_world;
    ModerationModel m_model;
    std::optional<ModerationItem> m_current;
    std::optional<QList<Moderation>> m_history;
    QUrl m_place;
    Rereading<QList<ModerationItem>> m_reading;
    quint64 m_historyReading = 0; ///< of the history: older answers are dropped
    int m_waiting = 0;
    bool m_isLoaded = false;
};

} // namespace otklik
