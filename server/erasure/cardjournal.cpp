#include "server/erasure/cardjournal.h"

#include "server/store/peoplestore.h"
#include "server/store/rows.h"
#include "storage/database/database.h"

#include <QMap>

#include <array>
#include <limits>

namespace otklik::server {

namespace {

/// Kinds of rows that audit entries are about, each found by its person.
constexpr std::array ofPerson{
    "SELECT id FROM consent WHERE person_id=?",
    "SELECT id FROM bonus_grant WHERE person_id=?",
    "SELECT id FROM moderation WHERE person_id=?",
    "SELECT p.id FROM publication p JOIN \"case\" c ON c.id=p.case_id JOIN account a ON a.id=c.account_id "
    "WHERE a.home_person_id=?",
};
constexpr std::array ofAccount{
    "SELECT id FROM link_proposal WHERE first_id=?",
    "SELECT id FROM link_proposal WHERE second_id=?",
};

JournalEntry entryOf(sql::Query &query)
{
    return {query.value<qint64>(0),  query.value<TimePoint>(1), query.value<UserId>(2),
            query.value<QString>(3), query.value<QString>(4),   query.value<QJsonObject>(5)};
}

} // namespace

QStringList CardJournal::subjectsOf(const PersonId &person)
{
    auto &database = m_rows.database();
    QStringList subjects;
    const auto add = [&](const char *sql, const QString &of) {
        auto query = database.query(sql);
        query.bind(1, of);
        while (query.next())
            subjects.append(query.value<QString>(0));
    };
    PeopleStore people(m_rows);
    const QSet<PersonId> persons = people.shownWith(person);
    for (const PersonId &one : persons) {
        subjects.append(one.value);
        for (const char *sql : ofPerson)
            add(sql, one.value);
        // Also those that stand under somebody else now: that they were moved there is part of this card's story.
        add("SELECT id FROM account WHERE home_person_id=?", one.value);
    }
    const QList<Account> accounts = people.accountsOf(person);
    for (const Account &account : accounts) {
        if (!subjects.contains(account.id.value))
            subjects.append(account.id.value);
        for (const char *sql : ofAccount)
            add(sql, account.id.value);
    }
    return subjects;
}

JournalPage CardJournal::page(const PersonId &person, qint64 before, int limit)
{
    static const std::string select =
        "SELECT a.id, a.at, a.user_id, coalesce(u.name, ''), a.action, a.detail FROM audit a "
        "LEFT JOIN \"user\" u ON u.id=a.user_id WHERE a.subject_id=? AND a.id<? ORDER BY a.id DESC LIMIT ?";
    const qint64 end = before > 0 ? before : std::numeric_limits<qint64>::max();
    QMap<qint64, JournalEntry> newest;
    const QStringList subjects = subjectsOf(person);
    for (const QString &subject : subjects) {
        auto query = m_rows.database().query(select);
        query.with(subject, end, static_cast<qint64>(limit) + 1);
        while (query.next())
            newest.insert(query.value<qint64>(0), entryOf(query));
        while (newest.size() > limit + 1)
            newest.erase(newest.begin());
    }
    JournalPage page;
    page.hasMore = newest.size() > limit;
    for (auto it = newest.cend(); it != newest.cbegin() && page.entries.size() < limit;)
        page.entries.append(*--it);
    return page;
}

} // namespace otklik::server
