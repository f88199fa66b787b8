#include "server/store/feedtables.h"

namespace otklik::server {

namespace {

template <class Row>
EntityChange readChange(const sqlite::Query &query)
{
    EntityChange change;
    change.entity = sqlite::rowOf<Row>(query);
    query.read(sqlite::columnCount<Row>, change.seq);
    return change;
}

template <size_t... I>
std::array<FeedTable, entityKindCount> makeTables(std::index_sequence<I...>)
{
    return {FeedTable{"SELECT " + sqlite::columnsOf<std::variant_alternative_t<I, Entity>>() + ",seq FROM "
                          + sqlite::tableOf<std::variant_alternative_t<I, Entity>>() + ' ',
                      &readChange<std::variant_alternative_t<I, Entity>>}...};
}

} // namespace

const FeedTable &feedTable(EntityKind kind)
{
    static const auto tables = makeTables(std::make_index_sequence<entityKindCount>());
    return tables.at(static_cast<size_t>(kind));
}

} // namespace otklik::server
