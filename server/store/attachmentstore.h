#pragma once

#include "models/attachment.h"
#include "models/clock.h"

#include <optional>

namespace otklik::server {

class Rows;

/// The bytes of pictures, by their hash, and which drafts and publications name
/// them. Those that none names go after a day.
class AttachmentStore final
{
public:
    explicit AttachmentStore(Rows &rows) : m_rows(rows) { }

    /// Stores the bytes; those that are there already stay. Also lets go of what nobody needs.
    void put(const QString &hash, const QString &mediaType, const QByteArray &bytes);
    [[nodiscard]] bool has(const QString &hash);
    [[nodiscard]] std::optional<QByteArray> bytes(const QString &hash);

    /// From now on the row names just these.
    void use(const QString &rowId, const QList<Attachment> &attachments);
    /// The row is gone for good, and with it what no other one names.
    void forget(const QString &rowId);

private:
    [[nodiscard]] QStringList namedBy(const QString &rowId);
    void removeIfUnused(const QString &hash);
    void removeOld();

    Rows &m_rows;
};

} // namespace otklik::server
