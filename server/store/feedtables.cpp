#include "server/store/feedtables.h"

#include <QJsonDocument>

namespace otklik::server {

namespace {

template <class Row>
EntityChange readChange(const sql::Query &query)
{
    EntityChange change;
    change.entity = sql::rowOf<Row>(query);
    query.read(sql::columnCount<Row>, change.seq);
    return change;
}

qsizetype lengthOf(const QString &text)
{
    return text.size();
}

qsizetype lengthOf(const QJsonObject &object)
{
    return object.isEmpty() ? 0 : QJsonDocument(object).toJson(QJsonDocument::Compact).size();
}

template <class T>
qsizetype lengthOf(const T &)
{
    return 0;
}

template <size_t... I>
std::array<FeedTable, entityKindCount> makeTables(std::index_sequence<I...>)
{
    return {FeedTable{"SELECT " + sql::columnsOf<std::variant_alternative_t<I, Entity>>() + ",seq FROM "
                          + sql::tableOf<std::variant_alternative_t<I, Entity>>() + ' ',
                      &readChange<std::variant_alternative_t<I, Entity>>}...};
}

} // namespace

qsizetype weightOf(const Entity &entity)
{
    return std::visit(
        [](const auto &row) {
            qsizetype sum = 0;
            forEachField(row, [&](const char *, const auto &value) { sum += lengthOf(value); });
            return sum;
        },
        entity);
}

const FeedTable &feedTable(EntityKind kind)
{
    static const auto tables = makeTables(std::make_index_sequence<entityKindCount>());
    return tables.at(static_cast<size_t>(kind));
}

} // namespace otklik::server
