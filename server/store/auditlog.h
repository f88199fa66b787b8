#pragma once

#include "models/id.h"

#include <QJsonObject>

namespace otklik::server {

class Rows;

/// Who did what that somebody may ask about later: written in the transaction
/// that does it, never changed. `detail` holds no text of posts or replies.
class AuditLog final
{
public:
    explicit AuditLog(Rows &rows) : m_rows(rows) { }

    void write(const UserId &user, QLatin1StringView action, const QString &subjectId, const QJsonObject &detail = {});
    /// How often an action was written about a subject.
    [[nodiscard]] qint64 count(QLatin1StringView action, const QString &subjectId);

private:
    Rows &m_rows;
};

} // namespace otklik::server
