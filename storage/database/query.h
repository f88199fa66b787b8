#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"
#include "models/json.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>

namespace otklik::sql {

class Statement;

/// A prepared statement while it is used: borrowed from its Database, reset and
/// given back at the end of the scope. Parameters count from 1, columns from 0.
/// Every function throws what guarded() understands. Texts and ids are TEXT,
/// enums their names, times INTEGER milliseconds, an absent time NULL, bool 0 or
/// 1, JSON objects and lists compact TEXT. Parameters are written `?` for every engine.
class Query final
{
public:
    explicit Query(Statement &borrowed);
    explicit Query(std::unique_ptr<Statement> owned);
    Query(Query &&other) noexcept;
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    Query &operator=(Query &&) = delete;
    ~Query();

    /// Binds `values` from parameter 1 on.
    template <class... Values>
    Query &with(const Values &...values)
    {
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }

    void bind(int index, const QString &value);
    void bind(int index, QLatin1StringView literal); ///< must outlive the program, as a literal does
    void bind(int index, const QByteArray &blob);
    void bind(int index, qint64 value);
    void bind(int index, int value) { bind(index, static_cast<qint64>(value)); }
    void bind(int index, bool value) { bind(index, static_cast<qint64>(value)); }
    void bind(int index, double value) = delete; // no stored field is a double
    void bind(int index, TimePoint value) { bind(index, static_cast<qint64>(value.time_since_epoch().count())); }
    void bind(int index, const QJsonObject &value);
    void bind(int index, const QJsonArray &value);
    template <class Row>
    void bind(int index, const QList<Row> &rows) { bind(index, json::toValue(rows).toArray()); }
    void bind(int index, std::nullopt_t);
    template <class Tag>
    void bind(int index, const Id<Tag> &id) { bind(index, id.value); }
    template <NamedEnum Enum>
    void bind(int index, Enum value) { bind(index, nameOf(value)); }
    template <class Value>
    void bind(int index, const std::optional<Value> &value)
    {
        value ? bind(index, *value) : bind(index, std::nullopt);
    }

    /// Steps to the next row; false at the end.
    [[nodiscard]] bool next();
    /// Runs to the end and resets. Returns the number of changed rows.
    qint64 run();
    /// Makes it ready to be bound and run again.
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    void read(int column, QString &to) const;
    void read(int column, QByteArray &to) const;
    void read(int column, qint64 &to) const;
    void read(int column, bool &to) const;
    void read(int column, TimePoint &to) const;
    void read(int column, QJsonObject &to) const;
    void read(int column, QJsonArray &to) const;
    template <class Row>
    void read(int column, QList<Row> &to) const
    {
        QJsonArray array;
        read(column, array);
        if (!json::read(array, to))
            refuseColumn(column);
    }
    template <class Tag>
    void read(int column, Id<Tag> &to) const { read(column, to.value); }
    template <NamedEnum Enum>
    void read(int column, Enum &to) const
    {
        const auto value = fromName<Enum>(text(column));
        if (!value)
            refuseColumn(column);
        to = *value;
    }
    template <class Value>
    void read(int column, std::optional<Value> &to) const
    {
        to.reset();
        if (!isNull(column))
            read(column, to.emplace());
    }
    template <class Value>
    [[nodiscard]] Value value(int column) const
    {
        Value to{};
        read(column, to);
        return to;
    }

private:
    [[nodiscard]] QString text(int column) const;
    /// Throws Corruption "database_damaged": the column does not hold what it should.
    [[noreturn]] void refuseColumn(int column) const;

    std::unique_ptr<Statement> m_owned;
    Statement *m_statement;
};

} // namespace otklik::sql
