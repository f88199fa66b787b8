#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace otklik {

/// What a customer has ordered, as the customer base tells it.
struct Order final
{
    QString externalId; ///< unique within the customer
    QString number;     ///< as the customer knows it
    QString title;
    QString state;      ///< in the words of the customer base
    qint64 amount = 0;  ///< in hundredths of `currency`
    QString currency;   ///< ISO 4217, or empty
    std::optional<TimePoint> placedAt;

    static constexpr auto fields()
    {
        return std::tuple(field("external_id", &Order::externalId), field("number", &Order::number),
                          field("title", &Order::title), field("state", &Order::state),
                          field("amount", &Order::amount), field("currency", &Order::currency),
                          field("placed_at", &Order::placedAt));
    }
    friend bool operator==(const Order &, const Order &) = default;
};

/// What a customer base (a CRM, an address book, a file) says of a customer. Each is an account of the
/// network customerBase with a person of its own, so that it is linked and unlinked like any account.
/// Written by imports only, and nothing else is: what a colleague typed stands in rows of its own (K5).
struct CustomerRecord final
{
    AccountId id; ///< the account
    PersonId personId; ///< the account's home
    QString source;    ///< title of the import
    QString number;    ///< of the customer, in the customer base
    QString url;       ///< where it stands there
    QString city;
    QString birthDate; ///< yyyy-mm-dd, or empty
    QString tags;      ///< comma-separated
    QJsonObject details; ///< everything else that it says, text by label
    QList<Order> orders; ///< newest first, mostOrders at most
    TimePoint importedAt{}; ///< when it was seen last to be another than before
    bool isGone = false;    ///< the customer base has it no more

    static constexpr auto fields()
    {
        return std::tuple(field("id", &CustomerRecord::id), field("person_id", &CustomerRecord::personId),
                          field("source", &CustomerRecord::source), field("number", &CustomerRecord::number),
                          field("url", &CustomerRecord::url), field("city", &CustomerRecord::city),
                          field("birth_date", &CustomerRecord::birthDate), field("tags", &CustomerRecord::tags),
                          field("details", &CustomerRecord::details), field("orders", &CustomerRecord::orders),
                          field("imported_at", &CustomerRecord::importedAt), field("is_gone", &CustomerRecord::isGone));
    }
    friend bool operator==(const CustomerRecord &, const CustomerRecord &) = default;
};

/// The network of accounts that stand for customers of a customer base.
inline constexpr QLatin1StringView customerBase("crm");
inline constexpr qsizetype mostOrders = 100; ///< of a record

} // namespace otklik
