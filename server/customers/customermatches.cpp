#include "server/customers/customermatches.h"

#include "server/customers/customerrows.h"
#include "server/linkage/accountrecords.h"

namespace otklik::server {

namespace {

/// As it is compared once it is stored: the import gives the account a home without a name of its own.
identity::LinkRecord linkRecordOf(const QString &source, const ImportedCustomer &customer)
{
    Account account;
    tellAccount(account, source, customer);
    CustomerRecord record;
    (void)tellRecord(record, customer); // what is too much are details, which are not compared
    QList<Contact> contacts;
    for (const auto &[kind, value] : contactsOf(customer)) {
        Contact contact;
        contact.kind = kind;
        contact.value = value;
        contacts.append(contact);
    }
    return server::linkRecordOf(account, Person(), contacts, record);
}

} // namespace

Result<QList<LikelyAccount>> CustomerMatches::of(const ImportedCustomer &customer, const std::function<bool()> &isStopping)
{
    if (!m_accounts) {
        auto loaded = LikelyAccounts::load(m_store, isStopping);
        if (!loaded)
            return tl::unexpected<Error>(loaded.error());
        m_accounts.emplace(std::move(*loaded));
    }
    return m_accounts->of(linkRecordOf(m_source, customer));
}

} // namespace otklik::server
