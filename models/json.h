#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"
#include "models/result.h"

#include <QJsonArray>
#include <QJsonObject>

namespace otklik {

/// JSON forms of the field types: ids and enums are strings, times are integers
/// (milliseconds since the epoch), an absent time is null. Numbers stay 64-bit
/// integers and never pass through a double.
namespace json {

inline QJsonValue toValue(const QString &v) { return v; }
inline QJsonValue toValue(bool v) { return v; }
inline QJsonValue toValue(qint64 v) { return v; }
inline QJsonValue toValue(const QJsonObject &v) { return v; }
inline QJsonValue toValue(TimePoint v) { return static_cast<qint64>(v.time_since_epoch().count()); }
inline QJsonValue toValue(const std::optional<TimePoint> &v) { return v ? toValue(*v) : QJsonValue(QJsonValue::Null); }
template <class Tag>
QJsonValue toValue(const Id<Tag> &v) { return v.value; }
template <NamedEnum Enum>
QJsonValue toValue(Enum v) { return QString(nameOf(v)); }
template <class Row>
QJsonValue toValue(const QList<Row> &v);

[[nodiscard]] bool read(const QJsonValue &json, QString &to);
[[nodiscard]] bool read(const QJsonValue &json, bool &to);
[[nodiscard]] bool read(const QJsonValue &json, qint64 &to);
[[nodiscard]] bool read(const QJsonValue &json, QJsonObject &to);
[[nodiscard]] bool read(const QJsonValue &json, TimePoint &to);
[[nodiscard]] bool read(const QJsonValue &json, std::optional<TimePoint> &to);
template <class Row>
[[nodiscard]] bool read(const QJsonValue &json, QList<Row> &to);
template <class Tag>
[[nodiscard]] bool read(const QJsonValue &json, Id<Tag> &to) { return read(json, to.value); }
template <NamedEnum Enum>
[[nodiscard]] bool read(const QJsonValue &json, Enum &to)
{
    const auto value = fromName<Enum>(json.toString());
    if (value)
        to = *value;
    return value.has_value();
}

} // namespace json

/// The JSON object of any struct that lists its fields.
template <class T>
[[nodiscard]] QJsonObject toJson(const T &row)
{
    QJsonObject object;
    forEachField(row, [&](const char *name, const auto &value) {
        object.insert(QLatin1StringView(name), json::toValue(value));
    });
    return object;
}

/// Reads a struct back. Every listed field must be there with its type, unless it
/// was added later; fields that are not listed are ignored. Error code "bad_field", detail its name.
template <class T>
[[nodiscard]] Result<T> fromJson(const QJsonObject &object)
{
    T row;
    const char *bad = nullptr;
    const auto readField = [&](const auto &f) {
        const QJsonValue value = object.value(QLatin1StringView(f.name));
        const bool isLeftOut = f.mayBeAbsent && value.isUndefined();
        if (!bad && !isLeftOut && !json::read(value, row.*(f.member)))
            bad = f.name;
    };
    std::apply([&](const auto &...f) { (readField(f), ...); }, T::fields());
    if (bad)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_field"), QLatin1StringView(bad));
    return row;
}

namespace json {

/// Lists of structs are arrays of their objects.
template <class Row>
QJsonValue toValue(const QList<Row> &v)
{
    QJsonArray array;
    for (const Row &row : v)
        array.append(toJson(row));
    return array;
}

template <class Row>
bool read(const QJsonValue &json, QList<Row> &to)
{
    to.clear();
    if (!json.isArray())
        return false;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &one : array) {
        auto row = fromJson<Row>(one.toObject());
        if (!row)
            return false;
        to.append(std::move(*row));
    }
    return true;
}

} // namespace json

} // namespace otklik
