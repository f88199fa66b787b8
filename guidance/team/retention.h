#pragma once

#include "models/result.h"

#include <QHash>
#include <QString>

#include <optional>

namespace otklik {

/// How long what is known of people is kept. What is not said is kept for good.
struct RetentionRules final
{
    QHash<QString, qint64> textDays;    ///< by network, empty: all others; so old texts of messages are emptied
    QHash<QString, qint64> deletedDays; ///< likewise; so long after they were deleted in the network
    qint64 personDays = 0;              ///< who was not heard of for so long is erased; 0: nobody

    /// Days for a network; none: for good.
    [[nodiscard]] std::optional<qint64> textDaysOf(const QString &network) const;
    [[nodiscard]] std::optional<qint64> deletedDaysOf(const QString &network) const;
    friend bool operator==(const RetentionRules &, const RetentionRules &) = default;
};

/// {"texts": {"vk": 365, "*": 1095}, "deleted": {"*": 30}, "people": 1825}: days, from 0 for texts that were
/// deleted and from 1 for all else. Nothing is no rules. Error "bad_document".
[[nodiscard]] Result<RetentionRules> parseRetention(const QString &body);

} // namespace otklik
