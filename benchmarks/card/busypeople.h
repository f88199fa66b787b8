#pragma once

#include "models/entity.h"

namespace otklik::bench {

/// People who have written very much: each 5,000 messages from 8 accounts, linked, and 1,000 replies of ours;
/// beside them a record of a customer base with 100 orders, notes, calls, promises, bonuses, contacts and
/// interests. Their messages are spread evenly over all that `others` invented mentions of a cache take.
class BusyPeople final
{
public:
    BusyPeople(int people, int others) : m_people(people), m_others(others) { }

    [[nodiscard]] QList<Entity> rows() const;
    [[nodiscard]] static PersonId person(int number);
    [[nodiscard]] qint64 mentions() const { return m_people * qint64(messages + replies); }

    static constexpr int accounts = 8;
    static constexpr int messages = 5000;
    static constexpr int replies = 1000;

private:
    [[nodiscard]] TimePoint timeOf(int person, int message) const;
    void addAccounts(QList<Entity> &rows, int person) const;
    void addMessages(QList<Entity> &rows, int person) const;
    void addRecord(QList<Entity> &rows, int person) const;
    void addCare(QList<Entity> &rows, int person) const;

    int m_people;
    int m_others;
};

} // namespace otklik::bench
