#include "sync/push.h"

#include "models/attachment.h"
#include "sync/rowbounds.h"

#include <algorithm>

namespace otklik {

Push::Push(RemoteApi &api, SyncStore &store, const Clock &clock, int batch, Then<qint64> done, QObject *parent)
    : SyncTask(parent), m_api(api), m_store(store), m_clock(clock), m_batch(batch), m_done(std::move(done))
{
}

void Push::start(qint64 reached)
{
    m_reached = reached;
    m_seq = 0;
    m_limit = m_batch;
    next();
}

void Push::next()
{
    await(m_store.nextMutations(m_limit), [this](const Result<QList<Mutation>> &mutations) {
        if (!mutations)
            return end(tl::unexpected<Failure>(Failure{mutations.error(), {}, {}}));
        if (mutations->isEmpty())
            return end(m_seq);
        send(*mutations);
    });
}

void Push::send(const QList<Mutation> &mutations)
{
    const bool namesAny = std::ranges::any_of(mutations, [](const Mutation &one) { return !attachmentsNamedIn(one.payload).isEmpty(); });
    namesAny ? uploadFor(mutations) : hand(mutations);
}

void Push::uploadFor(const QList<Mutation> &mutations)
{
    QStringList hashes;
    for (const Mutation &mutation : mutations)
        hashes += attachmentsNamedIn(mutation.payload);
    await(m_store.waitingAttachment(hashes), [this, mutations](const Result<QByteArray> &bytes) {
        if (!bytes)
            return end(tl::unexpected<Failure>(Failure{bytes.error(), {}, {}}));
        if (bytes->isEmpty())
            return hand(mutations);
        m_api.upload(*bytes, whileRunning([this, mutations, hash = attachmentHashOf(*bytes)](const Reply<bool> &reply) {
                         uploaded(mutations, hash, reply);
                     }));
    });
}

/// One that the server does not take is not offered again: it then says what it thinks of the command.
void Push::uploaded(const QList<Mutation> &mutations, const QString &hash, const Reply<bool> &reply)
{
    const bool isRefused = !reply && reply.error().error.kind == Error::Kind::CorrectInput;
    if (!reply && !isRefused) {
        // A draft is not held up by a slow line; what goes out needs its pictures.
        const bool goesOut = std::ranges::any_of(mutations, [](const Mutation &one) {
            return one.kind == MutationKind::PublicationSubmit && !attachmentsNamedIn(one.payload).isEmpty();
        });
        return goesOut ? failed(mutations, reply.error()) : hand(mutations);
    }
    await(m_store.settleAttachment(hash, !isRefused), [this, mutations](const Result<bool> &settled) {
        if (!settled)
            return end(tl::unexpected<Failure>(Failure{settled.error(), {}, {}}));
        uploadFor(mutations);
    });
}

void Push::hand(const QList<Mutation> &mutations)
{
    m_api.push(mutations, whileRunning([this, mutations](const Reply<PushAnswers> &reply) {
                   if (!reply)
                       return failed(mutations, reply.error());
                   if (const auto sane = checkAnswers(reply->answers, mutations, m_reached); !sane)
                       return failed(mutations, {sane.error(), reply->requestId, {}});
                   record(reply->answers, reply->requestId);
               }));
}

void Push::record(const QList<MutationAnswer> &answers, const QString &requestId)
{
    for (const MutationAnswer &answer : answers)
        if (answer.verdict == MutationVerdict::Accepted)
            m_seq = qMax(m_seq, answer.seq);
    await(m_store.recordAnswers(answers, requestId), [this](const Result<bool> &recorded) {
        if (!recorded)
            return end(tl::unexpected<Failure>(Failure{recorded.error(), {}, {}}));
        next();
    });
}

void Push::failed(const QList<Mutation> &mutations, const Failure &why)
{
    if (why.error.kind == Error::Kind::CorrectInput) {
        if (mutations.size() == 1)
            return record({{mutations.first().id, MutationVerdict::Rejected, 0, why.error.code, {}}}, why.requestId);
        m_limit = 1;
        return send({mutations.first()});
    }
    QList<MutationId> ids;
    for (const Mutation &mutation : mutations)
        ids.append(mutation.id);
    await(m_store.recordFailure(ids, why.error, why.requestId, m_clock.now() + why.retryAfter),
          [this, why](const Result<bool> &) { end(tl::unexpected<Failure>(why)); });
}

void Push::end(Reply<qint64> result)
{
    cancel();
    m_done(std::move(result));
}

} // namespace otklik
