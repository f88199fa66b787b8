#include "models/json.h"

#include <QJsonValue>

namespace otklik::json {

namespace {

/// QJsonValue keeps integers as integers; a number with a fraction, or one that
/// does not fit, answers the default both times it is asked.
bool isInteger(const QJsonValue &json)
{
    return json.isDouble() && json.toInteger(0) == json.toInteger(1);
}

} // namespace

bool read(const QJsonValue &json, QString &to)
{
    to = json.toString();
    return json.isString();
}

bool read(const QJsonValue &json, bool &to)
{
    to = json.toBool();
    return json.isBool();
}

bool read(const QJsonValue &json, qint64 &to)
{
    to = json.toInteger();
    return isInteger(json);
}

bool read(const QJsonValue &json, QJsonObject &to)
{
    to = json.toObject();
    return json.isObject();
}

bool read(const QJsonValue &json, TimePoint &to)
{
    to = TimePoint(std::chrono::milliseconds(json.toInteger()));
    return isInteger(json);
}

bool read(const QJsonValue &json, std::optional<TimePoint> &to)
{
    to.reset();
    if (json.isNull() || json.isUndefined())
        return true;
    return read(json, to.emplace());
}

} // namespace otklik::json
