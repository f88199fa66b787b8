#include "server/api/handlers/mutations.h"

#include "server/metrics.h"
#include "server/mutations/mutationapplier.h"
#include "server/store/store.h"
#include "sync/wire/protocol.h"

#include <QJsonObject>

namespace otklik::server {

namespace {

constexpr int mostMutations = 200;

} // namespace

Result<HttpAnswer> MutationsHandler::handle(const Call &call)
{
    if (call.request.contentType != "application/json")
        return failure(Error::Kind::CorrectInput, QStringLiteral("json_expected"));
    const auto mutations = wire::decodeMutations(call.request.body, mostMutations);
    if (!mutations)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_message"), mutations.error().detail);
    const auto answers = m_store.writeTogether([&](Rows &rows) -> Result<QList<MutationAnswer>> {
        // Read again inside the transaction: rights may have been taken away meanwhile.
        const auto user = rows.find<User>(call.session->user.id);
        if (!user || !user->isActive)
            return failure(Error::Kind::GiveUp, QStringLiteral("not_allowed"));
        QList<MutationAnswer> made;
        made.reserve(mutations->size());
        for (const Mutation &mutation : *mutations)
            made.append(m_applier.apply(rows, *user, mutation));
        return made;
    });
    if (!answers)
        return tl::unexpected<Error>(answers.error());
    if (m_metrics)
        for (const MutationAnswer &one : *answers)
            m_metrics->countMutation(QByteArray(nameOf(one.verdict).data()));
    HttpAnswer answer;
    answer.body = wire::encodeAnswers(*answers);
    return answer;
}

} // namespace otklik::server
