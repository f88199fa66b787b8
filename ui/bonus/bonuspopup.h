#pragma once

#include "ui/common/popup.h"

class QLineEdit;

namespace otklik {

struct BonusOffers;

/// What can be given to the customer of the open case: at most five offers with
/// their reasons, what is left of the budget, a line for a reason in one's own
/// words; or calm words where there is nothing to give. Passive.
class BonusPopup final : public Popup
{
    Q_OBJECT

public:
    BonusPopup(const BonusOffers &offers, QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &item, const QString &reason);
    void titleWanted(const QString &item);
    void wantedAnyway(); ///< the agent knows of a conflict that the words do not show

private:
    void addHead(const BonusOffers &offers);
    void addOffers(const BonusOffers &offers);
    void addNothing(const QString &title, const QString &hint);

    QLineEdit *m_reason = nullptr;
};

} // namespace otklik
