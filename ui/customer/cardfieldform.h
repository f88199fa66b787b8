#pragma once

#include "guidance/team/cardfields.h"
#include "ui/customer/fieldform.h"

#include <QCoreApplication>

namespace otklik {

/// How the team's own fields are shown and typed, by their type.
class CardFieldForm final
{
    Q_DECLARE_TR_FUNCTIONS(CardFieldForm)

public:
    [[nodiscard]] static FieldForm of(const CardField &field);
    [[nodiscard]] static QString shown(const CardField &field, const QString &value);
    /// What it takes, in a sentence.
    [[nodiscard]] static QString expects(const CardField &field);
};

} // namespace otklik
