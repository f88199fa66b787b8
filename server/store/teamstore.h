#pragma once

#include "models/customer.h"
#include "models/network.h"

#include <QSet>

namespace otklik::server {

class Rows;

/// Which teams may know of what. A team is a name; an empty one stands for what
/// is shared by all.
class TeamStore final
{
public:
    explicit TeamStore(Rows &rows) : m_rows(rows) { }

    /// Whether any source belongs to a team now, or did at any time.
    [[nodiscard]] bool areInUse();
    [[nodiscard]] bool wereEverInUse();
    [[nodiscard]] qint64 revision(const QString &team);

    /// The teams of the sources in which a person has written; empty: nowhere yet.
    [[nodiscard]] QSet<QString> teamsOf(const PersonId &id);

    /// Whether an account is known to have written in a source.
    [[nodiscard]] bool hasWritten(const AccountId &account, const SourceId &source);
    void noteAccount(const AccountId &account, const SourceId &source);

    /// Gives a source to a team, or to all with an empty name: the laptops of both begin anew.
    void give(Source source, const QString &team);

    /// The rows of a person as they stand, under new numbers: for a team that gets to know the person.
    void tellAnew(const PersonId &id);
    /// After a person's accounts have changed: who gets to know the person is told
    /// everything, and the laptops of who may not know the person any more begin anew.
    void personMoved(const PersonId &id, const QSet<QString> &before);

private:
    void raiseRevision(const QString &team);

    Rows &m_rows;
};

} // namespace otklik::server
