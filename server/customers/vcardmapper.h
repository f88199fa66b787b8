#pragma once

#include "models/customerimports.h"
#include "server/customers/customerdraft.h"
#include "server/customers/vcardsplitter.h"
#include "server/customers/vcardvalue.h"

#include <QHash>

namespace otklik {

/// Makes customers of vCards (2.1, 3.0, 4.0), by what the properties mean and by what the
/// user said of them ("X-BONUS=number"). Has no state between cards.
class VCardMapper final
{
public:
    /// `map` is one of customerColumns(); `encoding`: of text that does not say which.
    VCardMapper(const ColumnMap &map, const QByteArray &encoding) : m_map(map), m_encoding(encoding) { }

    /// Fills the row with the customer, or with a problem: the card's own, "not_a_person" or "empty".
    void map(const RawCard &card, CustomerRow &row) const;
    /// Adds what the card shows of its properties.
    void tellColumns(const RawCard &card, QList<ImportColumn> &columns) const;

private:
    class OneCard;
    ColumnMap m_map;
    QByteArray m_encoding;
};

} // namespace otklik
