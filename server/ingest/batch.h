#pragma once

#include "models/entity.h"
#include "server/ingest/ingest.h"
#include "server/store/casestore.h"
#include "server/store/mentionstore.h"
#include "server/store/peoplestore.h"

#include <QHash>
#include <QSet>

#include <chrono>

namespace otklik::server {

/// One batch on its way in: remembers the threads, accounts and cases it has
/// met, so that each is looked up once and written once, at the end.
class Ingest::Batch final
{
public:
    Batch(Rows &rows, const Source &source, Mode mode);

    void take(const IncomingPost &post);
    /// Writes the threads and cases that the posts have changed.
    void finish();
    [[nodiscard]] const Counts &counts() const { return m_counts; }

private:
    /// A row with the mark that it differs from what is stored.
    template <class Row>
    struct Kept
    {
        Row row;
        bool isChanged = false;
    };
    using KeptThread = Kept<Thread>;
    using KeptCase = Kept<Case>;

    void takeKnown(Mention mention, const IncomingPost &post);
    void takeNew(const IncomingPost &post);
    Account accountOf(const IncomingPost &post);
    /// The account writes in this source: its team gets to know the person.
    void introduce(const Account &account);
    Account newAccount(const IncomingPost &post);
    void refreshAccount(Account &account, const IncomingPost &post);
    ThreadId threadOf(const IncomingPost &post);
    ThreadId threadNamed(const QString &externalId, const IncomingPost &post);
    /// A thread that stood in for this post's, because a reply came first, joins it.
    void adoptStandIn(const QString &externalId, const ThreadId &into);
    KeptThread &keptThread(const ThreadId &id);
    void changeThread(const ThreadId &id);

    CaseId openCase(const Mention &mention, const Account &account);
    KeptCase *caseOf(const ThreadId &thread, const AccountId &account);
    /// What a person posted by hand, and said where: now its post is known.
    void attachReply(const Mention &brandReply);
    void settleCase(const Mention &brandReply);
    void write(const Case &supportCase);

    Rows &m_rows;
    const Source &m_source;
    Mode m_mode;
    MentionStore m_mentions;
    CaseStore m_cases;
    PeopleStore m_people;
    std::chrono::milliseconds m_firstResponse;
    bool m_hasTracks; ///< somebody's way to loyalty goes on with what they write
    Counts m_counts;
    ThreadId m_freshThread;   ///< made for the post at hand: nothing stands in it yet
    AccountId m_freshAccount; ///< likewise: surely at home
    QHash<QString, Account> m_accounts;        ///< by external id
    QSet<AccountId> m_introduced;              ///< known to write in this source
    QHash<QString, ThreadId> m_threadIds;      ///< by external id; an empty id: there is none
    QHash<ThreadId, KeptThread> m_threads;
    QHash<QString, KeptCase> m_openCases;      ///< by thread and account
};

} // namespace otklik::server
