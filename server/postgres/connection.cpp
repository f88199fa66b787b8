#include "server/postgres/connection.h"

#include "storage/database/errors.h"

#include <libpq-fe.h>

#include <array>
#include <unordered_map>

namespace otklik::postgres {

namespace {

/// What a SQLSTATE means to the caller (PostgreSQL manual, appendix A).
Error errorOf(QByteArray state, const char *message)
{
    const auto error = [&](Error::Kind kind, QLatin1StringView code) {
        return Error{kind, code, QString::fromUtf8(message).trimmed()};
    };
    if (state.isEmpty() || state.startsWith("08") || state.startsWith("57P"))
        return error(Error::Kind::Retry, QLatin1StringView("database_unreachable"));
    if (state == "53100")
        return error(Error::Kind::Retry, QLatin1StringView("disk_full"));
    if (state == "58030")
        return error(Error::Kind::Retry, QLatin1StringView("database_io"));
    if (state.startsWith("53") || state.startsWith("40") || state == "55P03" || state.startsWith("57"))
        return error(Error::Kind::Retry, QLatin1StringView("database_busy"));
    if (state.startsWith("23"))
        return error(Error::Kind::CorrectInput, QLatin1StringView("database_constraint"));
    if (state.startsWith("XX"))
        return error(Error::Kind::Corruption, QLatin1StringView("database_damaged"));
    if (state == "25006" || state == "42501")
        return error(Error::Kind::GiveUp, QLatin1StringView("database_readonly"));
    return error(Error::Kind::GiveUp, QLatin1StringView("database_error"));
}

} // namespace

struct Connection::Names
{
    std::unordered_map<std::string, std::string> byText;
};

void ResultDeleter::operator()(pg_result *result) const
{
    PQclear(result);
}

void Connection::Finisher::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

Connection::Connection(const QString &uri) : m_names(std::make_unique<Names>())
{
    const QByteArray place = uri.toUtf8();
    // What stands before dbname are defaults, which the URI may overrule; what stands after it holds.
    const std::array keys{"connect_timeout",  "keepalives_idle", "tcp_user_timeout",
                          "application_name", "dbname",          "client_encoding",
                          static_cast<const char *>(nullptr)};
    const std::array values{"5",             "30",              "30000",
                            "otklik-server", place.constData(), "UTF8",
                            static_cast<const char *>(nullptr)};
    m_connection.reset(PQconnectdbParams(keys.data(), values.data(), 1));
    if (PQstatus(handle()) != CONNECTION_OK)
        throw sql::Refusal(errorOf({}, PQerrorMessage(handle())));
    PQsetNoticeProcessor(handle(), [](void *, const char *) {}, nullptr);
    // A process that hangs must not hold the writers of all others.
    std::ignore = execute("SET lock_timeout='10s'; SET idle_in_transaction_session_timeout='60s'");
}

Connection::~Connection() = default;

ResultPtr Connection::checked(pg_result *result)
{
    ResultPtr owned(result);
    switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY:
        return owned;
    default:
        throw sql::Refusal(errorOf(PQresultErrorField(result, PG_DIAG_SQLSTATE),
                                   result ? PQresultErrorMessage(result) : PQerrorMessage(handle())));
    }
}

ResultPtr Connection::execute(const char *sql)
{
    return checked(PQexec(handle(), sql));
}

const std::string &Connection::prepared(const std::string &sql)
{
    const auto found = m_names->byText.find(sql);
    if (found != m_names->byText.end())
        return found->second;
    const std::string name = "s" + std::to_string(m_names->byText.size());
    std::ignore = checked(PQprepare(handle(), name.c_str(), sql.c_str(), 0, nullptr));
    return m_names->byText.emplace(sql, name).first->second;
}

ResultPtr Connection::run(const std::string &name, int count, const char *const *values)
{
    return checked(PQexecPrepared(handle(), name.c_str(), count, values, nullptr, nullptr, 0));
}

bool Connection::isAlive() const
{
    return PQstatus(handle()) == CONNECTION_OK;
}

bool Connection::isInTransaction() const
{
    const auto status = PQtransactionStatus(handle());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

} // namespace otklik::postgres
