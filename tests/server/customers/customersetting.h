#pragma once

#include "server/customers/customerfield.h"
#include "server/customers/customerreader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace otklik {

/// All that a reader tells, and the files it reads it from.
struct CustomerSetting final
{
    QTemporaryDir dir;

    [[nodiscard]] QString write(const QByteArray &bytes, const QString &name = QStringLiteral("customers")) const
    {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
            qFatal("cannot write the fixture");
        return file.fileName();
    }

    /// Every row of a reader; fails the test where it ends with an error.
    [[nodiscard]] static QList<CustomerRow> all(CustomerReader &reader)
    {
        QList<CustomerRow> rows;
        for (;;) {
            CustomerRow row;
            const auto more = reader.next(row);
            if (!more)
                QTest::qFail(qPrintable(more.error().code), __FILE__, __LINE__);
            if (!more || !*more)
                return rows;
            rows.append(row);
        }
    }

    [[nodiscard]] static ColumnMap map(const QStringList &assignments = {})
    {
        ColumnMap map(customerColumns());
        for (const QString &assignment : assignments)
            if (!map.add(assignment))
                qFatal("bad map in the test");
        return map;
    }

    /// Whether nothing in it could harm who stores or shows it.
    [[nodiscard]] static bool isPlain(const ImportedCustomer &customer)
    {
        QStringList texts{customer.externalId, customer.name, customer.url, customer.city, customer.birthDate,
                          customer.language, customer.timeZone, customer.number, customer.note};
        texts << customer.phones << customer.emails << customer.addresses << customer.links << customer.tags;
        for (const auto &[label, value] : customer.details)
            texts << label << value;
        for (const ImportedOrder &order : customer.orders)
            texts << order.externalId << order.number << order.title << order.state << order.currency;
        for (const QString &text : texts)
            if (!text.isValidUtf16() || text.contains(QChar(u'\0')) || text.size() > customerlimit::note)
                return false;
        return !customer.externalId.isEmpty() && customer.photo.size() <= customerlimit::photo
            && customer.details.size() <= customerlimit::details && customer.orders.size() <= customerlimit::orders;
    }
};

} // namespace otklik
