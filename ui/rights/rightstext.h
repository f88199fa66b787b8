#pragma once

#include "models/consent.h"
#include "models/peoplerights.h"

#include <QCoreApplication>

namespace otklik {

/// Consents, journals and erasures in the words of the interface language.
class RightsText final
{
    Q_DECLARE_TR_FUNCTIONS(RightsText)

public:
    [[nodiscard]] static QString kind(ConsentKind kind);
    [[nodiscard]] static QString answer(bool isGiven);
    /// What was done, without by whom: "looked at the card".
    [[nodiscard]] static QString deed(const JournalEntry &entry);
    [[nodiscard]] static QString who(const JournalEntry &entry);
    /// "12 messages"; empty for what says nothing to a person.
    [[nodiscard]] static QString count(const ErasedCount &count);

    /// What could not be done at once is not done later either.
    [[nodiscard]] static QString trouble(const Error &error);

private:
    [[nodiscard]] static QString fieldOf(const JournalEntry &entry);
};

} // namespace otklik
