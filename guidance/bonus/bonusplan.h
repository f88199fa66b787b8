#pragma once

#include "guidance/localtext.h"
#include "models/clock.h"
#include "models/result.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace otklik {

/// Something that can be given to a customer (C6).
struct BonusItem final
{
    QString key;
    LocalText title;
    qint64 cost = 0;             ///< in hundredths of the currency
    std::optional<qint64> stock; ///< how many there were when the catalogue was published; none: as many as wanted
    QStringList topics;          ///< interests it suits; empty: anybody
    QStringList about;           ///< only for these answers to the question "about"; empty: for all
    bool isForOurFaultOnly = false;
    std::optional<TimePoint> until; ///< not from then on

    friend bool operator==(const BonusItem &, const BonusItem &) = default;
};

/// At most so much in the last so many days; 0: no limit.
struct BonusLimit final
{
    qint64 amount = 0; ///< hundredths of the currency, or a number of bonuses
    qint64 days = 30;

    friend bool operator==(const BonusLimit &, const BonusLimit &) = default;
};

struct BonusPolicy final
{
    BonusLimit agent;      ///< what one agent may give
    BonusLimit team;       ///< what all together may
    BonusLimit person;     ///< how many bonuses one person may get
    qint64 repeatDays = 0; ///< the same again for one person only after so many days; 0: whenever
    qint64 largest = 0;    ///< a dearer one goes to a lead; 0: none does

    friend bool operator==(const BonusPolicy &, const BonusPolicy &) = default;
};

struct BonusPlan final
{
    QString currency; ///< "₽"
    QList<BonusItem> items;
    BonusPolicy policy;

    [[nodiscard]] const BonusItem *find(const QString &key) const;
};

/// {"currency", "items": […], "policy": {…}}, as resources/team/bonus.json. Error "bad_document".
[[nodiscard]] Result<BonusPlan> parseBonusPlan(const QString &body);

} // namespace otklik
