#include "tests/channels/vk/standin/vkschema.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace otklik {

namespace {

bool isOfType(const QString &type, const QJsonValue &value)
{
    if (type == QLatin1StringView("integer"))
        return value.isDouble() && value.toInteger(-1) == value.toInteger(-2);
    if (type == QLatin1StringView("number"))
        return value.isDouble();
    if (type == QLatin1StringView("string"))
        return value.isString();
    if (type == QLatin1StringView("boolean"))
        return value.isBool();
    if (type == QLatin1StringView("array"))
        return value.isArray();
    return type != QLatin1StringView("object") || value.isObject();
}

bool isOfOne(const QJsonValue &type, const QJsonValue &value)
{
    if (type.isArray()) {
        const QJsonArray types = type.toArray();
        return std::any_of(types.begin(), types.end(),
                           [&](const QJsonValue &one) { return isOfType(one.toString(), value); });
    }
    return !type.isString() || isOfType(type.toString(), value);
}

} // namespace

VkSchema::VkSchema()
{
    const QString folder = QStringLiteral(OTKLIK_SOURCE_DIR "/../shared/data/schemas/vk");
    if (QDir(folder).exists())
        m_folder = folder;
}

QJsonObject VkSchema::file(const QString &name)
{
    if (!m_files.contains(name)) {
        QFile file(m_folder + u'/' + name);
        m_files.insert(name, file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                                            : QJsonObject());
    }
    return m_files.value(name);
}

QJsonObject VkSchema::at(const QString &reference)
{
    QString name = reference.section(u'#', 0, 0);
    if (name.startsWith(QLatin1StringView("../")))
        name.remove(0, 3);
    QJsonObject found = file(name);
    const QStringList path = reference.section(u'#', 1).split(u'/', Qt::SkipEmptyParts);
    for (const QString &key : path)
        found = found.value(key).toObject();
    return found;
}

QJsonObject VkSchema::method(const QString &name)
{
    const QJsonArray methods =
        file(name.section(u'.', 0, 0) + QStringLiteral("/methods.json")).value(QLatin1StringView("methods")).toArray();
    for (const QJsonValue &method : methods)
        if (method.toObject().value(QLatin1StringView("name")) == name)
            return method.toObject();
    return {};
}

QList<int> VkSchema::errorCodes()
{
    QList<int> codes;
    const QJsonObject errors = file(QStringLiteral("errors.json")).value(QLatin1StringView("errors")).toObject();
    for (const QJsonValue &error : errors)
        codes.append(error.toObject().value(QLatin1StringView("code")).toInt());
    return codes;
}

QStringList VkSchema::faultsOfAnswer(const QString &name, const QJsonObject &answer)
{
    if (answer.contains(QLatin1StringView("error"))) {
        QStringList faults;
        check(answer.value(QLatin1StringView("error")),
              {{QStringLiteral("$ref"), QStringLiteral("../base/objects.json#/definitions/base_error")}},
              name + QStringLiteral(" error"), false, faults);
        return faults;
    }
    const QJsonObject responses = method(name).value(QLatin1StringView("responses")).toObject();
    QStringList all{name + QStringLiteral(": no response is described")};
    for (const QJsonValue &response : responses) { // one of them has to fit
        QStringList faults;
        check(answer, response.toObject(), name, true, faults);
        if (faults.isEmpty())
            return {};
        all = faults;
    }
    return all;
}

QStringList VkSchema::faultsOfEvent(const QString &type, const QJsonObject &object, const QStringList &documented)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("message_reply"), QStringLiteral("callback_message")},
        {QStringLiteral("message_edit"), QStringLiteral("callback_message")},
        {QStringLiteral("wall_reply_delete"), QStringLiteral("callback_wall_comment_delete")},
        {QStringLiteral("photo_comment_new"), QStringLiteral("callback_photo_comment")},
        {QStringLiteral("video_comment_new"), QStringLiteral("callback_video_comment")},
        {QStringLiteral("market_comment_new"), QStringLiteral("callback_market_comment")},
    };
    const QString reference =
        QStringLiteral("callback/objects.json#/definitions/") + names.value(type, QStringLiteral("callback_") + type);
    if (at(reference).isEmpty())
        return {type + QStringLiteral(": no such event is described")};
    QStringList faults;
    m_documented = documented;
    check(object, {{QStringLiteral("$ref"), reference}}, type, true, faults);
    m_documented.clear();
    return faults;
}

