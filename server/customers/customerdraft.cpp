#include "server/customers/customerdraft.h"

#include "guidance/interests/sensitive.h"
#include "server/customers/fieldtext.h"
#include "server/import/idtext.h"
#include "server/import/timetext.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

namespace otklik {

namespace {

std::optional<TimePoint> timeOf(const QString &text)
{
    return parseTimeText(text.toStdString());
}

QString hashOf(const QStringList &parts)
{
    const QByteArray joined = parts.join(u'\x1f').toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(joined, QCryptographicHash::Sha1).toHex());
}

} // namespace

bool arrangeOrders(QList<ImportedOrder> &orders)
{
    QSet<QString> seen;
    orders.removeIf([&seen](const ImportedOrder &order) {
        const bool isAgain = seen.contains(order.externalId);
        seen.insert(order.externalId);
        return isAgain;
    });
    std::stable_sort(orders.begin(), orders.end(), [](const ImportedOrder &a, const ImportedOrder &b) {
        return a.placedAt.value_or(TimePoint::min()) > b.placedAt.value_or(TimePoint::min());
    });
    const bool areTooMany = orders.size() > customerlimit::orders;
    if (areTooMany)
        orders.resize(customerlimit::orders);
    return areTooMany;
}

QString CustomerDraft::bounded(const QString &text, qsizetype longest, bool keepsLines)
{
    bool wasCut = false;
    QString plain = plainText(text, longest, keepsLines, &wasCut);
    if (wasCut)
        leaveOut(QStringLiteral("text_too_long"));
    return plain;
}

void CustomerDraft::leaveOut(const QString &code)
{
    if (!m_leftOut.contains(code))
        m_leftOut.append(code);
}

QString CustomerDraft::withDigits(const QString &text, const QString &label)
{
    const QString id = bounded(idTextOf(text), customerlimit::name);
    if (id.isEmpty()) {
        leaveOut(QStringLiteral("digits_lost"));
        addDetail(label, text);
    }
    return id;
}

void CustomerDraft::addTo(QStringList &list, const QString &value)
{
    const QString plain = bounded(value, customerlimit::value);
    if (plain.isEmpty() || list.contains(plain))
        return;
    if (list.size() >= customerlimit::values)
        return leaveOut(QStringLiteral("too_many_values"));
    list.append(plain);
}

void CustomerDraft::addDetail(const QString &label, const QString &value)
{
    const std::pair detail(bounded(label, customerlimit::name), bounded(value, customerlimit::value, true));
    if (detail.second.isEmpty() || m_customer.details.contains(detail))
        return;
    if (m_customer.details.size() >= customerlimit::details)
        return leaveOut(QStringLiteral("too_many_details"));
    m_customer.details.append(detail);
}

void CustomerDraft::addOrKeep(QString &single, const std::optional<QString> &value, const QString &text,
                              const QString &label)
{
    if (value && (single.isEmpty() || single == *value))
        single = *value;
    else
        addDetail(label, text);
}

void CustomerDraft::leaveOutSensitive(const QString &label)
{
    constexpr qsizetype longest = 100;
    leaveOut(leftout::sensitiveField + plainText(label, longest, false));
}

void CustomerDraft::addTag(const QString &tag)
{
    if (isSensitive(tag))
        return leaveOut(leftout::sensitiveTag);
    addTo(m_customer.tags, tag);
}

void CustomerDraft::add(CustomerField field, const QString &value, const QString &label)
{
    using enum CustomerField;
    const QString text = value.trimmed();
    if (text.isEmpty() || field == Ignore)
        return;
    if (isSensitive(label))
        return leaveOutSensitive(label);
    const auto take = [&](QString &single, const std::optional<QString> &read) { addOrKeep(single, read, text, label); };
    const auto takeText = [&](QString &single) { take(single, bounded(text, customerlimit::name)); };
    switch (field) {
    case Id:
        return take(m_customer.externalId, withDigits(text, label));
    case Number:
        return take(m_customer.number, withDigits(text, label));
    case Name:
        return takeText(m_customer.name);
    case FirstName:
        return takeText(m_firstName);
    case LastName:
        return takeText(m_lastName);
    case Patronymic:
        return takeText(m_patronymic);
    case City:
        return takeText(m_customer.city);
    case Url:
        return take(m_customer.url, bounded(text, customerlimit::value));
    case BirthDate:
        return take(m_customer.birthDate, birthDateOf(text));
    case Language:
        return take(m_customer.language, languageOf(text));
    case TimeZone:
        return take(m_customer.timeZone, timeZoneOf(text));
    case Phone:
        return addTo(m_customer.phones, withDigits(text, label));
    case Email:
        return addTo(m_customer.emails, text);
    case Address:
        return addTo(m_customer.addresses, text);
    case Link:
        return addTo(m_customer.links, profileOf(label, text));
    case Tags:
        return addTag(text);
    case Note:
        m_customer.note = bounded(m_customer.note + u'\n' + text, customerlimit::note, true);
        return;
    case Changed:
        if (!m_customer.changedAt)
            m_customer.changedAt = timeOf(text);
        return;
    case Detail:
        return addDetail(label, text);
    default:
        return addToOrder(field, text, label);
    }
}

