#include "oidc/strictjson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace otklik::oidc {

namespace {

qsizetype membersOf(const QJsonValue &value)
{
    qsizetype members = 0;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        members = object.size();
        for (const QJsonValue &inner : object)
            members += membersOf(inner);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &inner : array)
            members += membersOf(inner);
    }
    return members;
}

/// Of well-formed JSON: outside its strings, a colon stands behind each name and nowhere else.
qsizetype namesIn(const QByteArray &json)
{
    qsizetype names = 0;
    bool isInString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (isInString && c == '\\')
            ++i;
        else if (c == '"')
            isInString = !isInString;
        else if (c == ':' && !isInString)
            ++names;
    }
    return names;
}

} // namespace

std::optional<QJsonObject> parseStrictly(const QByteArray &json, qsizetype limit)
{
    if (json.size() > limit)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    // The parser keeps the last of equal names and forgets the others.
    if (!document.isObject() || membersOf(document.object()) != namesIn(json))
        return std::nullopt;
    return document.object();
}

} // namespace otklik::oidc
