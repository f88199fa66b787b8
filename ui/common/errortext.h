#pragma once

#include "models/result.h"

#include <QCoreApplication>

namespace otklik {

/// What a person reads when something did not work: what happened, and what to
/// do about it. Made from Error::code; an unknown code falls back on the kind,
/// and shows the code so that it can be reported.
class ErrorText final
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    [[nodiscard]] static QString sentence(const Error &error);
    /// For rows that keep only the code: refused mutations, failed publications.
    [[nodiscard]] static QString sentence(const QString &code);
    /// Whether the code has a sentence of its own.
    [[nodiscard]] static bool isKnown(const QString &code);

private:
    [[nodiscard]] static QString ofCode(const QString &code);
    [[nodiscard]] static QString ofKind(Error::Kind kind);
};

} // namespace otklik
