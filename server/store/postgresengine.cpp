#include "server/store/postgresengine.h"

#include "server/postgres/database.h"
#include "server/postgres/newslistener.h"

namespace otklik::server {

namespace {

class Listener final : public CommitListener
{
public:
    Listener(const QString &uri, std::function<void(qint64)> heard) : m_listener(uri, std::move(heard)) { }

private:
    postgres::NewsListener m_listener;
};

} // namespace

Result<std::unique_ptr<sql::Database>> PostgresEngine::connect(sql::Database::Access) const
{
    return postgres::Database::open(m_uri);
}

void PostgresEngine::tellNews(sql::Database &writer, qint64 upTo) const
{
    auto tell = writer.query(postgres::tellNewsSql);
    tell.bind(1, upTo);
    std::ignore = tell.next();
}

std::unique_ptr<CommitListener> PostgresEngine::listen(std::function<void(qint64)> heard) const
{
    return std::make_unique<Listener>(m_uri, std::move(heard));
}

Result<void> PostgresEngine::copyTo(const QString &) const
{
    return failure(Error::Kind::GiveUp, QStringLiteral("not_available"));
}

} // namespace otklik::server
