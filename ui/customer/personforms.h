#pragma once

#include "models/clock.h"
#include "ui/customer/fieldform.h"

#include <QCoreApplication>

namespace otklik {

/// How the fields of a person are shown and typed.
class PersonForms final
{
    Q_DECLARE_TR_FUNCTIONS(PersonForms)

public:
    [[nodiscard]] static FieldForm language();
    /// The clock has to outlive it.
    [[nodiscard]] static FieldForm timeZone(const Clock &clock);
    [[nodiscard]] static FieldForm birthDate(const Clock &clock);
    /// "24.12.1990 · 35 years"
    [[nodiscard]] static QString birthDate(const QString &iso, QDate today);
};

} // namespace otklik
