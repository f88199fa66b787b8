#include "storage/writescope.h"

namespace otklik {

namespace {

using sql::Query;

/// Above this, reading everything anew is cheaper than looking names up.
constexpr qsizetype longestList = 5000;

template <class AnyId, class Key>
void addIds(WriteScope &scope, QSet<AnyId> &to, std::string_view sql, const Key &key)
{
    Query query = scope.database.query(sql);
    query.bind(1, key);
    while (query.next())
        to.insert(query.value<AnyId>(0));
}

constexpr std::string_view casesOfPerson = R"(SELECT id FROM "case" WHERE person_id=?)";
constexpr std::string_view casesOfAccount = R"(SELECT id FROM "case" WHERE account_id=?)";
/// A home person's notes and contacts are shown at the person its account stands under.
constexpr std::string_view personsShowingHome =
    "SELECT l.person_id FROM account a JOIN account_link l ON l.account_id=a.id AND l.unlinked_at IS NULL "
    "WHERE a.home_person_id=?";
constexpr std::string_view personsOfAccount =
    "SELECT home_person_id FROM account WHERE id=?1 UNION ALL "
    "SELECT person_id FROM account_link WHERE account_id=?1 AND unlinked_at IS NULL";

struct NameShown
{
    WriteScope &scope;
    StoreChange &changed;

    void person(const PersonId &id) const
    {
        changed.persons.insert(id);
        addIds(scope, changed.persons, personsShowingHome, id);
    }

    void operator()(const User &) const { changed.directory = true; }
    void operator()(const Source &) const { changed.directory = true; }
    void operator()(const OwnContact &) const { changed.directory = true; }
    void operator()(const Erasure &) const { changed.everything = true; }
    void operator()(const Person &row) const { person(row.id); }
    void operator()(const Account &row) const
    {
        addIds(scope, changed.persons, personsOfAccount, row.id);
        addIds(scope, changed.cases, casesOfAccount, row.id);
    }
    void operator()(const AccountLink &row) const
    {
        changed.persons.insert(row.personId);
        addIds(scope, changed.persons, personsOfAccount, row.accountId);
        addIds(scope, changed.cases, casesOfAccount, row.accountId);
    }
    void operator()(const Contact &row) const { person(row.personId); }
    void operator()(const Note &row) const { person(row.personId); }
    void operator()(const Claim &row) const
    {
        changed.persons.insert(row.id);
        addIds(scope, changed.cases, casesOfPerson, row.id);
    }
    void operator()(const Thread &row) const { changed.threads.insert(row.id); }
    void operator()(const Case &row) const
    {
        changed.cases.insert(row.id);
        changed.threads.insert(row.threadId);
        changed.persons.insert(row.personId);
    }
    void operator()(const Mention &row) const
    {
        changed.threads.insert(row.threadId);
        if (!row.caseId.isEmpty())
            changed.cases.insert(row.caseId);
        addIds(scope, changed.persons, personsOfAccount, row.accountId);
    }
    void operator()(const MentionVersion &row) const
    {
        addIds(scope, changed.threads, "SELECT thread_id FROM mention WHERE id=?", row.mentionId);
    }
    void operator()(const Decision &row) const { changed.cases.insert(row.caseId); }
    void operator()(const Draft &row) const { changed.cases.insert(row.caseId); }
    void operator()(const Publication &row) const
    {
        changed.publications = true;
        changed.cases.insert(row.caseId);
    }
    void operator()(const TeamDocument &) const { changed.teamDocuments = true; }
    void operator()(const HintOverrule &row) const { changed.cases.insert(row.caseId); }
    void operator()(const Promise &row) const
    {
        changed.care = true;
        changed.cases.insert(row.caseId);
        person(row.personId);
    }
    void operator()(const BonusGrant &row) const
    {
        changed.care = true;
        changed.cases.insert(row.caseId);
        person(row.personId);
    }
    void operator()(const Interest &row) const { person(row.personId); }
    void operator()(const Moderation &row) const
    {
        changed.care = true;
        addIds(scope, changed.cases, "SELECT case_id FROM mention WHERE id=? AND case_id<>''", row.mentionId);
        person(row.personId);
    }
    void operator()(const LoyaltyTrack &row) const
    {
        changed.cases.insert(row.id);
        person(row.personId);
    }
    void operator()(const CustomerRecord &row) const { person(row.personId); }
    void operator()(const LinkProposal &row) const
    {
        changed.proposals = true;
        addIds(scope, changed.persons, personsOfAccount, row.firstId);
        addIds(scope, changed.persons, personsOfAccount, row.secondId);
    }
    void operator()(const PersonDetail &row) const { person(row.personId); }
    void operator()(const Consent &row) const { person(row.personId); }
    void operator()(const Presence &) const { changed.presence = true; }
    void operator()(const Coverage &) const { changed.channels = true; }
    void operator()(const SourceGap &) const { changed.channels = true; }
    void operator()(const DutyPlace &) const { changed.channels = true; }
};

} // namespace

void noteChange(WriteScope &scope, const Entity &entity)
{
    if (!scope.changed.everything)
        std::visit(NameShown{scope, scope.changed}, entity);
}

void mergeChange(StoreChange &to, const StoreChange &from)
{
    to.cases.unite(from.cases);
    to.threads.unite(from.threads);
    to.persons.unite(from.persons);
    to.takenOver.unite(from.takenOver);
    to.publications |= from.publications;
    to.pending |= from.pending;
    to.directory |= from.directory;
    to.teamDocuments |= from.teamDocuments;
    to.care |= from.care;
    to.proposals |= from.proposals;
    to.presence |= from.presence;
    to.channels |= from.channels;
    to.everything |= from.everything;
    if (to.cases.size() + to.threads.size() + to.persons.size() > longestList)
        to.everything = true;
    if (to.everything) {
        to.cases.clear();
        to.threads.clear();
        to.persons.clear();
    }
}

bool isEmpty(const StoreChange &change)
{
    return change.cases.isEmpty() && change.threads.isEmpty() && change.persons.isEmpty() && !change.publications
        && !change.pending && !change.directory && !change.teamDocuments && !change.care && !change.proposals && !change.presence && !change.channels && !change.everything;
}

} // namespace otklik
