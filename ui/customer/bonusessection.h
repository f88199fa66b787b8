#pragma once

#include "ui/customer/section.h"

namespace otklik {

class CarePresenter;
struct BonusGrant;

/// What was given to the customer, by whom and when, and what still waits for a lead.
class BonusesSection final : public Section
{
    Q_OBJECT

public:
    explicit BonusesSection(CarePresenter &presenter, QWidget *parent = nullptr);

private:
    void fill();
    QWidget *makeRow(const BonusGrant &grant);

    CarePresenter &m_presenter;
};

} // namespace otklik
