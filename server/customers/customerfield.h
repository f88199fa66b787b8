#pragma once

#include "models/fields.h"
#include "server/import/columnmap.h"

namespace otklik {

/// What a column, a property or a field of a source can be.
enum class CustomerField {
    Id, Number, Name, FirstName, LastName, Patronymic, Phone, Email, Address, City, BirthDate, Language, TimeZone, Url,
    Link, Tags, Note, Changed, OrderId, OrderNumber, OrderTitle, OrderState, OrderAmount, OrderCurrency, OrderPlaced,
    Detail, ///< kept under its own name, as is everything that is nothing else
    Ignore, ///< never read: what the team must not have
};
constexpr size_t customerFieldCount = 27;

template <>
struct EnumNames<CustomerField>
{
    using enum CustomerField;
    static constexpr EnumTable<CustomerField, customerFieldCount> table{{
        {Id, QLatin1StringView("id")},
        {Number, QLatin1StringView("number")},
        {Name, QLatin1StringView("name")},
        {FirstName, QLatin1StringView("first_name")},
        {LastName, QLatin1StringView("last_name")},
        {Patronymic, QLatin1StringView("patronymic")},
        {Phone, QLatin1StringView("phone")},
        {Email, QLatin1StringView("email")},
        {Address, QLatin1StringView("address")},
        {City, QLatin1StringView("city")},
        {BirthDate, QLatin1StringView("birth_date")},
        {Language, QLatin1StringView("language")},
        {TimeZone, QLatin1StringView("time_zone")},
        {Url, QLatin1StringView("url")},
        {Link, QLatin1StringView("link")},
        {Tags, QLatin1StringView("tags")},
        {Note, QLatin1StringView("note")},
        {Changed, QLatin1StringView("changed")},
        {OrderId, QLatin1StringView("order_id")},
        {OrderNumber, QLatin1StringView("order_number")},
        {OrderTitle, QLatin1StringView("order_title")},
        {OrderState, QLatin1StringView("order_state")},
        {OrderAmount, QLatin1StringView("order_amount")},
        {OrderCurrency, QLatin1StringView("order_currency")},
        {OrderPlaced, QLatin1StringView("order_placed")},
        {Detail, QLatin1StringView("detail")},
        {Ignore, QLatin1StringView("ignore")},
    }};
};

/// In the order of CustomerField, with the names that columns usually have in Russian and English.
[[nodiscard]] const ColumnFields &customerColumns();

} // namespace otklik
