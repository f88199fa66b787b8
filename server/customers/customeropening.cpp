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

} // namespace

Opened openCustomers(const CustomerBase &base, const QString &password, Http &http, const QByteArray &state)
{
    ColumnMap map(customerColumns());
    for (const QJsonValue &assignment : base.mapping)
        if (const auto added = map.add(assignment.toString()); !added)
            return tl::unexpected(added.error());
    switch (base.kind) {
    case CustomerBaseKind::File:
        return openFile(base.url, map);
    case CustomerBaseKind::CardDav:
        return opened(CardDavReader::open(http, {QUrl(base.url), base.user, password}, map, state));
    case CustomerBaseKind::Tryton:
        return opened(TrytonReader::open(http, {QUrl(base.url), base.user, password}, map, state));
    }
    return failure(Error::Kind::GiveUp, QStringLiteral("unknown_kind"));
}

} // namespace otklik::server
