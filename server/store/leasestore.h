#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace otklik::server {

class Rows;

/// Which server process does what only one may do.
class LeaseStore final
{
public:
    explicit LeaseStore(Rows &rows) : m_rows(rows) { }

    /// Takes or renews a lease until now + `length`; answers its token, which stays
    /// the same as long as the holder does. None: another one holds it.
    [[nodiscard]] std::optional<qint64> take(const QString &name, const QString &holder, std::chrono::milliseconds length);
    /// Takes it whoever holds it: for an engine that only one process may open.
    [[nodiscard]] qint64 seize(const QString &name, const QString &holder, std::chrono::milliseconds length);
    void giveBack(const QString &name, const QString &holder);
    /// Whether nobody else has taken it since the token was given.
    [[nodiscard]] bool isHeld(const QString &name, qint64 token);
    /// Whether some process works with this database just now.
    [[nodiscard]] bool isAnyHeld();

private:
    struct Lease;
    [[nodiscard]] Lease find(const QString &name);
    qint64 write(const QString &name, const Lease &before, const QString &holder, std::chrono::milliseconds length);

    Rows &m_rows;
};

} // namespace otklik::server
