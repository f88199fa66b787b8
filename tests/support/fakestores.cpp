#include "tests/support/fakestores.h"

#include <algorithm>

namespace otklik::fakes {

namespace {

Error notFound()
{
    return {Error::Kind::GiveUp, QStringLiteral("not_found"), {}};
}

bool isBefore(const QueueCursor &a, const QueueCursor &b, QueueFilter filter)
{
    if (filter == QueueFilter::Answered)
        return a.key != b.key ? a.key > b.key : b.caseId < a.caseId;
    return a.key != b.key ? a.key < b.key : a.caseId < b.caseId;
}

/// Entries newest first that stand behind the cursor, a page of them.
TimelinePage pageOf(const QList<ConversationEntry> &newestFirst, std::optional<TimelineCursor> before, int limit)
{
    TimelinePage page;
    for (const ConversationEntry &entry : newestFirst) {
        const auto key = std::pair(entry.mention.publishedAt, entry.mention.id.value);
        if (before && key >= std::pair(before->key, before->mentionId.value))
            continue;
        if (page.entries.size() == limit) {
            page.hasMore = true;
            break;
        }
        page.entries.append(entry);
    }
    return page;
}

} // namespace

void Gate::release()
{
    m_isHeld = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &finish : waiting)
        finish();
}

bool FakeQueueStore::belongs(const QueueItem &item, QueueFilter filter) const
{
    const bool isOpen = item.state == CaseState::Open || item.state == CaseState::InReview;
    const bool isHeld = !item.holderId.isEmpty() && (!clock || item.claimExpiresAt > clock->now());
    switch (filter) {
    case QueueFilter::Open: return isOpen;
    case QueueFilter::Mine: return isOpen && ((isHeld && item.holderId == me) || item.isClaimWished);
    case QueueFilter::Free: return isOpen && !isHeld;
    case QueueFilter::InReview: return item.state == CaseState::InReview;
    case QueueFilter::Answered: return !isOpen;
    }
    return false;
}

QueueItem &FakeQueueStore::item(const CaseId &id)
{
    return *std::find_if(cases.begin(), cases.end(), [&](const QueueItem &item) { return item.caseId == id; });
}

Answer<QueuePage> FakeQueueStore::page(QueueFilter filter, std::optional<QueueCursor> after, int limit)
{
    ++pageCalls;
    if (failure)
        return gate.answer<QueuePage>(tl::unexpected(*failure));
    QList<QueueItem> sorted;
    for (const QueueItem &item : cases)
        if (belongs(item, filter) && (!after || isBefore(*after, cursorOf(item, filter), filter)))
            sorted.append(item);
    std::sort(sorted.begin(), sorted.end(), [&](const QueueItem &a, const QueueItem &b) {
        return isBefore(cursorOf(a, filter), cursorOf(b, filter), filter);
    });
    return gate.answer<QueuePage>(QueuePage{sorted.mid(0, limit), sorted.size() > limit});
}

Answer<QList<QueueItem>> FakeQueueStore::items(QueueFilter filter, const QList<CaseId> &ids)
{
    ++itemCalls;
    if (failure)
        return gate.answer<QList<QueueItem>>(tl::unexpected(*failure));
    QList<QueueItem> found;
    for (const QueueItem &item : cases)
        if (ids.contains(item.caseId) && belongs(item, filter))
            found.append(item);
    return gate.answer<QList<QueueItem>>(found);
}

Answer<QueueCounts> FakeQueueStore::counts()
{
    QueueCounts counts;
    for (const QueueItem &item : cases) {
        counts.open += belongs(item, QueueFilter::Open);
        counts.mine += belongs(item, QueueFilter::Mine);
        counts.free += belongs(item, QueueFilter::Free);
        counts.inReview += belongs(item, QueueFilter::InReview);
        counts.answered += belongs(item, QueueFilter::Answered);
        counts.overdue += belongs(item, QueueFilter::Open) && clock && item.deadlineAt < clock->now();
    }
    return gate.answer<QueueCounts>(counts);
}

Answer<Conversation> FakeConversationStore::conversation(const CaseId &id)
{
    if (!conversations.contains(id))
        return gate.answer<Conversation>(tl::unexpected(notFound()));
    return gate.answer<Conversation>(conversations.value(id));
}

Answer<TimelinePage> FakeConversationStore::earlier(const ThreadId &id, const TimelineCursor &before, int limit)
{
    QList<ConversationEntry> newestFirst = older.value(id);
    std::reverse(newestFirst.begin(), newestFirst.end());
    TimelinePage page = pageOf(newestFirst, before, limit);
    std::reverse(page.entries.begin(), page.entries.end());
    return gate.answer<TimelinePage>(page);
}

Answer<CustomerCard> FakeConversationStore::card(const PersonId &id)
{
    if (!cards.contains(id))
        return gate.answer<CustomerCard>(tl::unexpected(notFound()));
    return gate.answer<CustomerCard>(cards.value(id));
}

