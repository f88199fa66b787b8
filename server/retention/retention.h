#pragma once

#include "guidance/team/retention.h"
#include "server/retention/oldtexts.h"

#include <functional>

namespace otklik::server {

class Rows;
class Store;

/// Carries out what the team has published on how long data of people is kept, in short transactions: after
/// each it can be left and gone on with, by whatever process. Without a document nothing is taken away.
class Retention final
{
public:
    static constexpr int textsAtOnce = 500;
    static constexpr int peopleAtOnce = 1000;

    /// `mayWork` is asked first in every transaction that changes something; its error ends the work.
    explicit Retention(Store &store, std::function<Result<void>(Rows &)> mayWork = {});

    /// Each does one bounded part; true: there may be more.
    Result<bool> emptyTexts();
    Result<bool> erasePeople();
    /// People are gone through in the order of their ids, from where it was left: begins with the first.
    Result<void> startOver();

    /// What all of it would take away now. Looks at everybody: for people who ask, not for every hour.
    struct Scope final
    {
        QList<OldTexts::Count> texts;
        QList<PersonId> people;
    };
    [[nodiscard]] Result<Scope> scope();

    [[nodiscard]] qint64 emptied() const { return m_emptied; }
    [[nodiscard]] qint64 erased() const { return m_erased; }

private:
    [[nodiscard]] Result<bool> erase(const PersonId &id);
    [[nodiscard]] Result<void> check(Rows &rows) const { return m_mayWork ? m_mayWork(rows) : Result<void>(); }

    Store &m_store;
    const std::function<Result<void>(Rows &)> m_mayWork;
    qint64 m_emptied = 0;
    qint64 m_erased = 0;
};

} // namespace otklik::server
