#include "guidance/team/snippets.h"

#include "guidance/team/jsonbody.h"

#include <QRegularExpression>

namespace otklik {

Result<Snippets> parseSnippets(const QString &body)
{
    JsonBody json(body);
    Snippets snippets;
    QSet<QString> keys;
    const auto objects = json.objects(u"snippets");
    for (const QJsonObject &object : objects) {
        Snippet snippet{json.key(object, keys), json.text(object, u"title"), json.text(object, u"language"),
                        json.text(object, u"text")};
        if (snippet.text.trimmed().isEmpty())
            json.complain(QStringLiteral("%1: a snippet without text").arg(snippet.key));
        if (snippet.title.isEmpty())
            snippet.title = snippet.key;
        snippets.all.append(snippet);
    }
    const QJsonObject values = json.object(json.root(), u"values");
    for (const QString &name : values.keys())
        snippets.values.insert(name, json.text(values, name));
    if (!json.isGood())
        return tl::unexpected<Error>(json.error());
    return snippets;
}

QString filledIn(const Snippet &snippet, const Snippets &snippets, const QHash<QString, QString> &values)
{
    static const QRegularExpression variable(QStringLiteral(R"(\{\{\s*([\w.-]{1,40})\s*\}\})"),
                                             QRegularExpression::UseUnicodePropertiesOption);
    QString text;
    qsizetype end = 0;
    auto matches = variable.globalMatch(snippet.text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = match.captured(1);
        const QString value = values.value(name, snippets.values.value(name));
        text += QStringView(snippet.text).mid(end, match.capturedStart() - end);
        text += value.isEmpty() ? match.captured() : value;
        end = match.capturedEnd();
    }
    text += QStringView(snippet.text).mid(end);
    return text;
}

} // namespace otklik
