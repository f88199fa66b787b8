#include "server/retention/retention.h"

#include "server/erasure/personeraser.h"
#include "server/retention/stalepeople.h"
#include "server/store/auditlog.h"
#include "server/store/store.h"
#include "server/store/teamdocumentstore.h"
#include "server/store/workspacestore.h"

namespace otklik::server {

namespace {

/// A document that cannot be read takes nothing away; publishing refuses such a one.
Result<RetentionRules> rulesOf(Rows &rows)
{
    const auto document = TeamDocumentStore(rows).newest(TeamDocumentKind::Retention);
    return document ? parseRetention(document->body) : RetentionRules();
}

bool hasTextRules(const RetentionRules &rules)
{
    return !rules.textDays.isEmpty() || !rules.deletedDays.isEmpty();
}

} // namespace

Retention::Retention(Store &store, std::function<Result<void>(Rows &)> mayWork)
    : m_store(store), m_mayWork(std::move(mayWork))
{
}

Result<bool> Retention::emptyTexts()
{
    const auto isAny = m_store.read([](Rows &rows) -> Result<bool> {
        const auto rules = rulesOf(rows);
        if (!rules)
            return tl::unexpected<Error>(rules.error());
        return hasTextRules(*rules) && OldTexts(rows, *rules).areAny();
    });
    if (!isAny || !*isAny)
        return isAny;
    const auto emptied = m_store.write([&](Rows &rows) -> Result<qint64> {
        if (auto allowed = check(rows); !allowed)
            return tl::unexpected<Error>(allowed.error());
        const auto rules = rulesOf(rows);
        if (!rules)
            return tl::unexpected<Error>(rules.error());
        const qint64 count = OldTexts(rows, *rules).empty(textsAtOnce);
        if (count == 0)
            return count;
        WorkspaceStore(rows).setScrubDue(true);
        AuditLog(rows).write({}, QLatin1StringView("retention.texts"), {}, {{QStringLiteral("emptied"), count}});
        return count;
    });
    if (!emptied)
        return tl::unexpected<Error>(emptied.error());
    m_emptied += *emptied;
    return *emptied == textsAtOnce;
}

Result<bool> Retention::erasePeople()
{
    struct Part final
    {
        QString from;
        StalePeople::Stretch stretch;
    };
    const auto part = m_store.read([](Rows &rows) -> Result<Part> {
        const auto rules = rulesOf(rows);
        if (!rules)
            return tl::unexpected<Error>(rules.error());
        Part found{WorkspaceStore(rows).retentionPlace(), {}};
        if (rules->personDays > 0)
            found.stretch = StalePeople(rows, rows.now() - std::chrono::days(rules->personDays)).next(found.from, peopleAtOnce);
        return found;
    });
    if (!part)
        return tl::unexpected<Error>(part.error());
    for (const PersonId &id : part->stretch.candidates)
        if (const auto erased = erase(id); !erased)
            return erased;
    if (part->stretch.last != part->from) {
        const auto noted = m_store.write([&](Rows &rows) -> Result<void> {
            if (auto allowed = check(rows); !allowed)
                return allowed;
            WorkspaceStore(rows).setRetentionPlace(part->stretch.last);
            return {};
        });
        if (!noted)
            return tl::unexpected<Error>(noted.error());
    }
    return !part->stretch.last.isEmpty();
}

Result<void> Retention::startOver()
{
    return m_store.write([&](Rows &rows) -> Result<void> {
        if (auto allowed = check(rows); !allowed)
            return allowed;
        WorkspaceStore(rows).setRetentionPlace({});
        return {};
    });
}

/// One in a transaction: a person may have thousands of rows. Whether they are stale is decided in it.
Result<bool> Retention::erase(const PersonId &id)
{
    const auto erased = m_store.write([&](Rows &rows) -> Result<bool> {
        if (auto allowed = check(rows); !allowed)
            return tl::unexpected<Error>(allowed.error());
        const auto rules = rulesOf(rows);
        if (!rules || rules->personDays == 0)
            return false;
        const auto person = PersonRows::gather(rows, id);
        if (!person || !StalePeople(rows, rows.now() - std::chrono::days(rules->personDays)).isStale(*person))
            return false; // gone with another one, or heard of through another account
        PersonEraser(rows).erase(*person, {{}, QStringLiteral("retention"), QStringLiteral("retention")});
        return true;
    });
    if (erased && *erased)
        ++m_erased;
    return erased;
}

Result<Retention::Scope> Retention::scope()
{
    return m_store.read([](Rows &rows) -> Result<Scope> {
        const auto rules = rulesOf(rows);
        if (!rules)
            return tl::unexpected<Error>(rules.error());
        Scope scope{OldTexts(rows, *rules).count(), {}};
        if (rules->personDays == 0)
            return scope;
        StalePeople people(rows, rows.now() - std::chrono::days(rules->personDays));
        QString place;
        do {
            const auto stretch = people.next(place, peopleAtOnce);
            place = stretch.last;
            for (const PersonId &id : stretch.candidates)
                if (const auto person = PersonRows::gather(rows, id); person && people.isStale(*person))
                    scope.people.append(id);
        } while (!place.isEmpty());
        return scope;
    });
}

} // namespace otklik::server
