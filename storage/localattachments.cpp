#include "storage/localattachments.h"

#include "storage/attachmenttable.h"
#include "storage/reader.h"
#include "storage/writer.h"

namespace otklik {

namespace {

Answer<QString> put(Writer &writer, const QByteArray &bytes, Writer::Weight weight, AttachmentTable::State state)
{
    return writer.write<QString>(weight, [bytes, state](WriteScope &scope) -> Result<QString> {
        if (bytes.isEmpty() || bytes.size() > largestAttachment)
            return failure(Error::Kind::CorrectInput, QStringLiteral("attachment_too_large"));
        const QString hash = attachmentHashOf(bytes);
        AttachmentTable(scope.database).put(hash, bytes, state, scope.now);
        return hash;
    });
}

} // namespace

Answer<QString> LocalAttachments::keep(const QByteArray &bytes)
{
    return put(m_writer, bytes, Writer::Weight::Typed, AttachmentTable::State::Waiting);
}

Answer<QString> LocalAttachments::keepUploaded(const QByteArray &bytes)
{
    return put(m_writer, bytes, Writer::Weight::Feed, AttachmentTable::State::Uploaded);
}

Answer<bool> LocalAttachments::keepCopy(const QString &name, const QByteArray &bytes)
{
    return m_writer.write<bool>(Writer::Weight::Feed, [name, bytes](WriteScope &scope) -> Result<bool> {
        AttachmentTable(scope.database).put(name, bytes, AttachmentTable::State::Uploaded, scope.now);
        return true;
    });
}

Answer<QByteArray> LocalAttachments::bytes(const QString &hash, const QString &)
{
    return m_reader.read<QByteArray>([hash](sqlite::Database &database) -> Result<QByteArray> {
        const auto bytes = AttachmentTable(database).bytes(hash);
        if (!bytes)
            return failure(Error::Kind::Retry, QStringLiteral("offline"));
        return *bytes;
    });
}

} // namespace otklik
