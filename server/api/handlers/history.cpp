#include "server/api/handlers/history.h"

#include "server/store/historystore.h"
#include "server/store/rowrights.h"
#include "server/store/rows.h"
#include "server/store/searchterms.h"
#include "server/store/store.h"
#include "sync/wire/protocol.h"

#include <QScopeGuard>

namespace otklik::server {

namespace {

constexpr int usualLimit = 50;
constexpr int largestLimit = 200;
constexpr qsizetype longestQuery = 300;
constexpr qsizetype longestPlace = 200;
constexpr int mostOffset = 24 * 60;

/// The whole number of the query string, within its bounds; `usual` when it is not there.
std::optional<int> numberOf(const Call &call, QLatin1StringView name, int least, int most, int usual)
{
    const auto text = call.query(name);
    if (!text)
        return usual;
    bool isNumber = false;
    const int number = text->toInt(&isNumber);
    return isNumber && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<int> limitOf(const Call &call)
{
    return numberOf(call, QLatin1StringView("limit"), 1, largestLimit, usualLimit);
}

tl::unexpected<Error> badQuery()
{
    return failure(Error::Kind::CorrectInput, QStringLiteral("bad_query"));
}

Result<HttpAnswer> answerOf(const Result<HistoryPage> &page)
{
    if (!page)
        return tl::unexpected<Error>(page.error());
    HttpAnswer answer;
    answer.body = wire::encodeHistory(*page);
    return answer;
}

} // namespace

Result<HttpAnswer> SearchHandler::handle(const Call &call)
{
    const auto limit = limitOf(call);
    const auto offset = numberOf(call, QLatin1StringView("utc_offset"), -mostOffset, mostOffset, 0);
    const QString typed = call.query(QLatin1StringView("q")).value_or(QString());
    const QString before = call.query(QLatin1StringView("before")).value_or(QString());
    if (!limit || !offset || typed.size() > longestQuery || before.size() > longestPlace)
        return badQuery();
    if (!m_places.try_acquire())
        return failure(Error::Kind::Retry, QStringLiteral("too_many_requests"));
    const auto giveBack = qScopeGuard([this] { m_places.release(); });
    const SearchTerms terms(typed, std::chrono::minutes(*offset));
    return m_store.read([&](Rows &rows) -> Result<HttpAnswer> {
        RowRights rights(rows, call.session->user);
        return answerOf(HistoryStore(rows, rights).search(terms, before, *limit));
    });
}

Result<HttpAnswer> ThreadMentionsHandler::handle(const Call &call)
{
    const auto limit = limitOf(call);
    const auto before = call.query(QLatin1StringView("before"));
    const auto after = call.query(QLatin1StringView("after"));
    const QString place = before ? *before : after.value_or(QString());
    if (!limit || (before && after) || place.size() > longestPlace)
        return badQuery();
    return m_store.read([&](Rows &rows) -> Result<HttpAnswer> {
        const ThreadId id{QString::fromUtf8(call.path.value("id"))};
        RowRights rights(rows, call.session->user);
        if (!rows.find<Thread>(id) || !rights.sees(id))
            return failure(Error::Kind::GiveUp, QStringLiteral("not_found"));
        const auto side = after ? HistorySide::After : HistorySide::Before;
        return answerOf(HistoryStore(rows, rights).ofThread(id, side, place, *limit));
    });
}

} // namespace otklik::server
