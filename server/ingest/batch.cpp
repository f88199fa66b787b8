#include "server/ingest/batch.h"

#include "guidance/triage/heat.h"
#include "guidance/triage/language.h"
#include "server/loyalty/loyaltykeeper.h"
#include "server/store/carestore.h"
#include "server/store/makeid.h"
#include "server/store/publicationchain.h"
#include "server/store/teamstore.h"
#include "server/store/workspacestore.h"

#include <algorithm>

namespace otklik::server {

namespace {

QString authorKey(const IncomingPost &post)
{
    return post.authorExternalId.isEmpty() ? post.authorHandle : post.authorExternalId;
}

} // namespace

Ingest::Batch::Batch(Rows &rows, const Source &source, Mode mode)
    : m_rows(rows), m_source(source), m_mode(mode), m_mentions(rows), m_cases(rows), m_people(rows),
      m_firstResponse(WorkspaceStore(rows).firstResponseTime()),
      m_hasTracks(mode == Mode::Inbox && CareStore(rows).hasUnfinishedTracks())
{
}

void Ingest::Batch::take(const IncomingPost &post)
{
    if (auto known = m_mentions.byExternalId(m_source.id, post.externalId); known && m_mentions.isEmptied(known->id))
        ++m_counts.unchanged; // kept for too long already: the network does not bring its words back
    else if (known)
        takeKnown(std::move(*known), post);
    else
        takeNew(post);
}

void Ingest::Batch::takeKnown(Mention mention, const IncomingPost &post)
{
    // An older copy of the post (an import read again) is no edit; a text that
    // went back to what it was is one when the network says when.
    if (m_mode == Mode::Inbox && !mention.isBrand && mention.caseId.isEmpty()) {
        if (const auto account = m_rows.find<Account>(mention.accountId)) {
            mention.caseId = openCase(mention, *account);
            m_rows.put(mention);
        }
    }
    if (mention.answerUntil != post.answerUntil || mention.answerObstacle != post.answerObstacle
        || mention.media != post.media) {
        mention.answerUntil = post.answerUntil;
        mention.answerObstacle = post.answerObstacle;
        mention.media = post.media;
        m_rows.put(mention);
    }
    const bool isLater = post.editedAt && (!mention.editedAt || *post.editedAt > *mention.editedAt);
    if (mention.text == post.text || (!isLater && m_mentions.hadText(mention.id, post.text))) {
        ++m_counts.unchanged;
        return;
    }
    MentionVersion earlier;
    earlier.id = makeId<MentionVersionId>(m_rows);
    earlier.mentionId = mention.id;
    earlier.version = mention.version;
    earlier.text = mention.text;
    earlier.seenAt = mention.editedAt.value_or(mention.receivedAt);
    m_rows.put(earlier);

    mention.text = post.text;
    mention.version += 1;
    mention.editedAt = post.editedAt.value_or(m_rows.now());
    m_rows.put(mention);
    changeThread(mention.threadId);
    if (KeptCase *open = caseOf(mention.threadId, mention.accountId); open && !mention.isBrand) {
        open->row.heat = std::max<qint64>(open->row.heat, measureHeat(mention.text).value);
        open->isChanged = true;
    }
    ++m_counts.edited;
}

void Ingest::Batch::takeNew(const IncomingPost &post)
{
    m_freshThread = {};
    m_freshAccount = {};
    const Account account = accountOf(post);
    introduce(account);
    Mention mention;
    mention.id = makeId<MentionId>(m_rows);
    mention.sourceId = m_source.id;
    mention.threadId = threadOf(post);
    mention.accountId = account.id;
    mention.network = m_source.network;
    mention.externalId = post.externalId;
    mention.inReplyTo = post.inReplyTo;
    mention.visibility = post.visibility;
    mention.text = post.text;
    mention.language = post.language.isEmpty() ? recogniseLanguage(post.text) : post.language;
    mention.url = post.url;
    mention.publishedAt = post.publishedAt;
    mention.receivedAt = m_rows.now();
    mention.editedAt = post.editedAt;
    mention.isBrand = post.isBrand;
    mention.answerUntil = post.answerUntil;
    mention.answerObstacle = post.answerObstacle;
    mention.media = post.media;
    if (m_mode == Mode::Inbox && !post.isBrand)
        mention.caseId = openCase(mention, account);
    m_rows.put(mention);
    changeThread(mention.threadId);
    if (m_mode == Mode::Inbox && post.isBrand) {
        const qint64 revision = keptThread(mention.threadId).row.revision;
        letChainFollowPost(m_rows, m_source.id, post.externalId, revision - 1, revision);
        settleCase(mention);
    } else if (m_hasTracks && account.id != m_freshAccount)
        LoyaltyKeeper(m_rows).noteMention(mention, m_people.personOf(account));
    ++m_counts.stored;
}

Account Ingest::Batch::accountOf(const IncomingPost &post)
{
    const QString key = authorKey(post);
    auto it = m_accounts.find(key);
    if (it == m_accounts.end()) {
        const auto stored = m_people.accountByExternalId(m_source.network, key);
        it = m_accounts.insert(key, stored ? *stored : newAccount(post));
    }
    refreshAccount(*it, post);
    return *it;
}

void Ingest::Batch::introduce(const Account &account)
{
    if (m_introduced.contains(account.id))
        return;
    m_introduced.insert(account.id);
    TeamStore teams(m_rows);
    const bool isFresh = account.id == m_freshAccount;
    if (!isFresh && teams.hasWritten(account.id, m_source.id))
        return;
    // Of a fresh account nobody has known the person before; a brand's has none.
    const bool mayBeNews = !isFresh && !account.isBrand;
    const PersonId person = mayBeNews ? m_people.personOf(account) : PersonId();
    const bool isNews = mayBeNews && !teams.teamsOf(person).contains(m_source.team);
    teams.noteAccount(account.id, m_source.id);
    if (isNews)
        teams.tellAnew(person);
}

Account Ingest::Batch::newAccount(const IncomingPost &post)
{
    Account account;
    account.id = makeId<AccountId>(m_rows);
    account.network = m_source.network;
    account.externalId = authorKey(post);
    account.handle = post.authorHandle;
    account.name = post.authorName;
    account.url = post.authorUrl;
    account.bio = post.authorBio;
    account.isBrand = post.isBrand;
    if (!post.isBrand) {
        Person person;
        person.id = makeId<PersonId>(m_rows);
        person.updatedAt = m_rows.now();
        m_rows.put(person);
        account.homePersonId = person.id;
    }
    m_rows.put(account);
    m_freshAccount = account.id;
    return account;
}

void Ingest::Batch::refreshAccount(Account &account, const IncomingPost &post)
{
    const Account before = account;
    const auto renew = [](QString &field, const QString &value) {
        if (!value.isEmpty())
            field = value;
    };
    renew(account.handle, post.authorHandle);
    renew(account.name, post.authorName);
    renew(account.url, post.authorUrl);
    renew(account.bio, post.authorBio);
    if (account != before)
        m_rows.put(account);
    if (post.authorFollowers)
        m_people.setFollowers(account.id, *post.authorFollowers);
}

ThreadId Ingest::Batch::threadOf(const IncomingPost &post)
{
    ThreadId thread;
    if (!post.threadExternalId.isEmpty())
        thread = threadNamed(post.threadExternalId, post);
    else if (post.inReplyTo.isEmpty())
        return threadNamed(post.externalId, post);
    else if (const auto parent = m_mentions.byExternalId(m_source.id, post.inReplyTo))
        thread = parent->threadId;
    else
        thread = threadNamed(post.inReplyTo, post);
    adoptStandIn(post.externalId, thread);
    return thread;
}

ThreadId Ingest::Batch::threadNamed(const QString &externalId, const IncomingPost &post)
{
    auto it = m_threadIds.find(externalId);
    if (it == m_threadIds.end()) {
        ThreadId id;
        if (const auto stored = m_mentions.threadByExternalId(m_source.id, externalId))
            id = m_cases.thread(stored->id).value_or(*stored).id;
        it = m_threadIds.insert(externalId, id);
    }
    if (it->isEmpty()) {
        Thread thread;
        thread.id = makeId<ThreadId>(m_rows);
        thread.sourceId = m_source.id;
        thread.network = m_source.network;
        thread.externalId = externalId;
        m_threads.insert(thread.id, {thread, true});
        m_freshThread = thread.id;
        *it = thread.id;
    }
    Thread &thread = keptThread(*it).row;
    if (thread.url.isEmpty())
        thread.url = post.threadUrl.isEmpty() && post.externalId == externalId ? post.url : post.threadUrl;
    if (thread.title.isEmpty())
        thread.title = post.threadTitle;
    return *it;
}

void Ingest::Batch::adoptStandIn(const QString &externalId, const ThreadId &into)
{
    auto it = m_threadIds.find(externalId);
    if (it == m_threadIds.end()) {
        const auto stored = m_mentions.threadByExternalId(m_source.id, externalId);
        it = m_threadIds.insert(externalId, stored ? m_cases.thread(stored->id).value_or(*stored).id : ThreadId());
    }
    const ThreadId standIn = *it;
    if (standIn.isEmpty() || standIn == into)
        return;
    finish(); // what is merged has to be stored first
    m_cases.mergeThreads(standIn, keptThread(into).row);
    m_freshThread = {}; // not empty any more
    m_threads.remove(standIn);
    m_openCases.clear();
    for (ThreadId &id : m_threadIds)
        if (id == standIn)
            id = into;
    changeThread(into);
}

Ingest::Batch::KeptThread &Ingest::Batch::keptThread(const ThreadId &id)
{
    auto it = m_threads.find(id);
    if (it == m_threads.end())
        it = m_threads.insert(id, {m_rows.find<Thread>(id).value_or(Thread{}), false});
    return *it;
}

void Ingest::Batch::changeThread(const ThreadId &id)
{
    KeptThread &thread = keptThread(id);
    ++thread.row.revision;
    thread.isChanged = true;
}

void Ingest::Batch::finish()
{
    for (KeptThread &thread : m_threads) {
        if (thread.isChanged)
            m_rows.put(thread.row);
        thread.isChanged = false;
    }
    for (KeptCase &open : m_openCases) {
        if (open.isChanged)
            m_rows.put(open.row);
        open.isChanged = false;
    }
}

} // namespace otklik::server