namespace {

bool isShown(const Moment &moment, const MomentFilter &filter)
{
    using Show = MomentFilter::Show;
    const auto *entry = std::get_if<ConversationEntry>(&moment.what);
    if (!filter.network.isEmpty() && (!entry || entry->mention.network != filter.network))
        return false;
    switch (filter.show) {
    case Show::Everything: return true;
    case Show::Public: return entry && entry->mention.visibility == Visibility::Public;
    case Show::Private: return entry && entry->mention.visibility == Visibility::Private;
    case Show::Notes: return std::holds_alternative<Note>(moment.what);
    case Show::Care: return !entry && !std::holds_alternative<Note>(moment.what);
    }
    return false;
}

/// Where a moment stands: of one time, what is no message before the messages.
auto orderOf(const MomentCursor &cursor)
{
    return std::tuple(cursor.at, !cursor.isMessage, cursor.id);
}

} // namespace

Answer<MomentPage> FakeCardStore::moments(const PersonId &id, MomentFilter filter, HistorySide side,
                                          std::optional<MomentCursor> place, int limit)
{
    if (failure)
        return gate.answer<MomentPage>(tl::unexpected(*failure));
    const bool isBefore = side == HistorySide::Before;
    MomentPage page;
    for (const Moment &moment : lines.value(id)) {
        const bool isOnSide = !place
            || (isBefore ? orderOf(cursorOf(moment)) < orderOf(*place) : orderOf(cursorOf(moment)) > orderOf(*place));
        if (isOnSide && isShown(moment, filter))
            page.moments.append(moment);
    }
    page.hasMore = page.moments.size() > limit;
    if (page.hasMore)
        page.moments = isBefore ? page.moments.first(limit) : page.moments.last(limit);
    return gate.answer<MomentPage>(page);
}

Answer<QList<MonthOfContacts>> FakeCardStore::months(const PersonId &id, TimePoint)
{
    return gate.answer<QList<MonthOfContacts>>(monthsOf.value(id));
}

Answer<QList<PresenceItem>> FakeCardStore::present(const PersonId &id)
{
    return gate.answer<QList<PresenceItem>>(company.value(id));
}

Answer<QList<Account>> FakeConversationStore::findAccounts(const QString &text, int limit)
{
    QList<Account> found;
    for (const Account &account : accounts)
        if (found.size() < limit
            && (account.name.startsWith(text, Qt::CaseInsensitive) || account.handle.startsWith(text, Qt::CaseInsensitive)))
            found.append(account);
    return gate.answer<QList<Account>>(found);
}

Answer<CaseId> FakeConversationStore::caseOf(const MentionId &id)
{
    return gate.answer<CaseId>(casesOfMentions.value(id));
}

Answer<SearchPage> FakeSearchStore::search(const QString &query, std::optional<TimelineCursor> before, int limit)
{
    queries.append(query);
    QList<ConversationEntry> matching;
    for (const ConversationEntry &entry : entries)
        if (entry.mention.text.contains(query, Qt::CaseInsensitive))
            matching.append(entry);
    const TimelinePage page = pageOf(matching, before, limit);
    SearchPage found{{}, page.hasMore};
    for (const ConversationEntry &entry : page.entries) {
        const auto at = static_cast<int>(entry.mention.text.indexOf(query, 0, Qt::CaseInsensitive));
        found.hits.append({entry, entry.mention.text, {{at, static_cast<int>(query.size())}}});
    }
    return gate.answer<SearchPage>(found);
}

Answer<HistoryPage> FakeOlderHistory::search(const QString &query, const QString &from, int limit)
{
    ++calls;
    if (failure)
        return gate.answer<HistoryPage>(tl::unexpected<Error>(*failure));
    HistoryPage page;
    qsizetype at = from.toInt();
    for (int looked = 0; at < entries.size() && looked < lookedAtOnce && page.entries.size() < limit; ++at, ++looked) {
        page.backTo = entries.at(at).mention.publishedAt;
        if (entries.at(at).mention.text.contains(query, Qt::CaseInsensitive))
            page.entries.append(entries.at(at));
    }
    page.next = at < entries.size() ? QString::number(at) : QString();
    return gate.answer<HistoryPage>(page);
}

Answer<HistoryPage> FakeOlderHistory::mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit)
{
    ++calls;
    if (failure)
        return gate.answer<HistoryPage>(tl::unexpected<Error>(*failure));
    const bool isBefore = side == HistorySide::Before;
    HistoryPage page;
    for (const ConversationEntry &entry : entries) {
        const Mention &mention = entry.mention;
        const auto order = std::pair(mention.publishedAt, mention.id.value) <=> std::pair(place.key, place.mentionId.value);
        if (mention.threadId == id && (isBefore ? order < 0 : order > 0))
            page.entries.append(entry);
    }
    if (page.entries.size() > limit) {
        page.entries = isBefore ? page.entries.mid(0, limit) : page.entries.mid(page.entries.size() - limit);
        page.next = isBefore ? page.entries.last().mention.id.value : page.entries.first().mention.id.value;
    }
    if (!page.entries.isEmpty())
        page.backTo = page.entries.last().mention.publishedAt;
    return gate.answer<HistoryPage>(page);
}

