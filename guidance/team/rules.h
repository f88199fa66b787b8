#pragma once

#include "guidance/localtext.h"
#include "models/result.h"

#include <QList>

namespace otklik {

/// A published rule of discussion (D4), or a directing rule for those who answer (D5).
struct TeamRule final
{
    QString key;
    LocalText title;
    LocalText text;
    qint64 priority = 1; ///< 1 is the highest; of directing rules

    friend bool operator==(const TeamRule &, const TeamRule &) = default;
};

struct TeamRules final
{
    QList<TeamRule> rules; ///< by priority
    LocalText appeal;      ///< where somebody can turn whose message was removed

    [[nodiscard]] const TeamRule *find(const QString &key) const;
};

/// {"rules": [{"key", "title", "text", "priority"}], "appeal"}. Error "bad_document".
[[nodiscard]] Result<TeamRules> parseTeamRules(const QString &body);

} // namespace otklik
