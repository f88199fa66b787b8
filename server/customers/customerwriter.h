#pragma once

#include "models/customer.h"
#include "models/customerrecord.h"
#include "models/network.h"
#include "server/customers/customerchange.h"
#include "server/customers/customerreader.h"

#include <QSet>

namespace otklik::server {

class Rows;

/// Brings the rows of a customer base up to what it says now, within one transaction, or only
/// tells what that would change. Writes accounts of the network customerBase, their records, contacts
/// that carry this source, and pictures of their home people; nothing that a colleague typed or chose.
class CustomerWriter final
{
public:
    enum class Mode { Plan, Apply };

    /// `source` is stored already when it applies. `rows` must outlive the writer.
    CustomerWriter(Rows &rows, const Source &source, Mode mode) : m_rows(rows), m_source(source), m_mode(mode) { }

    /// Codes of a refused record: the row's own, "erased" (somebody who was erased comes back
    /// by no import), "not_here" (the source says unchanged, and nothing was imported).
    [[nodiscard]] CustomerOutcome take(const CustomerRow &row);
    [[nodiscard]] CustomerOutcome markGone(const AccountId &id);

private:
    void takeNew(const AccountId &id, const ImportedCustomer &customer, CustomerOutcome &outcome);
    void takeAgain(Account account, const ImportedCustomer &customer, CustomerOutcome &outcome);
    [[nodiscard]] bool bringPhotoUp(Person &person, const ImportedCustomer &customer, CustomerOutcome &outcome);
    void bringContactsUp(const PersonId &person, const ImportedCustomer &customer, CustomerOutcome &outcome);
    void addContact(const PersonId &person, ContactKind kind, const QString &value);
    template <class Row>
    void put(const Row &row);

    Rows &m_rows;
    const Source &m_source;
    Mode m_mode;
};

} // namespace otklik::server
