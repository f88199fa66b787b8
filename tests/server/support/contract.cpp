#include "tests/server/support/contract.h"

#include <rapidjson/document.h>
#include <valijson/adapters/rapidjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <yaml-cpp/yaml.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <map>

struct Contract::Private
{
    QJsonObject document;
    std::map<QString, std::unique_ptr<valijson::Schema>> schemas;
};

namespace {

QJsonValue scalarOf(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!") // quoted
        return text;
    if (text == QLatin1StringView("true") || text == QLatin1StringView("false"))
        return text == QLatin1StringView("true");
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

QJsonValue jsonOf(const YAML::Node &node)
{
    if (node.IsMap()) {
        QJsonObject object;
        for (const auto &entry : node)
            object.insert(QString::fromStdString(entry.first.Scalar()), jsonOf(entry.second));
        return object;
    }
    if (node.IsSequence()) {
        QJsonArray array;
        for (const auto &entry : node)
            array.append(jsonOf(entry));
        return array;
    }
    return node.IsScalar() ? scalarOf(node) : QJsonValue();
}

/// valijson's adapter for Qt takes integers beyond 32 bits for fractions; the one for RapidJSON does not.
rapidjson::Document parsed(const QJsonValue &value)
{
    const QByteArray text = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    rapidjson::Document document;
    document.Parse(text.constData(), static_cast<size_t>(text.size()));
    return document;
}

/// OpenAPI 3.0 says `nullable: true` where JSON Schema has a type "null".
QJsonValue withoutNullable(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &entry : value.toArray())
            array.append(withoutNullable(entry));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        *it = withoutNullable(*it);
    if (object.value(QStringLiteral("nullable")).toBool())
        object.insert(QStringLiteral("type"), QJsonArray{object.value(QStringLiteral("type")), QStringLiteral("null")});
    return object;
}

} // namespace

Contract &Contract::document()
{
    static Contract contract;
    return contract;
}

Contract::Contract() : d(std::make_unique<Private>())
{
    const YAML::Node root = YAML::LoadFile(OTKLIK_SOURCE_DIR "/docs/openapi.yaml");
    d->document = withoutNullable(jsonOf(root)).toObject();
}

Contract::~Contract() = default;

QJsonObject Contract::schema(const QString &name) const
{
    const QJsonObject components = d->document.value(QStringLiteral("components")).toObject();
    return components.value(QStringLiteral("schemas")).toObject().value(name).toObject();
}

QStringList Contract::schemaNames() const
{
    const QJsonObject components = d->document.value(QStringLiteral("components")).toObject();
    return components.value(QStringLiteral("schemas")).toObject().keys();
}

QStringList Contract::operations() const
{
    QStringList all;
    const QJsonObject paths = d->document.value(QStringLiteral("paths")).toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path)
        for (const QString &method : path->toObject().keys())
            all.append(method.toUpper() + u' ' + path.key());
    return all;
}

QString Contract::accessOf(const QString &operation) const
{
    const QJsonObject paths = d->document.value(QStringLiteral("paths")).toObject();
    const QJsonObject path = paths.value(operation.section(u' ', 1)).toObject();
    return path.value(operation.section(u' ', 0, 0).toLower()).toObject().value(QStringLiteral("x-access")).toString();
}

QString Contract::patternOf(const QByteArray &path) const
{
    const QStringList parts = QString::fromUtf8(path).split(u'/');
    for (const QString &pattern : d->document.value(QStringLiteral("paths")).toObject().keys()) {
        const QStringList wanted = pattern.split(u'/');
        bool fits = wanted.size() == parts.size();
        for (qsizetype i = 0; fits && i < parts.size(); ++i)
            fits = wanted.at(i).startsWith(u'{') || wanted.at(i) == parts.at(i);
        if (fits)
            return pattern;
    }
    return {};
}

