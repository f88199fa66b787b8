#include "server/store/engine.h"

#include "server/store/postgresengine.h"
#include "server/store/sqliteengine.h"

namespace otklik::server {

bool isPostgresUri(const QString &place)
{
    return place.startsWith(QLatin1StringView("postgresql://")) || place.startsWith(QLatin1StringView("postgres://"));
}

std::unique_ptr<Engine> makeEngine(const QString &place)
{
    if (isPostgresUri(place))
        return std::make_unique<PostgresEngine>(place);
    return std::make_unique<SqliteEngine>(place);
}

} // namespace otklik::server
