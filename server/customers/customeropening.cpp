#include "server/customers/customeropening.h"

#include "server/customers/carddavreader.h"
#include "server/customers/rowcustomerreader.h"
#include "server/customers/trytonreader.h"
#include "server/customers/vcardreader.h"

namespace otklik::server {

namespace {

using Opened = Result<std::unique_ptr<CustomerReader>>;

template <class Reader>
Opened opened(Result<std::unique_ptr<Reader>> reader)
{
    if (!reader)
        return tl::unexpected(reader.error());
    return std::move(*reader);
}

Opened openFile(const QString &path, const ColumnMap &map)
{
    auto cards = VCardReader::open(path, map);
    if (cards || cards.error().code != QLatin1StringView("no_cards"))
        return opened(std::move(cards));
    return opened(RowCustomerReader::open(path, map));
}

Result<ColumnMap> columnMapOf(const QJsonArray &mapping)
{
    ColumnMap map(customerColumns());
    for (const QJsonValue &assignment : mapping)
        if (const auto added = map.add(assignment.toString()); !added)
            return tl::unexpected(added.error());
    return map;
}

} // namespace

QJsonArray mappingOf(const QList<ImportAssignment> &assignments)
{
    QJsonArray mapping;
    for (const ImportAssignment &one : assignments)
        mapping.append(QString(one.column + u'=' + one.field));
    return mapping;
}

QList<ImportAssignment> assignmentsOf(const QJsonArray &mapping)
{
    QList<ImportAssignment> assignments;
    for (const QJsonValue &value : mapping) {
        const QString text = value.toString();
        const qsizetype equals = text.lastIndexOf(u'=');
        assignments.append({text.left(equals), text.mid(equals + 1)});
    }
    return assignments;
}

Result<QList<ImportColumn>> columnsOfFile(const QString &path, const QJsonArray &mapping)
{
    const auto map = columnMapOf(mapping);
    if (!map)
        return tl::unexpected(map.error());
    auto columns = VCardReader::columnsOf(path, *map);
    if (columns || columns.error().code != QLatin1StringView("no_cards"))
        return columns;
    return RowCustomerReader::columnsOf(path, *map);
}

Opened openCustomers(const CustomerBase &base, const QString &password, Http &http, const QByteArray &state)
{
    const auto map = columnMapOf(base.mapping);
    if (!map)
        return tl::unexpected(map.error());
    switch (base.kind) {
    case CustomerBaseKind::File:
        return openFile(base.url, *map);
    case CustomerBaseKind::CardDav:
        return opened(CardDavReader::open(http, {QUrl(base.url), base.user, password}, *map, state));
    case CustomerBaseKind::Tryton:
        return opened(TrytonReader::open(http, {QUrl(base.url), base.user, password}, *map, state));
    }
    return failure(Error::Kind::GiveUp, QStringLiteral("unknown_kind"));
}

} // namespace otklik::server
