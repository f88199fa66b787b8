#pragma once

#include "models/customerimports.h"
#include "server/linkage/likelyaccounts.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace otklik {

/// One value of a record, as it was and as it is now told; an empty one is none.
struct CustomerChange final
{
    QString field; ///< "name", "city", "phone", "order 17", the label of a detail
    QString before;
    QString after;

    friend bool operator==(const CustomerChange &, const CustomerChange &) = default;
};

/// What became of one record.
struct CustomerOutcome final
{
    CustomerVerdict verdict = CustomerVerdict::Unchanged;
    QString externalId;
    QString name;
    QString place; ///< in the source
    QString code;
    QString raw; ///< of a refused one: its beginning
    QList<CustomerChange> changes;
    QStringList leftOut; ///< what could not be taken (codes)
    QList<server::LikelyAccount> likely; ///< of a new one, in a dry run: known accounts that may be the same person's
};

/// read == fresh + changed + unchanged + refused, always; the gone ones were not read.
struct CustomerCounts final
{
    qint64 read = 0;
    qint64 fresh = 0;
    qint64 changed = 0;
    qint64 unchanged = 0;
    qint64 refused = 0;
    qint64 gone = 0;
    qint64 likely = 0;  ///< of the fresh ones, in a dry run: those that known accounts may be the same person's of
    qint64 missing = 0; ///< here and not told, but nothing says that the source has it no more

    void count(CustomerVerdict verdict);
    [[nodiscard]] QJsonObject json() const;
    friend bool operator==(const CustomerCounts &, const CustomerCounts &) = default;
};

} // namespace otklik