void CustomerDraft::addToOrder(CustomerField field, const QString &text, const QString &label)
{
    using enum CustomerField;
    if (!m_order)
        m_order.emplace();
    bool isTaken = true;
    switch (field) {
    case OrderId:
        m_order->externalId = withDigits(text, label);
        break;
    case OrderNumber:
        m_order->number = withDigits(text, label);
        break;
    case OrderTitle:
        m_order->title = bounded(text, customerlimit::name);
        break;
    case OrderState:
        m_order->state = bounded(text, customerlimit::name);
        break;
    case OrderAmount:
        isTaken = amountOf(text).has_value();
        m_order->amount = amountOf(text).value_or(0);
        break;
    case OrderCurrency:
        isTaken = currencyOf(text).has_value();
        m_order->currency = currencyOf(text).value_or(QString());
        break;
    default:
        m_order->placedAt = timeOf(text);
        isTaken = m_order->placedAt.has_value();
    }
    if (!isTaken)
        addDetail(label, text);
}

void CustomerDraft::addCity(const QString &city)
{
    if (m_customer.city.isEmpty())
        m_customer.city = bounded(city, customerlimit::name);
}

void CustomerDraft::addPhoto(const QByteArray &bytes)
{
    if (bytes.size() > customerlimit::photo)
        return leaveOut(leftout::photoTooLarge);
    if (m_customer.photo.isEmpty())
        m_customer.photo = bytes;
}

void CustomerDraft::addOrder(const ImportedOrder &order)
{
    ImportedOrder plain = order;
    for (QString *text : {&plain.externalId, &plain.number, &plain.title, &plain.state})
        *text = bounded(*text, customerlimit::name);
    m_customer.orders.append(plain);
}

void CustomerDraft::finishOrders()
{
    if (m_order) {
        if (m_order->externalId.isEmpty())
            m_order->externalId = m_order->number;
        if (m_order->externalId.isEmpty())
            m_order->externalId = QStringLiteral("made-")
                + hashOf({m_order->title, m_order->currency, QString::number(m_order->amount),
                          QString::number(m_order->placedAt.value_or(TimePoint{}).time_since_epoch().count())});
        m_customer.orders.append(*m_order);
    }
    if (arrangeOrders(m_customer.orders))
        leaveOut(QStringLiteral("too_many_orders"));
}

QString CustomerDraft::fullName() const
{
    QStringList parts{m_firstName, m_patronymic, m_lastName};
    parts.removeAll(QString());
    return parts.join(u' ');
}

/// Name and the first way to reach the customer: a family shares one phone. Where there is no
/// such way all that is told makes the id, as people without a name must not become one.
QString CustomerDraft::madeId() const
{
    QStringList parts{m_customer.name.toLower()};
    if (!m_customer.emails.isEmpty())
        parts.append(m_customer.emails.first().toLower());
    else if (!m_customer.phones.isEmpty())
        parts.append(m_customer.phones.first());
    else {
        parts << m_customer.city << m_customer.birthDate << m_customer.number << m_customer.note;
        parts << m_customer.addresses << m_customer.links << m_customer.tags;
        for (const auto &[label, value] : m_customer.details)
            parts << label << value;
    }
    return QStringLiteral("made-") + hashOf(parts);
}

void CustomerDraft::finish(CustomerRow &row)
{
    if (m_customer.name.isEmpty())
        m_customer.name = fullName();
    finishOrders();
    if (m_customer.name.isEmpty() && m_customer.phones.isEmpty() && m_customer.emails.isEmpty()
        && m_customer.links.isEmpty() && m_customer.number.isEmpty()) {
        row.problem = QStringLiteral("empty");
        return;
    }
    if (m_customer.externalId.isEmpty()) {
        m_customer.externalId = madeId();
        leaveOut(QStringLiteral("no_id"));
    }
    row.leftOut = m_leftOut;
    row.customer = std::move(m_customer);
}

} // namespace otklik
