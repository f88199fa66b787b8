#pragma once

#include "models/entity.h"
#include "storage/database/database.h"

#include <string>

namespace otklik::sql {

/// SQL and bindings made from fields(): a column has the name of its field, and
/// columns always stand in the listed order.

template <class Row>
constexpr int columnCount = static_cast<int>(std::tuple_size_v<decltype(Row::fields())>);

namespace detail {

template <class Row, size_t I = 0>
constexpr size_t entityIndex()
{
    if constexpr (std::is_same_v<Row, std::variant_alternative_t<I, Entity>>)
        return I;
    else
        return entityIndex<Row, I + 1>();
}

/// Joins `make(name)` of all fields with commas.
template <class Row, class Make>
std::string joined(Make &&make)
{
    std::string all;
    std::apply([&](const auto &...f) { ((all += (all.empty() ? "" : ",") + make(std::string(f.name))), ...); },
               Row::fields());
    return all;
}

} // namespace detail

/// The table of an entity: the name of its kind, quoted ("case" is a keyword).
template <class Row>
[[nodiscard]] std::string tableOf()
{
    const QLatin1StringView name = nameOf(static_cast<EntityKind>(detail::entityIndex<Row>()));
    std::string table(1, '"');
    table.append(name.data(), static_cast<size_t>(name.size()));
    table += '"';
    return table;
}

/// "id,name,…"; with a prefix such as "m." before each.
template <class Row>
[[nodiscard]] std::string columnsOf(const std::string &prefix = {})
{
    return detail::joined<Row>([&](const std::string &name) { return prefix + '"' + name + '"'; });
}

/// "?,?,…": one for each field.
template <class Row>
[[nodiscard]] std::string placeholdersOf()
{
    return detail::joined<Row>([](const std::string &) { return std::string("?"); });
}

template <class Row>
[[nodiscard]] std::string insertSql(const std::string &table)
{
    return "INSERT INTO " + table + '(' + columnsOf<Row>() + ") VALUES(" + placeholdersOf<Row>() + ')';
}

/// The tail of an upsert: all fields but the key take the new values.
template <class Row>
[[nodiscard]] std::string onConflictSql(const std::string &key = "id")
{
    std::string sets;
    std::apply(
        [&](const auto &...f) {
            ((key == f.name ? sets : sets += std::string(sets.empty() ? "" : ",") + '"' + f.name + "\"=excluded.\""
                          + f.name + '"'),
             ...);
        },
        Row::fields());
    return " ON CONFLICT(\"" + key + "\") DO UPDATE SET " + sets;
}

template <class Row>
[[nodiscard]] std::string upsertSql(const std::string &table, const std::string &key = "id")
{
    return insertSql<Row>(table) + onConflictSql<Row>(key);
}

/// "SELECT columns FROM table rest"
template <class Row>
[[nodiscard]] std::string selectSql(const std::string &table, const std::string &rest = {})
{
    return "SELECT " + columnsOf<Row>() + " FROM " + table + ' ' + rest;
}

/// Binds all fields from parameter `first` on; returns the next free parameter.
template <class Row>
int bindFields(Query &query, const Row &row, int first = 1)
{
    forEachField(row, [&](const char *, const auto &value) { query.bind(first++, value); });
    return first;
}

/// Reads all fields from column `first` on.
template <class Row>
void readFields(const Query &query, Row &row, int first = 0)
{
    forEachField(row, [&](const char *, auto &value) { query.read(first++, value); });
}

template <class Row>
[[nodiscard]] Row rowOf(const Query &query, int first = 0)
{
    Row row;
    readFields(query, row, first);
    return row;
}

/// Inserts or replaces an entity in the table of its kind.
template <class Row>
void upsert(Database &database, const Row &row)
{
    static const std::string sql = upsertSql<Row>(tableOf<Row>());
    Query query = database.query(sql);
    bindFields(query, row);
    query.run();
}

/// The entity of this id from the table of its kind.
template <class Row>
[[nodiscard]] std::optional<Row> findById(Database &database, const QString &id)
{
    static const std::string sql = selectSql<Row>(tableOf<Row>(), "WHERE id=?");
    Query query = database.query(sql);
    query.bind(1, id);
    if (!query.next())
        return std::nullopt;
    return rowOf<Row>(query);
}

/// All rows of a query whose columns from 0 on are those of Row.
template <class Row>
[[nodiscard]] QList<Row> allRows(Query &query)
{
    QList<Row> rows;
    while (query.next())
        rows.append(rowOf<Row>(query));
    return rows;
}

} // namespace otklik::sql
