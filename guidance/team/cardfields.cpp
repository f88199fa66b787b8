#include "guidance/team/cardfields.h"

#include "guidance/interests/sensitive.h"
#include "guidance/team/jsonbody.h"

#include <QDate>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace otklik {

namespace {

constexpr qsizetype mostFields = 40;
constexpr qsizetype mostChoices = 60;

void refuseSensitive(JsonBody &json, const QString &key, const LocalText &title)
{
    for (const QString &name : {key, title.ru, title.en})
        if (isSensitive(name))
            return json.complain(sensitiveComplaint(name));
}

QList<CardChoice> choicesOf(JsonBody &json, const QJsonObject &field, const QString &key)
{
    QList<CardChoice> choices;
    QSet<QString> keys;
    const QJsonArray array = field.value(u"choices").toArray();
    if (array.size() > mostChoices)
        json.complain(QStringLiteral("%1: more than %2 choices").arg(key).arg(mostChoices));
    for (const QJsonValue &one : array) {
        if (!one.isObject())
            json.complain(QStringLiteral("%1: a choice is an object with key and title").arg(key));
        const QJsonObject object = one.toObject();
        CardChoice choice{json.key(object, keys), json.localText(object, u"title")};
        if (choice.title.isEmpty())
            choice.title = {choice.key, choice.key};
        refuseSensitive(json, choice.key, choice.title);
        choices.append(choice);
    }
    return choices;
}

std::optional<QString> numberIn(QString text)
{
    text.remove(u' ').remove(QChar(0x00a0)).remove(QChar(0x202f)).replace(u',', u'.');
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(text) : std::nullopt;
}

std::optional<QString> dateIn(const QString &text)
{
    for (const char *format : {"yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy"})
        if (const QDate date = QDate::fromString(text, QLatin1StringView(format)); date.isValid())
            return date.toString(Qt::ISODate);
    return std::nullopt;
}

std::optional<QString> choiceIn(const CardField &field, const QString &text)
{
    const auto isIt = [&](const CardChoice &choice) {
        return text == choice.key || text.compare(choice.title.ru, Qt::CaseInsensitive) == 0
            || text.compare(choice.title.en, Qt::CaseInsensitive) == 0;
    };
    const auto it = std::ranges::find_if(field.choices, isIt);
    return it == field.choices.cend() ? std::nullopt : std::optional(it->key);
}

std::optional<QString> linkIn(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    return isWeb && !url.host().isEmpty() ? std::optional(text) : std::nullopt;
}

std::optional<QString> valueIn(const CardField &field, const QString &text)
{
    switch (field.type) {
    case CardFieldType::Number:
        return numberIn(text);
    case CardFieldType::Date:
        return dateIn(text);
    case CardFieldType::Choice:
        return choiceIn(field, text);
    case CardFieldType::Flag:
        return text == QLatin1StringView("yes") ? std::optional(text) : std::nullopt;
    case CardFieldType::Link:
        return linkIn(text);
    case CardFieldType::Text:
        break;
    }
    return text;
}

} // namespace

Result<QList<CardField>> parseCardFields(const QString &body)
{
    QList<CardField> fields;
    if (body.trimmed().isEmpty())
        return fields;
    JsonBody json(body);
    QSet<QString> keys;
    const auto objects = json.objects(u"fields");
    if (objects.size() > mostFields)
        json.complain(QStringLiteral("more than %1 fields").arg(mostFields));
    for (const QJsonObject &object : objects) {
        CardField field;
        field.key = json.key(object, keys);
        field.title = json.localText(object, u"title");
        refuseSensitive(json, field.key, field.title);
        const QString type = json.text(object, u"type");
        field.type = fromName<CardFieldType>(type).value_or(CardFieldType::Text);
        if (field.title.isEmpty())
            json.complain(QStringLiteral("%1: a field without title").arg(field.key));
        if (!type.isEmpty() && !fromName<CardFieldType>(type))
            json.complain(QStringLiteral("%1: the type is none of text, number, date, choice, flag, link").arg(field.key));
        field.choices = choicesOf(json, object, field.key);
        if ((field.type == CardFieldType::Choice) == field.choices.isEmpty())
            json.complain(QStringLiteral("%1: choices belong to the type choice").arg(field.key));
        fields.append(field);
    }
    if (!json.isGood())
        return tl::unexpected<Error>(json.error());
    return fields;
}

Result<QString> cardValueOf(const CardField &field, const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return text;
    const auto value = valueIn(field, text);
    if (!value)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_value"), field.key);
    return *value;
}

} // namespace otklik
