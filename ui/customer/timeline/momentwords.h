#pragma once

#include "models/moment.h"
#include "ui/common/labels.h"

#include <QCoreApplication>

#include <functional>

namespace otklik {

/// The name of a colleague.
using NameOf = std::function<QString(const UserId &)>;

/// A moment of a person's time line in words of one line each, safe to be shown.
struct MomentWords final
{
    Q_DECLARE_TR_FUNCTIONS(MomentWords)

public:
    QString icon;    ///< its name; empty: the badge of `network`
    QString network;
    QString title;   ///< what it is, or who wrote
    QString state;   ///< how it stands, or which side; may be empty
    LabelTone tone = LabelTone::Quiet; ///< of `state`
    QString summary;
    bool isPrivate = false;

    [[nodiscard]] static MomentWords of(const Moment &moment, const NameOf &nameOf, TimePoint now);
    /// Everything as one sentence, for a screen reader.
    [[nodiscard]] QString spoken(TimePoint at) const;
};

} // namespace otklik
