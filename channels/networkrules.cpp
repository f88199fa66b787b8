#include "channels/networkrules.h"

#include "models/attachment.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

// At global scope, as the macro demands: a static library's resources are not found without it.
static void initialiseRulesResource()
{
    Q_INIT_RESOURCE(otklik_channel_rules);
}

namespace otklik {

namespace {

constexpr std::array networks{
    QLatin1StringView("mastodon"), QLatin1StringView("bluesky"), QLatin1StringView("vk"),
    QLatin1StringView("telegram"), QLatin1StringView("email"),   QLatin1StringView("wordpress"),
    QLatin1StringView("feed"),     QLatin1StringView("webhook"), QLatin1StringView("ok"),
    QLatin1StringView("reviews"),  QLatin1StringView("manual"),
};

/// Takes typed values out of an object and remembers the first key that failed.
class StrictReader final
{
public:
    explicit StrictReader(const QJsonObject &object) : m_object(object) { }

    QString text(QLatin1StringView key)
    {
        const QJsonValue value = take(key);
        return check(key, value.isString() && !value.toString().isEmpty()) ? value.toString() : QString();
    }

    bool flag(QLatin1StringView key)
    {
        const QJsonValue value = take(key);
        return check(key, value.isBool()) && value.toBool();
    }

    int count(QLatin1StringView key)
    {
        const QJsonValue value = take(key);
        const int number = value.toInt(-1);
        return check(key, number >= 0) ? number : 0;
    }

    LengthUnit unit(QLatin1StringView key)
    {
        const QString name = text(key);
        if (name == QLatin1StringView("graphemes"))
            return LengthUnit::Graphemes;
        if (name == QLatin1StringView("utf16_units"))
            return LengthUnit::Utf16Units;
        check(key, name == QLatin1StringView("code_points"));
        return LengthUnit::CodePoints;
    }

    void sources(QLatin1StringView key)
    {
        const QJsonValue value = take(key);
        const QJsonArray list = value.toArray();
        check(key, !list.isEmpty());
        for (const auto &entry : list)
            check(key, entry.isString() && !entry.toString().isEmpty());
    }

    bool check(const QString &key, bool isGood)
    {
        if (!isGood && m_bad.isEmpty())
            m_bad = key;
        return isGood;
    }

    /// The first key that is wrong, missing or unknown; empty when there is none.
    [[nodiscard]] QString firstBad() const
    {
        if (!m_bad.isEmpty())
            return m_bad;
        const QStringList keys = m_object.keys();
        for (const QString &key : keys)
            if (!m_taken.contains(key))
                return key;
        return {};
    }

private:
    QJsonValue take(QLatin1StringView key)
    {
        m_taken.insert(key);
        return m_object.value(key);
    }

    QJsonObject m_object;
    QSet<QString> m_taken;
    QString m_bad;
};

QList<NetworkRules> readAll()
{
    initialiseRulesResource();
    QList<NetworkRules> all;
    for (const QLatin1StringView network : networks) {
        QFile file(QStringLiteral(":/channels/%1/rules.json").arg(network));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("channels/%s/rules.json is not compiled in", network.data());
        const auto rules = parseNetworkRules(network, file.readAll());
        if (!rules)
            qFatal("channels/%s/rules.json: %s", network.data(), qPrintable(rules.error().detail));
        all.append(*rules);
    }
    return all;
}

} // namespace

Result<NetworkRules> parseNetworkRules(const QString &network, const QByteArray &json)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject())
        return failure(Error::Kind::Corruption, QStringLiteral("bad_rules"), parseError.errorString());

    StrictReader reader(document.object());
    NetworkRules rules;
    rules.network = network;
    rules.title = reader.text(QLatin1StringView("title"));
    rules.lengthLimit = reader.count(QLatin1StringView("length_limit"));
    rules.privateLengthLimit = reader.count(QLatin1StringView("private_length_limit"));
    rules.lengthUnit = reader.unit(QLatin1StringView("length_unit"));
    rules.linkWeight = reader.count(QLatin1StringView("link_weight"));
    rules.mentionsCountLocalPartOnly = reader.flag(QLatin1StringView("mentions_count_local_part_only"));
    rules.attachmentLimit = reader.count(QLatin1StringView("attachment_limit"));
    rules.canAnswerPublicly = reader.flag(QLatin1StringView("can_answer_publicly"));
    rules.canAnswerPrivately = reader.flag(QLatin1StringView("can_answer_privately"));
    rules.canRead = reader.flag(QLatin1StringView("can_read"));
    rules.canEdit = reader.flag(QLatin1StringView("can_edit"));
    rules.canRemove = reader.flag(QLatin1StringView("can_remove"));
    rules.canHide = reader.flag(QLatin1StringView("can_hide"));
    rules.canBlock = reader.flag(QLatin1StringView("can_block"));
    rules.canReact = reader.flag(QLatin1StringView("can_react"));
    rules.answerWindowHours = reader.count(QLatin1StringView("answer_window_hours"));
    rules.privateAnswerWindowHours = reader.count(QLatin1StringView("private_answer_window_hours"));
    rules.hasConnector = reader.flag(QLatin1StringView("has_connector"));
    reader.sources(QLatin1StringView("sources"));
    // What only listens publishes nothing; what publishes has a way to.
    reader.check(QStringLiteral("has_connector"),
                 !rules.hasConnector || rules.canAnswerPublicly || rules.canAnswerPrivately);
    reader.check(QStringLiteral("private_length_limit"), rules.canAnswerPrivately || rules.privateLengthLimit == 0);

    reader.check(QStringLiteral("attachment_limit"), rules.attachmentLimit <= mostAttachments);

    if (const QString bad = reader.firstBad(); !bad.isEmpty())
        return failure(Error::Kind::Corruption, QStringLiteral("bad_rules"), bad);
    return rules;
}

const QList<NetworkRules> &allNetworkRules()
{
    static const QList<NetworkRules> all = readAll();
    return all;
}

std::optional<NetworkRules> networkRules(const QString &code)
{
    for (const NetworkRules &rules : allNetworkRules())
        if (rules.network == code)
            return rules;
    return std::nullopt;
}

} // namespace otklik
