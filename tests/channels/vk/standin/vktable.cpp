#include "tests/channels/vk/standin/vktable.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace otklik {

namespace {

QString wordOf(VkTokenKind token)
{
    switch (token) {
    case VkTokenKind::Group:
        return QStringLiteral("group");
    case VkTokenKind::User:
        return QStringLiteral("user");
    case VkTokenKind::Service:
        return QStringLiteral("service");
    }
    return {};
}

bool isOfType(const QString &type, const QString &value)
{
    bool isNumber = true;
    if (type == QLatin1StringView("integer"))
        (void)value.toLongLong(&isNumber);
    if (type == QLatin1StringView("number"))
        (void)value.toDouble(&isNumber);
    if (type == QLatin1StringView("boolean"))
        return QStringList{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("true"), QStringLiteral("false")}
            .contains(value);
    return isNumber;
}

/// `type` is a name or a list of names.
bool isOfOne(const QJsonValue &type, const QString &value)
{
    if (type.isUndefined())
        return true;
    if (type.isString())
        return isOfType(type.toString(), value);
    const QJsonArray types = type.toArray();
    return std::any_of(types.begin(), types.end(),
                       [&](const QJsonValue &one) { return isOfType(one.toString(), value); });
}

bool isAllowed(const QJsonObject &rule, const QString &value)
{
    if (rule.value(QLatin1StringView("type")) == QLatin1StringView("array")) {
        const QStringList items = value.split(u',');
        const qint64 most = rule.value(QLatin1StringView("maxItems")).toInteger(std::numeric_limits<qint64>::max());
        return items.size() <= most && std::ranges::all_of(items, [&](const QString &item) {
                   return isOfOne(rule.value(QLatin1StringView("items")), item);
               });
    }
    if (!isOfOne(rule.value(QLatin1StringView("type")), value))
        return false;
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    const bool isNumeric = rule.value(QLatin1StringView("type")) == QLatin1StringView("integer") && isNumber;
    if (isNumeric && number < rule.value(QLatin1StringView("minimum")).toDouble(-1e300))
        return false;
    if (isNumeric && number > rule.value(QLatin1StringView("maximum")).toDouble(1e300))
        return false;
    if (value.toUcs4().size()
        > rule.value(QLatin1StringView("maxLength")).toInteger(std::numeric_limits<qint64>::max()))
        return false;
    const QJsonArray choices = rule.value(QLatin1StringView("enum")).toArray();
    return choices.isEmpty() || std::any_of(choices.begin(), choices.end(), [&](const QJsonValue &choice) {
               return choice.toVariant().toString() == value;
           });
}

} // namespace

VkTable::VkTable()
{
    QFile file(QStringLiteral(OTKLIK_SOURCE_DIR "/tests/channels/vk/standin/methods.json"));
    if (file.open(QIODevice::ReadOnly))
        m_methods = QJsonDocument::fromJson(file.readAll()).object();
}

std::optional<VkTable::Refusal> VkTable::refusal(const QString &method, VkTokenKind token,
                                                 const QMap<QString, QString> &parameters) const
{
    const QJsonObject known = m_methods.value(method).toObject();
    if (known.isEmpty())
        return Refusal{3, QStringLiteral("Unknown method passed")};
    if (parameters.value(QStringLiteral("v")) != QLatin1StringView("5.199"))
        return Refusal{8, QStringLiteral("Invalid request: v is not 5.199")};
    if (!known.value(QLatin1StringView("tokens")).toArray().contains(wordOf(token))) {
        if (token == VkTokenKind::User)
            return Refusal{
                20, QStringLiteral("Permission to perform this action is denied for non-standalone applications")};
        return token == VkTokenKind::Group
                 ? Refusal{27, QStringLiteral("Group authorization failed: method is unavailable with group auth.")}
                 : Refusal{
                     28, QStringLiteral("Application authorization failed: method is unavailable with service token.")};
    }
    const QJsonObject rules = known.value(QLatin1StringView("parameters")).toObject();
    static const QStringList everywhere{QStringLiteral("v"), QStringLiteral("access_token"), QStringLiteral("lang")};
    for (auto parameter = parameters.cbegin(); parameter != parameters.cend(); ++parameter) {
        const QJsonObject rule = rules.value(parameter.key()).toObject();
        if (!everywhere.contains(parameter.key()) && (rule.isEmpty() || !isAllowed(rule, parameter.value())))
            return Refusal{100, QStringLiteral("One of the parameters specified was missing or invalid: ")
                                    + parameter.key()};
    }
    for (auto rule = rules.begin(); rule != rules.end(); ++rule)
        if (rule->toObject().value(QLatin1StringView("required")).toBool() && !parameters.contains(rule.key()))
            return Refusal{100,
                           QStringLiteral("One of the parameters specified was missing or invalid: ") + rule.key()};
    return std::nullopt;
}

} // namespace otklik
