#include "tests/channels/telegram/telegramschema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace otklik {

TelegramSchema::TelegramSchema()
{
    const QString beside = QStringLiteral(OTKLIK_SOURCE_DIR "/../shared/data/schemas/telegram/api.json");
    QFile file(qEnvironmentVariable("OTKLIK_TELEGRAM_SCHEMA", beside));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject schema = QJsonDocument::fromJson(file.readAll()).object();
    m_types = schema.value(u"types").toObject();
    m_methods = schema.value(u"methods").toObject();
}

QString TelegramSchema::faultIn(const QJsonValue &value, const QString &type) const
{
    const QString arrayOf = QStringLiteral("Array of ");
    if (type.startsWith(arrayOf)) {
        if (!value.isArray())
            return QStringLiteral("is no array");
        const QJsonArray list = value.toArray();
        for (const QJsonValue &entry : list)
            if (const QString fault = faultIn(entry, type.mid(arrayOf.size())); !fault.isEmpty())
                return fault;
        return {};
    }
    const bool isWhole = value.isDouble() && value.toInteger(-1) == value.toInteger(-2);
    if (type == u"Integer")
        return isWhole ? QString() : QStringLiteral("is no integer");
    if (type == u"Float")
        return value.isDouble() ? QString() : QStringLiteral("is no number");
    if (type == u"Boolean" || type == u"True")
        return value.isBool() ? QString() : QStringLiteral("is no boolean");
    if (type == u"String" || type == u"InputFile")
        return value.isString() ? QString() : QStringLiteral("is no text");
    const QJsonObject definition = m_types.value(type).toObject();
    if (definition.isEmpty())
        return QStringLiteral("has a type that is not known: ") + type;
    const QJsonArray subtypes = definition.value(u"subtypes").toArray();
    if (!subtypes.isEmpty())
        return faultInAnyOf(value, subtypes);
    if (!value.isObject())
        return QStringLiteral("is no ") + type;
    return faultInFields(value.toObject(), definition);
}

QString TelegramSchema::faultInAnyOf(const QJsonValue &value, const QJsonArray &types) const
{
    QString last;
    for (const QJsonValue &type : types) {
        last = faultIn(value, type.toString());
        if (last.isEmpty())
            return {};
    }
    return last;
}

QString TelegramSchema::faultInFields(const QJsonObject &object, const QJsonObject &definition) const
{
    QStringList known;
    const QJsonArray fields = definition.value(u"fields").toArray();
    for (const QJsonValue &entry : fields) {
        const QJsonObject field = entry.toObject();
        const QString name = field.value(u"name").toString();
        known.append(name);
        if (!object.contains(name)) {
            if (field.value(u"required").toBool())
                return name + QStringLiteral(" is missing");
            continue;
        }
        const QString fault = faultInAnyOf(object.value(name), field.value(u"types").toArray());
        if (!fault.isEmpty())
            return name + u' ' + fault;
    }
    const QStringList keys = object.keys();
    for (const QString &key : keys)
        if (!known.contains(key))
            return key + QStringLiteral(" is not known");
    return {};
}

QString TelegramSchema::faultInCall(const QString &method, const QJsonObject &parameters) const
{
    if (!m_methods.contains(method))
        return method + QStringLiteral(" is no method");
    const QString fault = faultInFields(parameters, m_methods.value(method).toObject());
    return fault.isEmpty() ? QString() : method + QStringLiteral(": ") + fault;
}

QString TelegramSchema::faultInAnswer(const QString &method, const QJsonValue &result) const
{
    return faultInAnyOf(result, m_methods.value(method).toObject().value(u"returns").toArray());
}

} // namespace otklik
