#include "server/customers/customerfield.h"

namespace otklik {

namespace {

struct UsualNames final
{
    CustomerField field;
    const char *names; ///< separated by a bar
    bool takesSeveral = false;
};

/// As the exports of address books (Google, Outlook), of CRMs and of spreadsheets have them. Names are compared
/// without case, and "_", "-" and "ё" are " ", " " and "е".
constexpr UsualNames usualNames[] = {
    {CustomerField::Id, "id|external id|customer id|client id|contact id|uid|код клиента|ид|ид клиента|id клиента|код"},
    {CustomerField::Number, "number|customer number|client number|code|номер клиента|номер карты|card number"},
    {CustomerField::Name,
     "name|full name|display name|customer name|client name|contact name|fio|customer|client|фио|ф.и.о.|имя и фамилия|"
     "полное имя|полное имя контакта|клиент|покупатель|контакт|наименование"},
    {CustomerField::FirstName, "first name|given name|имя|имя клиента"},
    {CustomerField::LastName, "last name|family name|surname|фамилия|фамилия клиента"},
    {CustomerField::Patronymic, "patronymic|middle name|additional name|отчество"},
    {CustomerField::Phone,
     "phone|phone number|mobile|mobile phone|cell|tel|telephone|home phone|work phone|business phone|other phone|"
     "phone 1|phone 2|phone 3|phone 1 value|phone 2 value|phone 3 value|phone 4 value|"
     "телефон|номер телефона|мобильный|мобильный телефон|сотовый|сотовый телефон|рабочий телефон|домашний телефон|"
     "другой телефон|телефон 1|телефон 2|телефон 3|контактный телефон",
     true},
    {CustomerField::Email,
     "email|e mail|mail|email address|e mail address|work email|home email|e mail 1|e mail 2|e mail 2 address|"
     "e mail 3 address|e mail 1 value|e mail 2 value|e mail 3 value|email 1|email 2|"
     "почта|эл. почта|электронная почта|адрес электронной почты|рабочий e mail|рабочий email|личный email|частный e mail",
     true},
    {CustomerField::Address,
     "address|full address|street address|home address|work address|delivery address|address 1 formatted|"
     "address 2 formatted|адрес|адрес доставки|домашний адрес|рабочий адрес|почтовый адрес",
     true},
    {CustomerField::City, "city|town|locality|home city|address 1 city|город|населенный пункт"},
    {CustomerField::BirthDate, "birth date|birthdate|birthday|date of birth|dob|дата рождения|день рождения|др"},
    {CustomerField::Language, "language|lang|locale|язык"},
    {CustomerField::TimeZone, "time zone|timezone|tz|часовой пояс"},
    {CustomerField::Url, "url|record url|crm url|card url|ссылка|ссылка на карточку"},
    {CustomerField::Link,
     "link|links|profile|profile url|social|social profile|website|web page|site|website 1 value|vk|vkontakte|telegram|"
     "ok|facebook|instagram|twitter|youtube|профиль|сайт|вк|вконтакте|телеграм|телеграмм|одноклассники|соцсети",
     true},
    {CustomerField::Tags, "tags|tag|labels|categories|groups|group membership|теги|тэги|метки|группы|категории|сегмент"},
    {CustomerField::Note,
     "note|notes|comment|comments|remark|description|заметка|заметки|комментарий|комментарии|примечание|примечания"},
    {CustomerField::Changed, "changed|changed at|updated|updated at|modified|last modified|изменен|изменено|дата изменения"},
    {CustomerField::OrderId, "order id|ид заказа|id заказа"},
    {CustomerField::OrderNumber, "order number|order no|order|номер заказа|заказ"},
    {CustomerField::OrderTitle, "order title|order name|product|goods|состав заказа|товар|товары"},
    {CustomerField::OrderState, "order state|order status|статус заказа|состояние заказа"},
    {CustomerField::OrderAmount, "order amount|order total|order sum|amount|total|сумма заказа|сумма"},
    {CustomerField::OrderCurrency, "order currency|currency|валюта|валюта заказа"},
    {CustomerField::OrderPlaced, "order placed|order date|ordered at|дата заказа"},
};

} // namespace

const ColumnFields &customerColumns()
{
    static const ColumnFields columns = [] {
        ColumnFields list;
        for (const auto &[field, name] : EnumNames<CustomerField>::table)
            list.append({name, {}, false});
        for (const UsualNames &usual : usualNames) {
            ColumnField &column = list[static_cast<qsizetype>(usual.field)];
            column.usualNames = QString::fromUtf8(usual.names).split(u'|');
            column.takesSeveral = usual.takesSeveral;
        }
        return list;
    }();
    return columns;
}

} // namespace otklik
