#include "server/api/handlers/people.h"

#include "models/json.h"
#include "server/erasure/cardjournal.h"
#include "server/erasure/erasureact.h"
#include "server/erasure/personexport.h"
#include "server/mutations/checks.h"
#include "server/store/auditlog.h"
#include "server/store/erasedrows.h"
#include "server/store/rowrights.h"
#include "server/store/store.h"

namespace otklik::server {

namespace {

constexpr int entriesOfPage = 100;
constexpr qsizetype longestReason = 1000;

tl::unexpected<Error> refused(const QString &code)
{
    return failure(Error::Kind::GiveUp, code);
}

tl::unexpected<Error> notAllowed()
{
    return refused(QStringLiteral("not_allowed"));
}

/// The person that the path names, as far as who asks may know of them.
Result<PersonId> personIn(const Call &call, Rows &rows)
{
    const PersonId id{QString::fromUtf8(call.path.value("id"))};
    if (id.value.size() <= longestId && ErasedRows(rows).holds(id.value))
        return refused(erasedCode);
    if (id.value.size() > longestId || !rows.find<Person>(id) || !RowRights(rows, call.session->user).sees(id))
        return refused(QStringLiteral("not_found"));
    return id;
}

Result<PersonRows> rowsIn(const Call &call, Rows &rows)
{
    const auto id = personIn(call, rows);
    return id ? PersonRows::gather(rows, *id) : tl::unexpected<Error>(id.error());
}

/// A document that leaves something out would not be the person's whole data, and one that does not may
/// hold what other teams have written with them.
bool seesEveryRow(Rows &rows, const User &me, const PersonRows &person)
{
    RowRights rights(rows, me);
    if (rights.seesAll())
        return true;
    for (const auto &[kind, name] : EnumNames<EntityKind>::table)
        for (const Entity &row : person.of(kind))
            if (!rights.sees(row))
                return false;
    return true;
}

QJsonObject scopeOf(const ErasureReport &report, const QString &act)
{
    ErasureScope scope{act, {}};
    for (const auto &[kind, count] : report.counts)
        scope.counts.append({kind, count});
    return toJson(scope);
}

} // namespace

Result<HttpAnswer> ExportPersonHandler::handle(const Call &call)
{
    if (!canReview(call.session->user.role))
        return notAllowed();
    PersonId id;
    auto document = m_store.read([&](Rows &rows) -> Result<QByteArray> {
        const auto person = rowsIn(call, rows);
        if (!person)
            return tl::unexpected<Error>(person.error());
        if (!seesEveryRow(rows, call.session->user, *person))
            return refused(QStringLiteral("other_teams"));
        id = person->person();
        return exportOf(*person, rows.now());
    });
    if (!document)
        return tl::unexpected<Error>(document.error());
    const auto audited = m_store.writeTogether([&](Rows &rows) -> Result<void> {
        AuditLog(rows).write(call.session->user.id, QLatin1StringView("person.exported"), id.value);
        return {};
    });
    if (!audited) // nothing is handed out that is not written down
        return tl::unexpected<Error>(audited.error());
    HttpAnswer answer;
    answer.body = std::move(*document);
    return answer;
}

Result<HttpAnswer> ErasureScopeHandler::handle(const Call &call)
{
    if (call.session->user.role != Role::Administrator)
        return notAllowed();
    return m_store.read([&](Rows &rows) -> Result<HttpAnswer> {
        const auto person = rowsIn(call, rows);
        if (!person)
            return tl::unexpected<Error>(person.error());
        return jsonAnswer(scopeOf(reportOn(*person), {}));
    });
}

Result<HttpAnswer> ErasePersonHandler::handle(const Call &call)
{
    const User &me = call.session->user;
    if (me.role != Role::Administrator)
        return notAllowed();
    const auto body = call.object();
    if (!body)
        return tl::unexpected<Error>(body.error());
    const QString reason = body->value(QStringLiteral("reason")).toString().trimmed();
    if (reason.isEmpty() || reason.size() > longestReason)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_message"));
    return m_store.write([&](Rows &rows) -> Result<HttpAnswer> {
        const auto person = rowsIn(call, rows);
        if (!person)
            return tl::unexpected<Error>(person.error());
        const ErasureReport report = PersonEraser(rows).erase(*person, {me.id, me.login, reason});
        return jsonAnswer(scopeOf(report, actOf(report)));
    });
}

Result<HttpAnswer> PersonAuditHandler::handle(const Call &call)
{
    if (!canReview(call.session->user.role))
        return notAllowed();
    qint64 before = 0;
    if (const auto text = call.query(QLatin1StringView("before"))) {
        bool isNumber = false;
        before = text->toLongLong(&isNumber);
        if (!isNumber || before < 1)
            return failure(Error::Kind::CorrectInput, QStringLiteral("bad_query"));
    }
    return m_store.read([&](Rows &rows) -> Result<HttpAnswer> {
        const auto id = personIn(call, rows);
        if (!id)
            return tl::unexpected<Error>(id.error());
        return jsonAnswer(toJson(CardJournal(rows).page(*id, before, entriesOfPage)));
    });
}

} // namespace otklik::server
