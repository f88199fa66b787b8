#pragma once

#include "models/command.h"
#include "tests/server/support/testserver.h"

namespace otklik::faults {

/// A server with two customers: one is answered just now, the other's reply lies
/// in review. Texts name its rows as "$case", "$person" and so on, for ids are
/// other ones in every run. What a fuzzer does to it is rolled back.
class FuzzWorld final
{
public:
    FuzzWorld();

    [[nodiscard]] QByteArray named(QByteArray text) const;
    [[nodiscard]] const User &user(unsigned choice) const;
    /// A session of the administrator; another one each time, as each may ask so often only.
    [[nodiscard]] QByteArray nextToken();

    TestServer server;

private:
    void give(const User &user, const Command &command);
    void name(const char *placeholder, const QString &id) { m_names.append({placeholder, id.toLatin1()}); }

    QList<std::pair<QByteArray, QByteArray>> m_names;
    QList<QByteArray> m_tokens;
    qsizetype m_nextToken = 0;
};

} // namespace otklik::faults
