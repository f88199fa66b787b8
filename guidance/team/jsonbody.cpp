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
    const QJsonValue list = m_root.value(name);
    if (!list.isUndefined() && !list.isArray())
        complain(QStringLiteral("%1: not a list").arg(name));
    const QJsonArray array = list.toArray();
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
        complain(QStringLiteral("a key has to be of small Latin letters, digits and _: \"%1\"").arg(key));
    else if (taken.contains(key))
        complain(QStringLiteral("%1: the key is used twice").arg(key));
    taken.insert(key);
    return key;
}

qint64 JsonBody::number(const QJsonObject &object, QStringView name, qint64 least, qint64 fallback)
{
    constexpr double most = 1e12;
    const QJsonValue value = object.value(name);
    if (value.isUndefined() || value.isNull())
        return fallback;
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < static_cast<double>(least) || number > most || number != std::floor(number)) {
        complain(QStringLiteral("%1: not a whole number from %2 on").arg(name).arg(least));
        return fallback;
    }
    return value.toInteger();
}

QStringList JsonBody::strings(const QJsonObject &object, QStringView name)
{
    QStringList all;
    const QJsonValue value = object.value(name);
    if (!value.isUndefined() && !value.isArray())
        complain(QStringLiteral("%1: not a list").arg(name));
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array) {
        if (!one.isString())
            complain(QStringLiteral("%1: not a list of texts").arg(name));
        all.append(one.toString());
    }
    return all;
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
