#include "server/api/handlers/attachments.h"

#include "server/store/attachmentstore.h"
#include "server/store/rowrights.h"
#include "server/store/rows.h"
#include "server/store/store.h"

namespace otklik::server {

namespace {

template <class Row>
bool names(const std::optional<Row> &row, QList<Attachment> Row::*member, const QString &hash)
{
    return row && std::ranges::find((*row).*member, hash, &Attachment::hash) != ((*row).*member).end();
}

} // namespace

Result<HttpAnswer> PutAttachmentHandler::handle(const Call &call)
{
    const QByteArray &bytes = call.request.body;
    const QString hash = QString::fromUtf8(call.path.value("hash"));
    const QString type = attachmentTypeOf(bytes);
    if (bytes.size() > largestAttachment)
        return failure(Error::Kind::CorrectInput, QStringLiteral("attachment_too_large"));
    if (type.isEmpty() || type != QString::fromUtf8(call.request.contentType) || attachmentHashOf(bytes) != hash)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_attachment"));
    const auto stored = m_store.write([&](Rows &rows) -> Result<void> {
        AttachmentStore(rows).put(hash, type, bytes);
        return {};
    });
    if (!stored)
        return tl::unexpected<Error>(stored.error());
    return jsonAnswer({});
}

Result<HttpAnswer> AttachmentHandler::handle(const Call &call)
{
    const QString hash = QString::fromUtf8(call.path.value("hash"));
    const QString of = call.query(QLatin1StringView("of")).value_or(QString());
    return m_store.read([&](Rows &rows) -> Result<HttpAnswer> {
        RowRights rights(rows, call.session->user);
        const PublicationId publication{of};
        const DraftId draft{of};
        const PersonId person{of};
        const bool maySee = (names(rows.find<Publication>(publication), &Publication::attachments, hash) && rights.sees(publication))
            || (names(rows.find<Draft>(draft), &Draft::attachments, hash) && rights.sees(draft))
            || (names(rows.find<Person>(person), &Person::photo, hash) && rights.sees(person));
        const auto bytes = maySee ? AttachmentStore(rows).bytes(hash) : std::nullopt;
        if (!bytes)
            return failure(Error::Kind::GiveUp, QStringLiteral("not_found"));
        HttpAnswer answer;
        // Never as what it says it is: a browser that is led here must show nothing.
        answer.contentType = QByteArrayLiteral("application/octet-stream");
        answer.headers.append({QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff")});
        answer.body = *bytes;
        return answer;
    });
}

} // namespace otklik::server
