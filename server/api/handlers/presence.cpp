#include "server/api/handlers/presence.h"

#include "models/json.h"
#include "models/presence.h"
#include "server/mutations/checks.h"
#include "server/store/rowrights.h"
#include "server/store/store.h"

namespace otklik::server {

namespace {

/// What the body says; the rest of the row is the server's. Codes "json_expected", "bad_message".
Result<Presence> presenceIn(const Call &call)
{
    const auto body = call.object();
    if (!body)
        return tl::unexpected<Error>(body.error());
    Presence told;
    if (!json::read(body->value(QStringLiteral("person_id")), told.personId)
        || !json::read(body->value(QStringLiteral("doing")), told.doing) || told.personId.value.size() > longestId)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_message"));
    if (told.personId.isEmpty() || told.doing == Doing::Nothing)
        told = {};
    return told;
}

/// A row that says the same for long enough is not written again: each would be news for every laptop.
bool isKnown(const std::optional<Presence> &before, const Presence &told, TimePoint now)
{
    if (told.personId.isEmpty())
        return !before || before->personId.isEmpty();
    return before && before->personId == told.personId && before->doing == told.doing
        && before->until - now > presenceHolds / 2;
}

} // namespace

Result<HttpAnswer> PresenceHandler::handle(const Call &call)
{
    auto told = presenceIn(call);
    if (!told)
        return tl::unexpected<Error>(told.error());
    const User &me = call.session->user;
    return m_store.writeTogether([&](Rows &rows) -> Result<HttpAnswer> {
        if (!told->personId.isEmpty()
            && (!rows.find<Person>(told->personId) || !RowRights(rows, me).sees(told->personId)))
            return failure(Error::Kind::GiveUp, QStringLiteral("not_found"));
        if (isKnown(rows.find<Presence>(me.id.value), *told, rows.now()))
            return emptyAnswer();
        told->id = me.id;
        told->until = told->personId.isEmpty() ? rows.now() : rows.now() + presenceHolds;
        rows.put(*told);
        return emptyAnswer();
    });
}

} // namespace otklik::server
