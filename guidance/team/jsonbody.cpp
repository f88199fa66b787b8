#include "guidance/team/jsonbody.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

namespace otklik {

JsonBody::JsonBody(const QString &body)
{
    QJsonParseError error;
    const QByteArray bytes = body.toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const qsizetype line = bytes.left(error.offset).count('\n') + 1;
        complain(QStringLiteral("line %1: %2").arg(line).arg(error.errorString()));
    } else if (!document.isObject()) {
        complain(QStringLiteral("not an object"));
    }
    m_root = document.object();
}

QList<QJsonObject> JsonBody::objects(QStringView name)
{
    QList<QJsonObject> all;
    const QJsonArray array = valueOf(m_root, name, QJsonValue::Array, "a list").toArray();
    for (const QJsonValue &value : array) {
        if (!value.isObject())
            complain(QStringLiteral("%1: number %2 is not an object").arg(name).arg(all.size() + 1));
        all.append(value.toObject());
    }
    return all;
}

QString JsonBody::key(const QJsonObject &object, QSet<QString> &taken)
{
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9_]{1,60}$"));
    const QString key = object.value(u"key").toString();
    if (!plain.match(key).hasMatch())
        complain(QStringLiteral("a key has to be of small Latin letters, digits and _: \"%1\"").arg(key.left(quotedAtMost)));
    else if (taken.contains(key))
        complain(QStringLiteral("%1: the key is used twice").arg(key));
    taken.insert(key);
    return key;
}

QJsonValue JsonBody::valueOf(const QJsonObject &object, QStringView name, QJsonValue::Type type, const char *kind)
{
    const QJsonValue value = object.value(name);
    if (value.isUndefined() || value.isNull())
        return QJsonValue::Undefined;
    if (value.type() == type)
        return value;
    complain(QStringLiteral("%1: not %2").arg(name.left(quotedAtMost), QLatin1StringView(kind)));
    return QJsonValue::Undefined;
}

QJsonObject JsonBody::object(const QJsonObject &parent, QStringView name)
{
    return valueOf(parent, name, QJsonValue::Object, "an object").toObject();
}

QString JsonBody::text(const QJsonObject &object, QStringView name)
{
    return valueOf(object, name, QJsonValue::String, "a text").toString();
}

LocalText JsonBody::localText(const QJsonObject &object, QStringView name)
{
    return localTextOf(valueOf(object, name, QJsonValue::Object, "a text in one or both languages"));
}

bool JsonBody::flag(const QJsonObject &object, QStringView name)
{
    return valueOf(object, name, QJsonValue::Bool, "true or false").toBool();
}

QStringList JsonBody::strings(const QJsonObject &object, QStringView name)
{
    QStringList all;
    const QJsonArray array = valueOf(object, name, QJsonValue::Array, "a list").toArray();
    for (const QJsonValue &one : array) {
        if (!one.isString())
            complain(QStringLiteral("%1: not a list of texts").arg(name));
        all.append(one.toString());
    }
    return all;
}

qint64 JsonBody::number(const QJsonObject &object, QStringView name, qint64 least, qint64 fallback, qint64 most)
{
    const QJsonValue value = object.value(name);
    if (value.isUndefined() || value.isNull())
        return fallback;
    const double number = value.toDouble();
    if (!value.isDouble() || number < static_cast<double>(least) || number != std::floor(number))
        complain(QStringLiteral("%1: not a whole number from %2 on").arg(name).arg(least));
    else if (number > static_cast<double>(most))
        complain(QStringLiteral("%1: not a number up to %2").arg(name).arg(most));
    else
        return value.toInteger();
    return fallback;
}

void JsonBody::complain(const QString &problem)
{
    if (m_problem.isEmpty())
        m_problem = problem;
}

Error JsonBody::error() const
{
    return {Error::Kind::CorrectInput, QStringLiteral("bad_document"), m_problem};
}

} // namespace otklik
