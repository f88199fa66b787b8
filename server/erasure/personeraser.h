#pragma once

#include "server/erasure/personrows.h"

namespace otklik::server {

/// Why and by whom a person is erased.
struct ErasureOrder final
{
    UserId user;    ///< who ordered it on a desktop; empty: on the server's command line
    QString by;     ///< the name that the act gives: a login, or a user of the server's system
    QString reason; ///< as typed; kept in the audit, so it should not name the person
};

/// What an erasure did, for the act. Ids and counts only.
struct ErasureReport final
{
    PersonId person;
    TimePoint at{};
    QString by;
    QString reason;
    QList<std::pair<QString, qint64>> counts; ///< what was removed, by kind; only kinds with any
    qint64 cancelledPublications = 0;         ///< those of them that had not been sent
    qint64 keptReplies = 0;                   ///< posts of others that no longer say below what they stand
    qint64 keptThreads = 0;                   ///< threads of others that lost title and address
    QList<ErasureId> tombstones;
    QList<std::pair<QString, QString>> ids;   ///< kind, id: every row that was removed
    QList<AuditEntry> journal;                ///< who did what with the person's rows; without details
};

/// What an erasure of the person would report: everything but when, by whom and why.
[[nodiscard]] ErasureReport reportOn(const PersonRows &person);

/// Removes a person from every table, in the transaction of `rows`. What the
/// deletion leaves in the pages of the files is Store::scrub()'s.
class PersonEraser final
{
public:
    explicit PersonEraser(Rows &rows) : m_rows(rows) { }

    ErasureReport erase(const PersonRows &person, const ErasureOrder &order);

private:
    void removeRows(const PersonRows &person);
    void removeTraces(const PersonRows &person);
    void cleanWhatStays(const PersonRows &person);
    [[nodiscard]] QList<ErasureId> putTombstones(const PersonRows &person);

    Rows &m_rows;
};

} // namespace otklik::server
