#pragma once

#include "models/linkproposal.h"

#include <QCoreApplication>

namespace otklik {

/// A bar of the waterfall: from where the one before it ended to where it ends, in hundredths of a bit.
struct WaterfallStep final
{
    enum class Kind { Prior, For, Against, Sum };

    Kind kind = Kind::Prior;
    qint64 from = 0;
    qint64 to = 0;
    QString sentence;
    QString value;  ///< at the end of the line
    QString effect; ///< what it does to the odds, in words
};

/// What a proposal rests on, step by step: how likely any two accounts are, each reason, the sum.
class WaterfallSteps final
{
    Q_DECLARE_TR_FUNCTIONS(WaterfallSteps)

public:
    [[nodiscard]] static QList<WaterfallStep> of(const LinkProposal &proposal);
};

} // namespace otklik
