#include "guidance/triage/heat.h"
#include "server/ingest/batch.h"
#include "server/store/makeid.h"
#include "server/store/publicationstore.h"

#include <algorithm>

// What posts do to cases: the queue's side of Ingest::Batch.

namespace otklik::server {

namespace {

QString keyOf(const ThreadId &thread, const AccountId &account)
{
    return thread.value + account.value;
}

} // namespace

Ingest::Batch::KeptCase *Ingest::Batch::caseOf(const ThreadId &thread, const AccountId &account)
{
    const QString key = keyOf(thread, account);
    auto it = m_openCases.find(key);
    if (it == m_openCases.end()) {
        if (thread == m_freshThread)
            return nullptr; // made just now: it has none
        auto stored = m_cases.newestOf(thread, account);
        if (!stored)
            return nullptr;
        it = m_openCases.insert(key, {std::move(*stored), false});
    }
    return &*it;
}

CaseId Ingest::Batch::openCase(const Mention &mention, const Account &account)
{
    const auto answered = m_mentions.answeredAt(mention.sourceId, mention.externalId);
    const qint64 heat = measureHeat(mention.text).value;
    KeptCase *kept = caseOf(mention.threadId, account.id);
    if (!kept) {
        Case fresh;
        fresh.id = makeId<CaseId>(m_rows);
        fresh.threadId = mention.threadId;
        fresh.accountId = account.id;
        fresh.personId = account.id == m_freshAccount ? account.homePersonId : m_people.personOf(account);
        fresh.network = mention.network;
        fresh.state = CaseState::Closed; // opened or answered just below
        kept = &*m_openCases.insert(keyOf(mention.threadId, account.id), {fresh, true});
    }
    Case &row = kept->row;
    kept->isChanged = true;
    const bool wasEmpty = row.mentionCount == 0;
    ++row.mentionCount;
    row.heat = std::max(row.heat, heat);
    // A post that was answered in the network, or written before such an answer, opens nothing. One that came in
    // after our own answer was sent, or after the case was closed here, does, whenever it was written: nobody saw it.
    const bool isBefore = !wasEmpty && row.state == CaseState::Answered && mention.publishedAt <= row.changedAt;
    const bool isSettled = answered || (isBefore && !PublicationStore(m_rows).hasSent(row.id));
    if (isSettled) {
        if (wasEmpty) {
            row.mentionId = mention.id;
            row.waitingSince = mention.publishedAt;
            row.deadlineAt = mention.publishedAt + m_firstResponse;
            row.state = CaseState::Answered;
            row.changedAt = answered.value_or(m_rows.now());
        }
        return row.id;
    }
    if (!isOpen(row.state)) {
        row.state = CaseState::Open;
        row.changedAt = m_rows.now();
        row.closeReason.clear();
        row.mentionId = mention.id;
        row.waitingSince = mention.publishedAt;
        row.heat = heat;
    }
    row.waitingSince = std::min(row.waitingSince, mention.publishedAt);
    row.deadlineAt = row.waitingSince + m_firstResponse;
    const auto shown = row.mentionId == mention.id ? std::nullopt : m_rows.find<Mention>(row.mentionId);
    if (!shown || shown->publishedAt <= mention.publishedAt)
        row.mentionId = mention.id;
    return row.id;
}

void Ingest::Batch::attachReply(const Mention &brandReply)
{
    auto reply = PublicationStore(m_rows).postedAt(brandReply.threadId, brandReply.url);
    if (!reply)
        return;
    reply->externalId = brandReply.externalId;
    m_rows.put(*reply);
}

void Ingest::Batch::settleCase(const Mention &brandReply)
{
    attachReply(brandReply);
    const auto answered = brandReply.inReplyTo.isEmpty()
        ? m_mentions.newestOfCustomers(brandReply.threadId, brandReply.publishedAt)
        : m_mentions.byExternalId(brandReply.sourceId, brandReply.inReplyTo);
    if (!answered || answered->isBrand)
        return;
    KeptCase *kept = caseOf(answered->threadId, answered->accountId);
    if (!kept || kept->row.state != CaseState::Open)
        return;
    const auto newest = m_rows.find<Mention>(kept->row.mentionId);
    if (newest && newest->publishedAt > brandReply.publishedAt)
        return; // the customer has written again since
    kept->row.state = CaseState::Answered;
    kept->row.changedAt = brandReply.publishedAt;
    kept->isChanged = true;
}

} // namespace otklik::server
