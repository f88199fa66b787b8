#pragma once

#include "models/customer.h"

namespace otklik {

/// A note as it is being written: its words, where it was said and when.
struct NoteDraft final
{
    QString text;
    NoteChannel channel = NoteChannel::Remark;
    std::optional<TimePoint> happenedAt{}; ///< none: now

    /// All but the words, as one line to be kept; empty for a remark of now.
    [[nodiscard]] QString form() const;
    /// What form() gave, with the words; anything else is a remark of now.
    [[nodiscard]] static NoteDraft from(const QString &text, const QString &form);

    friend bool operator==(const NoteDraft &, const NoteDraft &) = default;
};

} // namespace otklik