QStringList Contract::offences(const QByteArray &method, const QByteArray &path, int status, const QByteArray &contentType,
                               const QByteArray &body)
{
    const QString pattern = patternOf(path);
    const QJsonObject item = d->document.value(QStringLiteral("paths")).toObject().value(pattern).toObject();
    const QJsonObject operation = item.value(QString::fromLatin1(method).toLower()).toObject();
    const QJsonObject components = d->document.value(QStringLiteral("components")).toObject();
    const QJsonObject refusal = components.value(QStringLiteral("responses")).toObject().value(QStringLiteral("Refusal")).toObject();
    QJsonObject response = operation.value(QStringLiteral("responses")).toObject().value(QString::number(status)).toObject();
    if (response.isEmpty()) {
        // The default response, which is also that of paths and methods that are not there.
        if (status < 400)
            return {QStringLiteral("%1 %2: status %3 is not documented").arg(QString::fromLatin1(method), pattern).arg(status)};
        if (operation.isEmpty() && status < 500 && status != 404 && status != 405 && status != 400 && status != 431)
            return {QStringLiteral("%1 %2 is not documented").arg(QString::fromLatin1(method), QString::fromUtf8(path))};
        response = refusal;
    }
    const QJsonObject content = response.value(QStringLiteral("content")).toObject();
    if (content.isEmpty())
        return body.isEmpty() ? QStringList() : QStringList{QStringLiteral("a body where none is documented")};
    const QByteArray type = contentType.split(';').value(0).trimmed();
    if (!content.contains(QString::fromLatin1(type)))
        return {QStringLiteral("content type %1 is not documented").arg(QString::fromLatin1(type))};
    const QJsonObject schema = content.value(QString::fromLatin1(type)).toObject().value(QStringLiteral("schema")).toObject();
    return offencesOfContent(schema, type, body);
}

QStringList Contract::offencesOfContent(const QJsonObject &schema, const QByteArray &contentType, const QByteArray &body)
{
    const QString key = QString::fromUtf8(QJsonDocument(schema).toJson(QJsonDocument::Compact));
    if (contentType == "text/html" || contentType == "text/plain" || contentType == "application/octet-stream")
        return {};
    if (contentType == "text/event-stream") {
        QStringList all;
        for (const QByteArray &line : body.split('\n'))
            if (line.startsWith("data:"))
                all += offencesOf(QStringLiteral("News"), QJsonDocument::fromJson(line.mid(5)).object());
        return all;
    }
    const bool isLines = contentType == "application/x-ndjson";
    QStringList all;
    for (const QByteArray &text : isLines ? body.split('\n') : QList<QByteArray>{body}) {
        if (isLines && text.isEmpty())
            continue;
        const QJsonDocument json = QJsonDocument::fromJson(text);
        all += json.isObject() ? validate(key, schema, json.object()) : QStringList{QStringLiteral("not a JSON object")};
    }
    return all;
}

QStringList Contract::offencesOf(const QString &schema, const QJsonValue &value)
{
    return validate(schema, {{QStringLiteral("$ref"), QStringLiteral("#/components/schemas/") + schema}}, value);
}

QStringList Contract::validate(const QString &key, const QJsonObject &schema, const QJsonValue &value)
{
    auto &ready = d->schemas[key];
    if (!ready) {
        ready = std::make_unique<valijson::Schema>();
        const rapidjson::Document whole = parsed(
            QJsonObject{{QStringLiteral("allOf"), QJsonArray{schema}},
                        {QStringLiteral("components"), d->document.value(QStringLiteral("components"))}});
        valijson::SchemaParser().populateSchema(valijson::adapters::RapidJsonAdapter(whole), *ready);
    }
    valijson::Validator validator;
    valijson::ValidationResults results;
    QStringList all;
    const rapidjson::Document document = parsed(value);
    if (!validator.validate(*ready, valijson::adapters::RapidJsonAdapter(document), &results)) {
        valijson::ValidationResults::Error error;
        while (results.popError(error)) {
            std::string place;
            for (const std::string &step : error.context)
                place += step;
            all.append(QString::fromStdString(place + ": " + error.description));
        }
    }
    return all;
}