Answer<QList<OutboxItem>> FakeOutboxStore::publications(int limit)
{
    return gate.answer<QList<OutboxItem>>(items.mid(0, limit));
}

Answer<QList<PendingMutation>> FakeOutboxStore::pending()
{
    return gate.answer<QList<PendingMutation>>(mutations);
}

Answer<bool> FakeOutboxStore::dismiss(const MutationId &id)
{
    dismissed.append(id);
    return gate.answer<bool>(true);
}

Answer<QList<User>> FakeDirectoryStore::users()
{
    return gate.answer<QList<User>>(people);
}

Answer<QList<Source>> FakeDirectoryStore::sources()
{
    return gate.answer<QList<Source>>(streams);
}

Answer<QList<TeamDocument>> FakeTeamDocumentStore::newest()
{
    QHash<TeamDocumentKind, TeamDocument> byKind;
    for (const TeamDocument &document : std::as_const(documents))
        if (document.version > byKind.value(document.kind).version)
            byKind.insert(document.kind, document);
    return gate.answer<QList<TeamDocument>>(byKind.values());
}

Answer<QList<TeamDocument>> FakeTeamDocumentStore::versions(TeamDocumentKind kind)
{
    QList<TeamDocument> found;
    std::ranges::copy_if(documents, std::back_inserter(found),
                         [kind](const TeamDocument &document) { return document.kind == kind; });
    std::ranges::sort(found, std::ranges::greater{}, &TeamDocument::version);
    return gate.answer<QList<TeamDocument>>(found);
}

Answer<QString> FakeAttachmentStore::keep(const QByteArray &bytes)
{
    if (failure)
        return gate.answer<QString>(tl::unexpected<Error>(*failure));
    const QString hash = attachmentHashOf(bytes);
    kept.insert(hash, bytes);
    return gate.answer<QString>(hash);
}

Answer<QByteArray> FakeAttachmentStore::bytes(const QString &hash, const QString &)
{
    if (failure)
        return gate.answer<QByteArray>(tl::unexpected<Error>(*failure));
    for (const auto *bytes : {&kept, &elsewhere})
        if (const auto it = bytes->constFind(hash); it != bytes->cend())
            return gate.answer<QByteArray>(*it);
    return gate.answer<QByteArray>(otklik::failure(Error::Kind::GiveUp, QStringLiteral("not_found")));
}

Answer<QList<PromiseItem>> FakeCareStore::promises(int)
{
    return gate.answer<QList<PromiseItem>>(promiseItems);
}

Answer<QList<BonusItemGiven>> FakeCareStore::bonuses(TimePoint since)
{
    QList<BonusItemGiven> found;
    std::ranges::copy_if(grants, std::back_inserter(found),
                         [since](const BonusItemGiven &item) { return item.grant.givenAt >= since; });
    return gate.answer<QList<BonusItemGiven>>(found);
}

Answer<QList<ModerationItem>> FakeCareStore::openModerations()
{
    return gate.answer<QList<ModerationItem>>(moderations);
}

Answer<QList<SentReply>> FakeCareStore::repliesAfter(const SentReplyCursor &after, int limit)
{
    QList<SentReply> found;
    for (const SentReply &reply : std::as_const(replies))
        if (std::pair(reply.sentAt, reply.place) > std::pair(after.sentAt, after.place))
            found.append(reply);
    std::ranges::sort(found, {}, [](const SentReply &reply) { return std::pair(reply.sentAt, reply.place); });
    return gate.answer<QList<SentReply>>(found.first(std::min<qsizetype>(limit, found.size())));
}

Answer<SentReply> FakeCareStore::reply(const PublicationId &id)
{
    const auto it = std::ranges::find(replies, id, &SentReply::id);
    return gate.answer<SentReply>(it == replies.cend() ? SentReply{} : *it);
}

Answer<bool> FakeDraftStore::save(const Draft &draft)
{
    saved.append(draft);
    return gate.answer<bool>(true);
}

Answer<bool> FakeDraftStore::discard(const DraftId &id)
{
    discarded.append(id);
    return gate.answer<bool>(true);
}

Answer<MutationId> FakeMutationLog::enqueue(const QList<Command> &written)
{
    if (failure)
        return gate.answer<MutationId>(tl::unexpected(*failure));
    const MutationId first{QStringLiteral("mutation-%1").arg(commands.size() + 1)};
    commands.append(written);
    return gate.answer<MutationId>(first);
}

} // namespace otklik::fakes
