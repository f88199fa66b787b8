#pragma once

#include "models/customer.h"

#include <QCoreApplication>

namespace otklik {

/// What is written down about a person, in words and pictures.
class NoteWords final
{
    Q_DECLARE_TR_FUNCTIONS(NoteWords)

public:
    /// "Phone call".
    [[nodiscard]] static QString title(NoteChannel channel);
    /// The name of an icon.
    [[nodiscard]] static QString icon(NoteChannel channel);
};

} // namespace otklik