/// Keys beside a reference stay beside what it names.
QJsonObject VkSchema::resolved(QJsonObject schema)
{
    for (int depth = 0; depth < 20 && schema.contains(QLatin1StringView("$ref")); ++depth) {
        const QJsonObject target = at(schema.take(QLatin1StringView("$ref")).toString());
        for (auto entry = target.begin(); entry != target.end(); ++entry)
            schema.insert(entry.key(), entry.value());
    }
    return schema;
}

void VkSchema::collectKeys(QJsonObject schema, QStringList &keys)
{
    schema = resolved(schema);
    keys += schema.value(QLatin1StringView("properties")).toObject().keys();
    for (const char *several : {"allOf", "oneOf"}) {
        const QJsonArray parts = schema.value(QLatin1StringView(several)).toArray();
        for (const QJsonValue &part : parts)
            collectKeys(part.toObject(), keys);
    }
}

void VkSchema::check(const QJsonValue &value, QJsonObject schema, const QString &where, bool isStrict,
                     QStringList &faults)
{
    schema = resolved(schema);
    if (!isOfOne(schema.value(QLatin1StringView("type")), value)) {
        faults.append(where + QStringLiteral(": wrong type"));
        return;
    }
    if (const QJsonArray choices = schema.value(QLatin1StringView("enum")).toArray();
        !choices.isEmpty() && !choices.contains(value))
        faults.append(where + QStringLiteral(": none of the values allowed"));
    if (value.isDouble() && value.toDouble() < schema.value(QLatin1StringView("minimum")).toDouble(-1e300))
        faults.append(where + QStringLiteral(": too small"));
    if (value.isDouble() && value.toDouble() > schema.value(QLatin1StringView("maximum")).toDouble(1e300))
        faults.append(where + QStringLiteral(": too large"));
    if (value.isArray() && schema.contains(QLatin1StringView("items"))) {
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i)
            check(items.at(i), schema.value(QLatin1StringView("items")).toObject(),
                  where + QStringLiteral("[%1]").arg(i), true, faults);
    }
    const QJsonArray alternatives = schema.value(QLatin1StringView("oneOf")).toArray();
    if (!alternatives.isEmpty() && std::none_of(alternatives.begin(), alternatives.end(), [&](const QJsonValue &one) {
            QStringList itsFaults;
            check(value, one.toObject(), where, isStrict, itsFaults);
            return itsFaults.isEmpty();
        }))
        faults.append(where + QStringLiteral(": fits no alternative"));
    const QJsonArray parts = schema.value(QLatin1StringView("allOf")).toArray();
    for (const QJsonValue &part : parts)
        check(value, part.toObject(), where, false, faults);
    if (value.isObject())
        checkObject(value.toObject(), schema, where, isStrict, faults);
}

void VkSchema::checkObject(const QJsonObject &object, const QJsonObject &schema, const QString &where, bool isStrict,
                           QStringList &faults)
{
    const QJsonObject properties = schema.value(QLatin1StringView("properties")).toObject();
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        const QString place = where + u'.' + property.key();
        if (object.contains(property.key()))
            check(object.value(property.key()), property->toObject(), place, true, faults);
        else if (property->toObject().value(QLatin1StringView("required")).toBool())
            faults.append(place + QStringLiteral(": missing"));
    }
    QStringList keys;
    collectKeys(schema, keys);
    if (!isStrict || keys.isEmpty())
        return;
    const QStringList own = object.keys();
    for (const QString &key : own)
        if (!keys.contains(key) && !m_documented.contains(key))
            faults.append(where + u'.' + key + QStringLiteral(": not in the schema"));
}

} // namespace otklik
