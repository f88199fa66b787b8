#pragma once

#include "models/customerimports.h"
#include "models/result.h"

#include <QCoreApplication>

namespace otklik {

/// Imports of customers in words. Texts from outside are shown as plain, on one line.
class ImportWords final
{
    Q_DECLARE_TR_FUNCTIONS(ImportWords)

public:
    [[nodiscard]] static QString kind(CustomerBaseKind kind);
    [[nodiscard]] static QString verdict(CustomerVerdict verdict);
    /// Of a name of CustomerField: what a column can be.
    [[nodiscard]] static QString field(const QString &name);
    /// All of those, in the order in which they are offered.
    [[nodiscard]] static QStringList fields();
    /// Why something did not work, and what to do about it.
    [[nodiscard]] static QString trouble(const QString &code, const QString &detail);
    [[nodiscard]] static QString trouble(const Error &error) { return trouble(error.code, error.detail); }
    /// "line 4 opens a quote that is never closed"
    [[nodiscard]] static QString refusal(const ImportOutcome &outcome);
    /// What was not taken of so many records.
    [[nodiscard]] static QString leftOut(const QString &code, qint64 records);
    /// "city: Omsk → Tomsk"
    [[nodiscard]] static QString change(const ImportChange &change);
    [[nodiscard]] static QString likely(const ImportLikely &likely);
    /// "12 records: 2 new, 1 changed, 8 unchanged, 1 refused"
    [[nodiscard]] static QString counts(const QJsonObject &counts);
    /// What a trial or an import has found besides, a line each: what is missing, likely or left out.
    [[nodiscard]] static QStringList remarks(const QJsonObject &counts);
    /// How an import in the log ended.
    [[nodiscard]] static QString end(const ImportRun &run);
    /// What is going on now.
    [[nodiscard]] static QString progress(const CustomerJob &job);
};

} // namespace otklik
