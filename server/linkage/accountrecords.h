#pragma once

#include "identity/linkage/linkrecord.h"
#include "models/customer.h"
#include "models/customerrecord.h"

#include <QList>

#include <optional>

namespace otklik::server {

class Rows;

/// An account as the linker compares it.
struct AccountRecord final
{
    AccountId id;
    identity::LinkRecord record;
};

/// What is known of an account, as the linker compares it: the account itself, its home person, that person's
/// contacts, and its record in a customer base.
[[nodiscard]] identity::LinkRecord linkRecordOf(const Account &account, const std::optional<Person> &home,
                                                const QList<Contact> &contacts,
                                                const std::optional<CustomerRecord> &customer);

/// Accounts with what is known of their owners, in the order in which it came.
class AccountRecords final
{
public:
    explicit AccountRecords(Rows &rows) : m_rows(rows) { }

    struct Page final
    {
        QList<AccountRecord> accounts;
        qint64 upTo = 0; ///< where the next page begins
        bool hasMore = false;
    };
    /// Accounts of which something has changed after a number and up to another one: the account itself, what
    /// stands at its home person, or its record in a customer base. `limit` of each of these at most.
    [[nodiscard]] Page changed(qint64 after, qint64 upTo, int limit);

private:
    [[nodiscard]] identity::LinkRecord recordOf(const Account &account);
    /// The newest of its public messages, for its style.
    void addTexts(const AccountId &account, identity::LinkRecord &record);

    Rows &m_rows;
};

} // namespace otklik::server
