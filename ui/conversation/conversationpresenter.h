#pragma once

#include "models/stores.h"
#include "models/storeevents.h"
#include "models/user.h"
#include "ui/conversation/threadmodel.h"

#include <QObject>

namespace otklik {

/// Who answers the person of the open case, as far as this desktop knows.
enum class ClaimStanding {
    Free,
    Mine,
    Wished, ///< asked for while offline
    Other,
};

/// What there is before the messages that are shown.
enum class Earlier {
    None,
    Here,        ///< more on this computer
    OnServer,    ///< perhaps more on the server
    Reading,     ///< on its way
    Unreachable, ///< perhaps more on the server, which did not give it
};

/// Keeps one case open: its thread, live; claims, releases, takes over. What it
/// loads is also what the composer and the card start from (loaded()). Owned by
/// the composition root; UI thread.
class ConversationPresenter final : public QObject
{
    Q_OBJECT

public:
    ConversationPresenter(ConversationStore &store, MutationLog &log, StoreEvents &events, const Clock &clock,
                          const User &me, QObject *parent = nullptr);

    /// Where messages are asked for that this computer no longer keeps; outlives it.
    void setOlderHistory(OlderHistory *older) { m_older = older; }

    void open(const CaseId &id);
    void close();
    void loadEarlier();

    void claim();
    void release();
    /// Leads only: takes the person from whoever answers.
    void takeOver();
    /// Called while the person works on the case: renews a claim of mine before it runs out.
    void keepClaim();
    /// Called before a reply is handed over: the lease may end before the server hears of it,
    /// and a reply under a claim that has ended does not leave.
    void renewClaim();

    [[nodiscard]] Earlier earlier() const;
    [[nodiscard]] ThreadModel &model() { return m_model; }
    [[nodiscard]] const CaseId &openCase() const { return m_case; }
    [[nodiscard]] const std::optional<Conversation> &conversation() const { return m_conversation; }
    [[nodiscard]] ClaimStanding standing() const;
    [[nodiscard]] bool canTakeOver() const;
    /// A colleague has taken the person over from me while the case was open.
    [[nodiscard]] bool isTakenOver() const { return m_isTakenOver; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

Q_SIGNALS:
    void opened(const otklik::CaseId &id);  ///< another case; its content follows
    void loaded(const otklik::Conversation &conversation); ///< first content, and again after each change
    void closed();
    void earlierChanged();
    void entriesArrived(int count);  ///< new ones at the end since the case was opened
    void failed(const otklik::Error &error);

private:
    void reload();
    void take(const Conversation &conversation);
    void loadFromServer();
    void setReadingEarlier(bool isReading);
    [[nodiscard]] bool mayServerHaveMore() const;
    void enqueue(const Command &command);

    ConversationStore &m_store;
    MutationLog &m_log;
    const Clock &m_clock;
    User m_me;
    ThreadModel m_model;
    CaseId m_case;
    std::optional<Conversation> m_conversation;
    quint64 m_generation = 0;
    TimePoint m_renewedAt{};
    bool m_isTakenOver = false;
    bool m_isReading = false;
    bool m_isStale = false;
    bool m_isReadingEarlier = false;
    OlderHistory *m_older = nullptr;
    bool m_hasEarlierHere = false; ///< on this computer
    bool m_isFromServer = false;   ///< some of what is shown is not on this computer
    bool m_isServerDone = false;
    bool m_isUnreachable = false;
};

} // namespace otklik

Q_DECLARE_METATYPE(otklik::Conversation)
