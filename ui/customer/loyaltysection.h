#pragma once

#include "models/loyalty.h"
#include "ui/customer/section.h"

class QCheckBox;

namespace otklik {

class CarePresenter;
class ToneLabel;

/// How far the open case has come: conflict, solved, bonus, thanked, came back. A
/// click corrects a step. Hidden where there is no conflict.
class LoyaltySection final : public Section
{
    Q_OBJECT

public:
    explicit LoyaltySection(CarePresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] static QString title(LoyaltyStage stage);

private:
    struct Step final
    {
        LoyaltyStage stage;
        QCheckBox *box;
        ToneLabel *when;
    };

    void fill();

    CarePresenter &m_presenter;
    QList<Step> m_steps;
};

} // namespace otklik
