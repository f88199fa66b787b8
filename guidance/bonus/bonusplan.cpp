#include "guidance/bonus/bonusplan.h"

#include "guidance/team/jsonbody.h"

#include <QDate>
#include <QDateTime>

#include <algorithm>

namespace otklik {

namespace {

constexpr qint64 daysAtMost = 36'500; ///< a century; a clock of milliseconds overflows at some 10¹¹

BonusLimit limitOf(JsonBody &json, const QJsonObject &policy, QStringView name)
{
    const QJsonObject limit = json.object(policy, name);
    return {json.number(limit, u"amount", 0, 0), json.number(limit, u"days", 1, 30, daysAtMost)};
}

BonusItem itemOf(JsonBody &json, const QJsonObject &object, QSet<QString> &keys)
{
    BonusItem item;
    item.key = json.key(object, keys);
    item.title = json.localText(object, u"title");
    if (item.title.isEmpty())
        json.complain(QStringLiteral("%1: an item without title").arg(item.key));
    item.cost = json.number(object, u"cost", 0, 0);
    if (const qint64 stock = json.number(object, u"stock", 0, -1); stock >= 0)
        item.stock = stock;
    item.topics = json.strings(object, u"topics");
    item.about = json.strings(object, u"about");
    item.isForOurFaultOnly = json.flag(object, u"our_fault_only");
    if (const QString until = json.text(object, u"until"); !until.isEmpty()) {
        const QDate last = QDate::fromString(until, Qt::ISODate);
        if (!last.isValid())
            json.complain(QStringLiteral("%1: until is not a date like 2026-12-31").arg(item.key));
        else
            item.until = TimePoint(std::chrono::milliseconds(last.addDays(1).startOfDay(Qt::UTC).toMSecsSinceEpoch()));
    }
    return item;
}

} // namespace

const BonusItem *BonusPlan::find(const QString &key) const
{
    const auto it = std::ranges::find(items, key, &BonusItem::key);
    return it == items.cend() ? nullptr : &*it;
}

Result<BonusPlan> parseBonusPlan(const QString &body)
{
    JsonBody json(body);
    BonusPlan plan;
    plan.currency = json.text(json.root(), u"currency");
    QSet<QString> keys;
    const auto objects = json.objects(u"items");
    for (const QJsonObject &object : objects)
        plan.items.append(itemOf(json, object, keys));
    const QJsonObject policy = json.object(json.root(), u"policy");
    plan.policy.agent = limitOf(json, policy, u"agent");
    plan.policy.team = limitOf(json, policy, u"team");
    plan.policy.person = limitOf(json, policy, u"person");
    plan.policy.repeatDays = json.number(policy, u"repeat_days", 0, 0, daysAtMost);
    plan.policy.largest = json.number(policy, u"largest", 0, 0);
    if (!json.isGood())
        return tl::unexpected<Error>(json.error());
    return plan;
}

} // namespace otklik
