#include "channels/problems.h"
#include "server/channels/storechannels.h"
#include "server/ingest/ingest.h"
#include "server/mutations/publicationflow.h"
#include "server/store/attachmentstore.h"
#include "server/store/casestore.h"
#include "server/store/mentionstore.h"
#include "server/store/publicationchain.h"
#include "server/store/publicationstore.h"
#include "server/store/rows.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"
#include "storage/database/rows.h"

// The part of StoreChannels that moves publications.

namespace otklik::server {

namespace {

constexpr int atATime = 50;

/// Own posts that are the outcome of another publication.
QList<QString> postsOfOthers(Rows &rows, const Publication &publication)
{
    QList<QString> ids;
    auto query = rows.database().query(
        "SELECT external_id FROM publication WHERE case_id=? AND id<>? AND state='sent' AND external_id<>''");
    query.with(publication.caseId, publication.id);
    while (query.next())
        ids.append(query.value<QString>(0));
    return ids;
}

/// The pictures of a reply with their bytes; none when one is not here any more.
std::optional<QList<OutgoingAttachment>> picturesOf(Rows &rows, const Publication &publication)
{
    QList<OutgoingAttachment> pictures;
    for (const Attachment &one : publication.attachments) {
        const auto bytes = AttachmentStore(rows).bytes(one.hash);
        if (!bytes)
            return std::nullopt;
        const QString ending = one.mediaType.section(u'/', 1);
        const QString name = QStringLiteral("%1-%2.%3").arg(publication.id.value).arg(pictures.size() + 1).arg(ending);
        pictures.append({name, one.mediaType, one.description, *bytes});
    }
    return pictures;
}

OutgoingPublication outgoing(Rows &rows, const Publication &publication)
{
    OutgoingPublication out;
    out.publication = publication;
    // Another text under the same id is another post.
    out.reply.idempotencyKey = publication.id.value + u'-' + publication.textHash.left(16);
    out.reply.visibility = publication.visibility;
    out.reply.text = publication.text;
    out.reply.notBefore = publication.notBefore;
    out.reply.accountedFor = postsOfOthers(rows, publication);
    const auto mention = rows.find<Mention>(publication.mentionId);
    if (!mention)
        return out;
    out.sourceId = mention->sourceId;
    out.reply.inReplyTo = mention->externalId;
    const auto before = publication.afterId.isEmpty() ? std::nullopt : rows.find<Publication>(publication.afterId);
    const bool isNextPart = before && before->visibility == publication.visibility && !before->externalId.isEmpty();
    if (isNextPart)
        out.reply.inReplyTo = before->externalId;
    if (const auto account = rows.find<Account>(mention->accountId)) {
        out.reply.recipientHandle = account->handle;
        out.reply.recipientId = account->externalId;
    }
    if (const auto thread = CaseStore(rows).thread(mention->threadId))
        out.reply.threadExternalId = out.threadExternalId = thread->externalId;
    return out;
}

/// Why a queued publication must not leave; empty when it may.
QString obstacle(Rows &rows, const Publication &publication)
{
    const auto mention = rows.find<Mention>(publication.mentionId);
    const auto supportCase = CaseStore(rows).find(publication.caseId);
    const auto thread = mention ? CaseStore(rows).thread(mention->threadId) : std::nullopt;
    if (!mention || !supportCase || !thread || mention->deletedAt)
        return problem::postGone;
    if (thread->revision != publication.threadRevision)
        return problem::threadChanged;
    if (!publication.afterId.isEmpty()) {
        const auto before = rows.find<Publication>(publication.afterId);
        if (!before || before->state != PublicationState::Sent)
            return problem::predecessorFailed;
    }
    if (const auto until = MentionStore(rows).answerUntil(*mention); until && *until < rows.now())
        return problem::windowClosed;
    const auto claim = rows.find<Claim>(supportCase->personId);
    // Another one has had the person since, and may have answered elsewhere, whether he still holds it or not.
    const bool isSuperseded = claim && claim->token > publication.claimToken && claim->holderId != publication.authorId;
    if (isSuperseded)
        return problem::claimLost;
    if (!SourceStore(rows).isConnected(mention->sourceId))
        return problem::noConnection;
    return {};
}

Result<void> moved(bool isLegal)
{
    if (isLegal)
        return {};
    return failure(Error::Kind::Conflict, QStringLiteral("publication_changed"));
}

/// The network may tell of the reply before its sending is known to be over. That alone is no change for what follows;
/// whatever else came since is one.
void letFollowWhatIsThere(Rows &rows, const OutgoingPublication &out, const PublishedPost &published)
{
    const qint64 before = out.publication.threadRevision;
    const auto own = MentionStore(rows).byExternalId(out.sourceId, published.externalId);
    const auto mention = rows.find<Mention>(out.publication.mentionId);
    const auto thread = mention ? CaseStore(rows).thread(mention->threadId) : std::nullopt;
    if (own && thread && own->threadId == thread->id && thread->revision == before + 1)
        letChainFollow(rows, out.publication.id, before, thread->revision);
}

/// Stores the reply as the brand's post where the network shows it.
void storeAsPost(Rows &rows, const OutgoingPublication &out, const PublishedPost &published)
{
    letFollowWhatIsThere(rows, out, published);
    const auto source = rows.find<Source>(out.sourceId);
    if (!source || !published.seen)
        return;
    IncomingPost post = *published.seen;
    post.externalId = published.externalId;
    post.inReplyTo = out.reply.inReplyTo;
    post.threadExternalId = out.threadExternalId;
    post.isBrand = true;
    Ingest(rows).store(*source, {post}, Ingest::Mode::Inbox);
}

qint64 revisionOf(Rows &rows, const OutgoingPublication &out)
{
    const auto mention = rows.find<Mention>(out.publication.mentionId);
    const auto thread = mention ? CaseStore(rows).thread(mention->threadId) : std::nullopt;
    return thread ? thread->revision : 0;
}

} // namespace

QList<Undelivered> StoreChannels::newlyTold(Rows &rows, const Source &source, const QList<Undelivered> &undelivered)
{
    QList<Undelivered> news;
    for (const Undelivered &one : undelivered) {
        auto known = rows.database().query("SELECT 1 FROM mention WHERE source_id=? AND external_id=?");
        known.with(source.id, one.noticeId);
        if (one.noticeId.isEmpty() || !known.next())
            news.append(one);
    }
    return news;
}

void StoreChannels::takeBackUndelivered(Rows &rows, const Source &source, const QList<Undelivered> &undelivered)
{
    for (const Undelivered &one : undelivered) {
        QList<PublicationId> ids;
        {
            auto query = rows.database().query("SELECT p.id FROM publication p JOIN mention m ON m.id=p.mention_id "
                                               "WHERE p.external_id=? AND p.state='sent' AND m.source_id=?");
            query.with(one.externalId, source.id);
            while (query.next())
                ids.append(query.value<PublicationId>(0));
        }
        for (const PublicationId &id : std::as_const(ids))
            if (auto publication = rows.find<Publication>(id)) {
                publication->problem = one.problem;
                (void)PublicationFlow(rows).move(*publication, PublicationState::Failed);
            }
    }
}

Result<std::optional<OutgoingPublication>> StoreChannels::takeDue()
{
    return m_store.write([this](Rows &rows) -> Result<std::optional<OutgoingPublication>> {
        if (const auto may = mayWork(rows); !may)
            return tl::unexpected<Error>(may.error());
        PublicationFlow flow(rows);
        const QList<Publication> due = PublicationStore(rows).due(atATime);
        for (Publication publication : due) {
            publication.problem = obstacle(rows, publication);
            std::optional<QList<OutgoingAttachment>> pictures;
            if (publication.problem.isEmpty()) {
                pictures = picturesOf(rows, publication);
                publication.problem = pictures ? QString() : QString(problem::attachmentMissing);
            }
            const bool mayLeave = publication.problem.isEmpty();
            publication.attempts += mayLeave ? 1 : 0;
            if (!flow.move(publication, mayLeave ? PublicationState::Sending : PublicationState::Failed) || !mayLeave)
                continue;
            publication.state = PublicationState::Sending;
            publication.changedAt = rows.now();
            OutgoingPublication out = outgoing(rows, publication);
            out.reply.attachments = *pictures;
            return out;
        }
        return std::optional<OutgoingPublication>();
    });
}

Result<std::optional<TimePoint>> StoreChannels::nextDue()
{
    return m_store.read([](Rows &rows) -> Result<std::optional<TimePoint>> {
        return PublicationStore(rows).nextDue();
    });
}

Result<QList<OutgoingPublication>> StoreChannels::unsettled()
{
    return m_store.read([](Rows &rows) -> Result<QList<OutgoingPublication>> {
        QList<OutgoingPublication> all;
        for (const PublicationState state : {PublicationState::Sending, PublicationState::Unknown, PublicationState::Held}) {
            const QList<Publication> found = PublicationStore(rows).inState(state, atATime);
            for (const Publication &publication : found)
                all.append(outgoing(rows, publication));
        }
        return all;
    });
}

Result<void> StoreChannels::settle(const OutgoingPublication &out, const Settlement &settlement)
{
    return m_store.write([&](Rows &rows) -> Result<void> {
        if (auto may = mayWork(rows); !may)
            return may;
        auto publication = rows.find<Publication>(out.publication.id);
        // A person may have settled it in the meantime: then it is not ours any more.
        if (!publication || publication->state != out.publication.state)
            return moved(false);
        publication->problem = settlement.problem;
        if (!settlement.mayHaveArrived)
            publication->attempts = std::max<qint64>(0, publication->attempts - 1);
        if (settlement.notBefore)
            publication->notBefore = *settlement.notBefore;
        if (settlement.state == PublicationState::Sent || settlement.state == PublicationState::Held) {
            publication->externalId = settlement.post.externalId;
            publication->url = settlement.post.url;
        }
        if (publication->state == settlement.state) {
            if (publication->problem != out.publication.problem)
                rows.put(*publication);
            return {};
        }
        const auto result = moved(PublicationFlow(rows).move(*publication, settlement.state));
        if (result && settlement.state == PublicationState::Sent) {
            const qint64 before = revisionOf(rows, out);
            storeAsPost(rows, out, settlement.post);
            letChainFollow(rows, publication->id, before, revisionOf(rows, out));
        }
        return result;
    });
}

} // namespace otklik::server
