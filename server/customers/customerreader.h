#pragma once

#include "models/result.h"
#include "server/customers/importedcustomer.h"

namespace otklik {

/// Codes of what could not be taken, where more than one place tells them.
namespace leftout {
/// With the name behind it: of what is never collected about a person (isSensitive).
inline const QString sensitiveField = QStringLiteral("sensitive_field: ");
inline const QString moreSensitiveFields = QStringLiteral("sensitive_fields"); ///< too many to name them all
inline const QString sensitiveTag = QStringLiteral("sensitive_tag");
inline const QString photoTooLarge = QStringLiteral("photo_too_large");
inline const QString photoUnknown = QStringLiteral("photo_unknown"); ///< neither JPEG nor PNG, or broken
} // namespace leftout

/// One record of a source: a customer, or why it is none.
struct CustomerRow final
{
    ImportedCustomer customer;
    bool isUnchanged = false; ///< the source says that it is as it was read last; only `externalId` is set
    QString problem;          ///< not empty: the record cannot be used, and why (code)
    QStringList leftOut;      ///< of a record that can be used: what could not be taken (codes)
    QString place;            ///< in the source: "line 12", a number, an address
    QString raw;              ///< of a record with a problem: its beginning
};

/// Reads the customers of a source one by one. A record that cannot be used is a row with a
/// problem, and reading goes on behind it. Blocks, each step for a bounded time; one thread.
class CustomerReader
{
public:
    virtual ~CustomerReader() = default;

    /// False at the end. An error ends the reading; what was read before stays good, and a
    /// reader made anew with state() goes on from there.
    [[nodiscard]] virtual Result<bool> next(CustomerRow &row) = 0;
    /// Whether, after the end, every customer that the source has was told: one that was not
    /// told is there no more.
    [[nodiscard]] virtual bool hasToldAll() const = 0;
    /// What to give to the next reader of the same source, so that it needs to ask for less.
    /// It stands for the rows told so far: keep it with them, in one transaction.
    [[nodiscard]] virtual QByteArray state() const { return {}; }
    /// Leaves a customer that was told out of state(): nothing here may remember it.
    virtual void forget(const QString &externalId) { Q_UNUSED(externalId) }
};

constexpr qsizetype longestRaw = 2000;

} // namespace otklik
