#pragma once

#include "models/conversation.h"
#include "ui/customer/section.h"

namespace otklik {

class RowButton;

/// What we still owe the person: promises that are not kept, and cases that went private and have no
/// word in public since. Each leads to its case. Hidden while nothing is owed.
class OpenSection final : public Section
{
    Q_OBJECT

public:
    explicit OpenSection(QWidget *parent = nullptr);

    void setCard(const CustomerCard &card, TimePoint now);

Q_SIGNALS:
    void caseChosen(const otklik::CaseId &id);

private:
    RowButton *rowAt(qsizetype place);

    QList<RowButton *> m_buttons;
    QList<CaseId> m_cases;
};

} // namespace otklik
