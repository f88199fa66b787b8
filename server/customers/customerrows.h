#pragma once

#include "models/customer.h"
#include "models/customerrecord.h"
#include "server/customers/importedcustomer.h"

namespace otklik {

/// The account of a customer: made of where the customer comes from, so that it is the same
/// whenever it is imported, and so that one who was erased is known by it and by nothing else.
[[nodiscard]] AccountId customerAccountId(const QString &source, const QString &externalId);

/// What an import says about an account; `account` has its id, and keeps what imports do not know.
void tellAccount(Account &account, const QString &source, const ImportedCustomer &customer);

/// What an import says of a customer; ids, `importedAt` and `source` are left to who stores it.
/// False: it was too much, and the end of it was left out.
[[nodiscard]] bool tellRecord(CustomerRecord &record, const ImportedCustomer &customer);

/// Phones, e-mails, addresses and links, each once.
[[nodiscard]] QList<std::pair<ContactKind, QString>> contactsOf(const ImportedCustomer &customer);

/// An order in one line, for a person to read.
[[nodiscard]] QString lineOf(const Order &order);

} // namespace otklik
