#include "tests/channels/mastodonschema.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

namespace otklik {

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString nameOf(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return QStringLiteral("GET");
    case HttpMethod::Put:
        return QStringLiteral("PUT");
    case HttpMethod::Delete:
        return QStringLiteral("DELETE");
    default:
        return QStringLiteral("POST");
    }
}

QSet<QString> keysOf(const HttpRequest &request)
{
    QSet<QString> keys;
    const auto items = QUrlQuery(request.url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        keys.insert(name);
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    for (const QString &key : body.keys())
        keys.insert(body.value(key).isArray() ? key + QStringLiteral("[]") : key);
    return keys;
}

bool isOfType(const QJsonValue &value, const QString &type)
{
    if (value.isNull())
        return type.contains(QLatin1StringView("nullable")) || type.contains(QLatin1StringView("null"));
    if (type.contains(QLatin1StringView("Array")))
        return value.isArray();
    if (type.contains(QLatin1StringView("String")))
        return value.isString();
    if (type.contains(QLatin1StringView("Boolean")))
        return value.isBool();
    if (type.contains(QLatin1StringView("Integer")) || type.contains(QLatin1StringView("Number")))
        return value.isDouble();
    return value.isObject();
}

} // namespace

const MastodonSchema &MastodonSchema::documentation()
{
    static const MastodonSchema schema(QStringLiteral(OTKLIK_SOURCE_DIR "/../shared/data/schemas/mastodon/content/en"));
    return schema;
}

MastodonSchema::MastodonSchema(const QString &folder)
{
    QDirIterator methods(folder + QStringLiteral("/methods"), {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
    while (methods.hasNext())
        readMethods(textOf(methods.next()));
    QDirIterator entities(folder + QStringLiteral("/entities"), {QStringLiteral("*.md")}, QDir::Files);
    while (entities.hasNext()) {
        const QString path = entities.next();
        readEntity(QFileInfo(path).completeBaseName(), textOf(path));
    }
}

void MastodonSchema::readMethods(const QString &text)
{
    static const QRegularExpression head(QStringLiteral("^```http\\n(GET|POST|PUT|PATCH|DELETE) (\\S+)"), QRegularExpression::MultilineOption);
    static const QRegularExpression parameter(QStringLiteral("^([a-z_]+(?:\\[[a-z_]*\\])*) *\\n: "), QRegularExpression::MultilineOption);
    const QStringList sections = text.split(QRegularExpression(QStringLiteral("^## "), QRegularExpression::MultilineOption));
    for (const QString &section : sections) {
        Call call;
        auto matches = head.globalMatch(section);
        if (!matches.hasNext())
            continue;
        const auto first = matches.next();
        call.method = first.captured(1);
        call.path = first.captured(2).split(u'/', Qt::SkipEmptyParts);
        auto parameters = parameter.globalMatch(section);
        while (parameters.hasNext())
            call.parameters.insert(parameters.next().captured(1));
        m_calls.append(call);
    }
}

void MastodonSchema::readEntity(const QString &name, const QString &text)
{
    static const QRegularExpression attribute(
        QStringLiteral("^### `([a-z_]+)`[^\\n]*\\n(?:(?!^#)[^\\n]*\\n)*?\\*\\*Type:\\*\\* ([^\\n]*)"), QRegularExpression::MultilineOption);
    const qsizetype begin = text.indexOf(QLatin1StringView("## Attributes"));
    if (begin < 0)
        return;
    qsizetype end = text.indexOf(QLatin1StringView("\n## "), begin);
    end = end < 0 ? text.size() : end;
    auto matches = attribute.globalMatch(text.mid(begin, end - begin));
    while (matches.hasNext()) {
        const auto match = matches.next();
        m_entities[name].insert(match.captured(1), match.captured(2));
    }
}

QString MastodonSchema::check(const HttpRequest &request) const
{
    if (!isHere())
        return {};
    const QString method = nameOf(request.method);
    const QStringList path = request.url.path().split(u'/', Qt::SkipEmptyParts);
    QStringList unknown;
    bool isKnown = false;
    for (const Call &call : m_calls) {
        bool matches = call.method == method && call.path.size() == path.size();
        for (qsizetype i = 0; matches && i < path.size(); ++i)
            matches = call.path.at(i).startsWith(u':') || call.path.at(i) == path.at(i);
        if (!matches)
            continue;
        unknown.clear();
        isKnown = true;
        const QSet<QString> keys = keysOf(request);
        for (const QString &key : keys)
            if (!call.parameters.contains(key))
                unknown.append(key);
        if (unknown.isEmpty())
            return {};
    }
    const QString what = method + u' ' + request.url.path();
    return isKnown ? what + QStringLiteral(": ") + unknown.join(u' ') : what;
}

QStringList MastodonSchema::check(const QString &entity, const QJsonObject &object) const
{
    const QMap<QString, QString> types = m_entities.value(entity);
    if (types.isEmpty())
        return {isHere() ? QStringLiteral("no entity ") + entity : QString()};
    QStringList wrong;
    for (auto value = object.constBegin(); value != object.constEnd(); ++value) {
        if (!types.contains(value.key()))
            wrong.append(value.key() + QStringLiteral(": unknown"));
        else if (!isOfType(value.value(), types.value(value.key())))
            wrong.append(value.key() + QStringLiteral(": not ") + types.value(value.key()));
    }
    return wrong;
}

} // namespace otklik
