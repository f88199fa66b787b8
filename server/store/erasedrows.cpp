#include "server/store/erasedrows.h"

#include "models/uuid7.h"
#include "server/store/rows.h"
#include "storage/database/database.h"

#include <algorithm>

namespace otklik::server {

void ErasedRows::add(const QString &id, const ErasureId &erasure)
{
    m_rows.database().run("INSERT INTO erased_row(id, erasure_id) VALUES(?, ?) ON CONFLICT (id) DO NOTHING", id, erasure);
}

bool ErasedRows::holds(const QString &id)
{
    auto query = m_rows.database().query("SELECT 1 FROM erased_row WHERE id=?");
    query.bind(1, id);
    return query.next();
}

bool ErasedRows::areNamedIn(const QJsonObject &payload)
{
    return std::any_of(payload.begin(), payload.end(), [this](const QJsonValue &value) {
        const QString text = value.toString();
        return isUuid7(text) && holds(text);
    });
}

} // namespace otklik::server
