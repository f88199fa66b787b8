#include "server/store/auditlog.h"

#include "server/store/rows.h"
#include "storage/database/database.h"

namespace otklik::server {

void AuditLog::write(const UserId &user, QLatin1StringView action, const QString &subjectId, const QJsonObject &detail)
{
    m_rows.database().run("INSERT INTO audit(at, user_id, action, subject_id, detail) VALUES(?, ?, ?, ?, ?)", m_rows.now(),
                          user, action, subjectId, detail);
}

qint64 AuditLog::count(QLatin1StringView action, const QString &subjectId)
{
    auto query = m_rows.database().query("SELECT count(*) FROM audit WHERE subject_id=? AND action=?");
    query.with(subjectId, action);
    return query.next() ? query.value<qint64>(0) : 0;
}

} // namespace otklik::server
