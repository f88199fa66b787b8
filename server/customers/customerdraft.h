#pragma once

#include "server/customers/customerfield.h"
#include "server/customers/customerreader.h"

namespace otklik {

/// Gathers what a source says of one customer, value by value, and makes the record of it:
/// bounded, in one form, and with nothing thrown away silently. One per record.
class CustomerDraft final
{
public:
    /// A single value as it stands in the source, under its name there. What cannot be the field
    /// (a birth date that is none) is kept as a detail under that name. What is called sensitive, and a tag that
    /// is, is left out, whatever field it is said to be; notes are kept as people wrote them.
    void add(CustomerField field, const QString &value, const QString &label);
    /// The city of one of several addresses: the first counts, as the addresses tell the others.
    void addCity(const QString &city);
    void addPhoto(const QByteArray &bytes);
    void addOrder(const ImportedOrder &order);
    /// Something was not taken: a code for the report.
    void leaveOut(const QString &code);

    /// Puts the customer into the row, or a problem: "empty" where nothing tells who it is.
    void finish(CustomerRow &row);

private:
    [[nodiscard]] QString bounded(const QString &text, qsizetype longest, bool keepsLines = false);
    /// An id or a phone; empty where a spreadsheet has lost its digits.
    [[nodiscard]] QString withDigits(const QString &text, const QString &label);
    void leaveOutSensitive(const QString &label);
    void addTag(const QString &tag);
    void addTo(QStringList &list, const QString &value);
    void addDetail(const QString &label, const QString &value);
    void addOrKeep(QString &single, const std::optional<QString> &value, const QString &text, const QString &label);
    void addToOrder(CustomerField field, const QString &text, const QString &label);
    void finishOrders();
    [[nodiscard]] QString fullName() const;
    [[nodiscard]] QString madeId() const;

    ImportedCustomer m_customer;
    QString m_firstName;
    QString m_patronymic;
    QString m_lastName;
    std::optional<ImportedOrder> m_order; ///< made of single values
    QStringList m_leftOut;
};

/// Newest first, each once, at most customerlimit::orders. True: some were left out.
[[nodiscard]] bool arrangeOrders(QList<ImportedOrder> &orders);

} // namespace otklik
