#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <string>

struct pg_conn;
struct pg_result;

namespace otklik::postgres {

struct ResultDeleter
{
    void operator()(pg_result *result) const;
};
using ResultPtr = std::unique_ptr<pg_result, ResultDeleter>;

/// One libpq connection. Every function throws sql::Refusal; its codes are those
/// listed there, made from SQLSTATE. Belongs to one thread at a time.
class Connection final
{
public:
    /// `uri`: postgresql://…, or keywords and values; what it does not say comes from libpq's environment.
    explicit Connection(const QString &uri);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// One or several statements without parameters; the result of the last.
    ResultPtr execute(const char *sql);
    /// Names the prepared statement of a text; prepares it at the first use.
    [[nodiscard]] const std::string &prepared(const std::string &sql);
    ResultPtr run(const std::string &name, int count, const char *const *values);

    /// False once the server has gone: open another one.
    [[nodiscard]] bool isAlive() const;
    [[nodiscard]] bool isInTransaction() const;
    [[nodiscard]] pg_conn *handle() const { return m_connection.get(); }

private:
    struct Finisher
    {
        void operator()(pg_conn *connection) const;
    };
    struct Names;

    ResultPtr checked(pg_result *result);

    std::unique_ptr<pg_conn, Finisher> m_connection;
    std::unique_ptr<Names> m_names;
};

} // namespace otklik::postgres
