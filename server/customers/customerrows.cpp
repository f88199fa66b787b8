#include "server/customers/customerrows.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QUuid>

namespace otklik {

namespace {

constexpr qsizetype mostDetailText = 60'000; ///< of a record, labels included: it goes to laptops as one row

/// One text per label: a label that comes twice has its values below each other.
bool tellDetails(QJsonObject &details, const ImportedCustomer &customer)
{
    QList<std::pair<QString, QString>> all = customer.details;
    for (const auto &[label, value] : {std::pair(QStringLiteral("Note"), customer.note),
                                       std::pair(QStringLiteral("Language"), customer.language),
                                       std::pair(QStringLiteral("Time zone"), customer.timeZone)})
        if (!value.isEmpty())
            all.append({label, value});
    qsizetype size = 0;
    details = {};
    for (const auto &[label, value] : std::as_const(all)) {
        size += label.size() + value.size();
        if (size > mostDetailText)
            return false;
        const QString before = details.value(label).toString();
        details.insert(label, before.isEmpty() ? value : before + u'\n' + value);
    }
    return true;
}

} // namespace

AccountId customerAccountId(const QString &source, const QString &externalId)
{
    QByteArray bytes = QCryptographicHash::hash((source + QChar(u'\0') + externalId).toUtf8(), QCryptographicHash::Sha256).left(16);
    // The form that all ids have, and commands look for.
    bytes[6] = static_cast<char>(0x70 | (bytes[6] & 0x0F));
    bytes[8] = static_cast<char>(0x80 | (bytes[8] & 0x3F));
    return {QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces)};
}

void tellAccount(Account &account, const QString &source, const ImportedCustomer &customer)
{
    account.network = customerBase;
    account.externalId = source + u'/' + customer.externalId;
    account.url = customer.url;
    account.name = customer.name;
    for (const QStringList &others : {customer.emails, customer.phones, customer.links, {customer.number}})
        if (account.name.isEmpty())
            account.name = others.value(0);
}

bool tellRecord(CustomerRecord &record, const ImportedCustomer &customer)
{
    record.number = customer.number;
    record.url = customer.url;
    record.city = customer.city;
    record.birthDate = customer.birthDate;
    QStringList tags;
    for (QString tag : customer.tags)
        tags.append(tag.replace(u',', u' ').simplified());
    record.tags = tags.join(QStringLiteral(", "));
    record.orders.clear();
    for (const ImportedOrder &order : customer.orders)
        record.orders.append({order.externalId, order.number, order.title, order.state, order.amount, order.currency,
                              order.placedAt});
    return tellDetails(record.details, customer);
}

QList<std::pair<ContactKind, QString>> contactsOf(const ImportedCustomer &customer)
{
    QList<std::pair<ContactKind, QString>> contacts;
    for (const auto &[kind, values] :
         {std::pair(ContactKind::Phone, customer.phones), std::pair(ContactKind::Email, customer.emails),
          std::pair(ContactKind::Address, customer.addresses), std::pair(ContactKind::Link, customer.links)})
        for (const QString &value : values)
            contacts.append({kind, value});
    return contacts;
}

QString lineOf(const Order &order)
{
    QStringList parts{order.number, order.title,
                      QLocale::c().toString(static_cast<double>(order.amount) / 100, 'f', 2) + u' ' + order.currency,
                      order.state};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", ")).simplified();
}

} // namespace otklik
