#include "server/customers/multistatus.h"
#include "server/customers/vcardmapper.h"
#include "tests/faults/fuzz/input.h"

// Cards of address books and the answers they come in: any bytes give customers whose texts can be stored and
// shown, or say why not, and an end.

using namespace otklik;
using namespace otklik::faults;

namespace {

constexpr qsizetype mostResources = 50;

void check(const QString &text, qsizetype longest)
{
    if (!text.isValidUtf16() || text.contains(QChar(u'\0')) || text.size() > longest)
        broken("a text can be stored and shown");
}

void check(const ImportedCustomer &customer)
{
    if (customer.externalId.isEmpty())
        broken("a customer can be found again");
    check(customer.note, customerlimit::note);
    for (const QString &text : {customer.externalId, customer.name, customer.url, customer.city, customer.birthDate,
                                customer.language, customer.timeZone, customer.number})
        check(text, customerlimit::value);
    for (const QStringList &list : {customer.phones, customer.emails, customer.addresses, customer.links, customer.tags})
        for (const QString &text : list)
            check(text, customerlimit::value);
    for (const auto &[label, value] : customer.details) {
        check(label, customerlimit::name);
        check(value, customerlimit::value);
    }
    if (customer.details.size() > customerlimit::details || customer.photo.size() > customerlimit::photo)
        broken("a customer is bounded");
}

void readCards(const QByteArray &bytes)
{
    const VCardMapper mapper{ColumnMap(customerColumns()), "WINDOWS-1251"};
    VCardSplitter cards(linesOf(bytes));
    RawCard card;
    for (qsizetype count = 0; cards.next(card); ++count) {
        if (count > bytes.size())
            broken("a file has an end");
        CustomerRow row;
        mapper.map(card, row);
        check(row.raw, longestRaw);
        if (row.problem.isEmpty())
            check(row.customer);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const FuzzInput input(data, size);
    if (input.choice % 4 != 0) {
        readCards(input.bytes);
        return 0;
    }
    const MultiStatus answer = multiStatusOf(input.bytes, mostResources);
    if (answer.resources.size() > mostResources)
        broken("an answer is bounded");
    for (const DavResource &resource : answer.resources)
        readCards(resource.card.toUtf8());
    return 0;
}
