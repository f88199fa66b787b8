#pragma once

#include "guidance/checklist/replyreport.h"
#include "guidance/sameness/samenessindex.h"
#include "models/storeevents.h"
#include "models/stores.h"
#include "ui/common/rereading.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace otklik {

/// Looks whether the draft reads like a reply that somebody else got lately (C3). The earlier
/// replies are read after the start, kept as hashes, and followed; looking is done beside
/// the UI thread, a moment after the typing has paused. Owned by the composition root.
class SamenessWatch final : public QObject
{
    Q_OBJECT

public:
    SamenessWatch(CareStore &store, StoreEvents &events, const Clock &clock, QObject *parent = nullptr);
    ~SamenessWatch() override;

    /// Begins to read the replies of the last 30 days.
    void start();
    /// The draft as it is typed; the answer comes with found().
    void look(const CaseId &id, const QString &draft, const PersonId &to);

Q_SIGNALS:
    /// What reads the same; nothing, when nothing does.
    void found(const otklik::CaseId &id, const std::optional<otklik::SameText> &same);

private:
    struct Question final
    {
        CaseId caseId;
        QString draft;
        PersonId to;
    };

    void forget();
    void add(const QList<SentReply> &replies);
    void ask();
    void tell(const CaseId &id, const std::optional<SameReply> &same);

    CareStore &m_store;
    const Clock &m_clock;
    QThreadPool m_worker; ///< one thread: who adds never meets who looks
    std::shared_ptr<SamenessIndex> m_index;
    SentReplyCursor m_readUpTo;
    Rereading<QList<SentReply>> m_reading;
    Question m_question;
    QTimer m_pause;
};

} // namespace otklik
