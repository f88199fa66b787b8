#include "channels/networksetups.h"

#include "channels/networkrules.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace otklik {

namespace {

/// Reads the places of a file, and remembers the first that is not as it should be.
class SetupReader final
{
public:
    [[nodiscard]] const QString &fault() const { return m_fault; }

    QJsonObject object(const QJsonValue &value, const QString &place, const QStringList &keys)
    {
        const QJsonObject object = value.toObject();
        QStringList wanted = keys;
        wanted.sort();
        check(place, value.isObject() && object.keys() == wanted);
        return object;
    }

    QString word(const QJsonObject &object, const char *key, const QString &place)
    {
        const QString word = object.value(QLatin1StringView(key)).toString();
        check(place + u'.' + QLatin1StringView(key), !word.trimmed().isEmpty());
        return word;
    }

    SetupText text(const QJsonValue &value, const QString &place)
    {
        const QJsonObject both = object(value, place, {QStringLiteral("en"), QStringLiteral("ru")});
        return {word(both, "en", place), word(both, "ru", place)};
    }

    SetupField field(const QJsonValue &value, const QString &place)
    {
        const QJsonObject read = object(value, place, {QStringLiteral("key"), QStringLiteral("kind"), QStringLiteral("required"),
                                                       QStringLiteral("label"), QStringLiteral("help")});
        SetupField field;
        field.key = word(read, "key", place);
        field.kind = kind(word(read, "kind", place), place);
        field.isRequired = read.value(QLatin1StringView("required")).toBool();
        check(place, read.value(QLatin1StringView("required")).isBool());
        field.label = text(read.value(QLatin1StringView("label")), place + QStringLiteral(".label"));
        field.help = text(read.value(QLatin1StringView("help")), place + QStringLiteral(".help"));
        return field;
    }

    SetupRight right(const QJsonValue &value, const QString &place)
    {
        const QJsonObject read = object(value, place, {QStringLiteral("name"), QStringLiteral("why")});
        return {word(read, "name", place), text(read.value(QLatin1StringView("why")), place + QStringLiteral(".why"))};
    }

    void testAnswer(const QJsonObject &file, NetworkSetup &setup)
    {
        const QString place = QStringLiteral("test_answer");
        const QJsonObject read = object(file.value(place), place, {QStringLiteral("is_possible"), QStringLiteral("when_connected"), QStringLiteral("where")});
        check(place, read.value(QLatin1StringView("is_possible")).isBool());
        setup.canTestAnswer = read.value(QLatin1StringView("is_possible")).toBool();
        check(place, read.value(QLatin1StringView("when_connected")).isBool());
        setup.canTestConnected = read.value(QLatin1StringView("when_connected")).toBool();
        setup.testAnswer = text(read.value(QLatin1StringView("where")), place + QStringLiteral(".where"));
    }

    void calls(const QJsonObject &file, NetworkSetup &setup)
    {
        const QString place = QStringLiteral("calls");
        if (!file.value(place).isNull())
            setup.calls = text(file.value(place), place);
    }

    template <class Part, class Read>
    QList<Part> list(const QJsonObject &object, const char *key, Read read)
    {
        const QJsonValue value = object.value(QLatin1StringView(key));
        check(QLatin1StringView(key), value.isArray());
        QList<Part> parts;
        const QJsonArray entries = value.toArray();
        for (const auto &entry : entries)
            parts.append((this->*read)(entry, QStringLiteral("%1[%2]").arg(QLatin1StringView(key)).arg(parts.size())));
        return parts;
    }

private:
    SetupField::Kind kind(const QString &name, const QString &place)
    {
        if (name == QLatin1StringView("secret"))
            return SetupField::Kind::Secret;
        if (name == QLatin1StringView("url"))
            return SetupField::Kind::Url;
        if (name == QLatin1StringView("number"))
            return SetupField::Kind::Number;
        check(place + QStringLiteral(".kind"), name == QLatin1StringView("text"));
        return SetupField::Kind::Text;
    }

    void check(const QString &place, bool isGood)
    {
        if (!isGood && m_fault.isEmpty())
            m_fault = place;
    }

    QString m_fault;
};

QList<NetworkSetup> readAll()
{
    QList<NetworkSetup> all;
    for (const NetworkRules &rules : allNetworkRules()) {
        QFile file(QStringLiteral(":/channels/%1/setup.json").arg(rules.network));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto setup = parseNetworkSetup(rules.network, file.readAll());
        if (!setup)
            qFatal("channels/%s/setup.json: %s", qPrintable(rules.network), qPrintable(setup.error().detail));
        all.append(*setup);
    }
    return all;
}

} // namespace

Result<NetworkSetup> parseNetworkSetup(const QString &network, const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject())
        return failure(Error::Kind::Corruption, QStringLiteral("bad_setup"), parseError.errorString());
    SetupReader reader;
    const QJsonObject object = reader.object(document.object(), QStringLiteral("file"),
                                             {QStringLiteral("fields"), QStringLiteral("steps"), QStringLiteral("rights"), QStringLiteral("test_answer"), QStringLiteral("calls")});
    NetworkSetup setup;
    setup.network = network;
    setup.fields = reader.list<SetupField>(object, "fields", &SetupReader::field);
    setup.steps = reader.list<SetupText>(object, "steps", &SetupReader::text);
    setup.rights = reader.list<SetupRight>(object, "rights", &SetupReader::right);
    reader.testAnswer(object, setup);
    reader.calls(object, setup);
    if (!reader.fault().isEmpty())
        return failure(Error::Kind::Corruption, QStringLiteral("bad_setup"), reader.fault());
    return setup;
}

const QList<NetworkSetup> &allNetworkSetups()
{
    static const QList<NetworkSetup> all = readAll();
    return all;
}

std::optional<NetworkSetup> networkSetup(const QString &network)
{
    for (const NetworkSetup &setup : allNetworkSetups())
        if (setup.network == network)
            return setup;
    return std::nullopt;
}

} // namespace otklik
