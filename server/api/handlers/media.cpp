#include "server/api/handlers/media.h"

#include "server/api/sourceconnector.h"
#include "server/store/mediastore.h"
#include "server/store/rowrights.h"
#include "server/store/rows.h"
#include "server/store/store.h"

namespace otklik::server {

namespace {

tl::unexpected<Error> notFound()
{
    return failure(Error::Kind::GiveUp, QStringLiteral("not_found"));
}

} // namespace

struct MediaHandler::Wanted final
{
    Mention mention;
    QString key;
    std::optional<QByteArray> bytes; ///< here already
    bool isSightDue = true;
};

Result<MediaHandler::Wanted> MediaHandler::find(const Call &call)
{
    const MentionId id{QString::fromUtf8(call.path.value("id"))};
    const QString key = call.query(QLatin1StringView("key")).value_or(QString());
    return m_store.read([&](Rows &rows) -> Result<Wanted> {
        const auto mention = rows.find<Mention>(id);
        const bool isTold = !key.isEmpty() && mention && std::ranges::find(mention->media, key, &Media::key) != mention->media.end();
        if (!isTold || !RowRights(rows, call.session->user).sees(id))
            return notFound();
        MediaStore media(rows);
        return Wanted{*mention, key, media.bytes(id, key), media.isSightDue(id, key)};
    });
}

Result<QByteArray> MediaHandler::fetch(const Wanted &wanted)
{
    if (!m_connector)
        return failure(Error::Kind::GiveUp, QStringLiteral("not_possible"));
    if (!m_fetches.try_acquire())
        return failure(Error::Kind::Retry, QStringLiteral("media_busy"));
    auto fetched = m_connector->media(wanted.mention.sourceId, wanted.mention.externalId, wanted.key);
    m_fetches.release();
    if (!fetched)
        return tl::unexpected<Error>(fetched.error());
    if (fetched->bytes.size() > largestMedia)
        return failure(Error::Kind::GiveUp, QStringLiteral("media_too_large"));
    return fetched->bytes;
}

Result<HttpAnswer> MediaHandler::handle(const Call &call)
{
    const auto wanted = find(call);
    if (!wanted)
        return tl::unexpected<Error>(wanted.error());
    const auto bytes = wanted->bytes ? Result<QByteArray>(*wanted->bytes) : fetch(*wanted);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    if (wanted->isSightDue) {
        const auto stored = m_store.write([&](Rows &rows) -> Result<void> {
            // Emptied or erased while the network was asked: nothing of it comes back.
            const auto mention = rows.find<Mention>(wanted->mention.id);
            const bool isTold = mention && std::ranges::find(mention->media, wanted->key, &Media::key) != mention->media.end();
            if (!isTold)
                return notFound();
            MediaStore(rows).put(wanted->mention.id, wanted->key, *bytes);
            return {};
        });
        if (!stored)
            return tl::unexpected<Error>(stored.error());
    }
    HttpAnswer answer;
    // Never as what it says it is: a browser that is led here must show nothing.
    answer.contentType = QByteArrayLiteral("application/octet-stream");
    answer.headers.append({QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff")});
    answer.body = *bytes;
    return answer;
}

} // namespace otklik::server
