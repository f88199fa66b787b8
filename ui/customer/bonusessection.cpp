#include "ui/customer/bonusessection.h"

#include "ui/bonus/bonustext.h"
#include "ui/common/labels.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/customer/carepresenter.h"

#include <QHBoxLayout>

namespace otklik {

BonusesSection::BonusesSection(CarePresenter &presenter, QWidget *parent)
    : Section(tr("Bonuses"), parent)
    , m_presenter(presenter)
{
    connect(&presenter, &CarePresenter::changed, this, &BonusesSection::fill);
    fill();
}

void BonusesSection::fill()
{
    clearRows();
    const auto grants = m_presenter.bonuses();
    for (const BonusGrant &grant : grants)
        rows()->addWidget(makeRow(grant));
    if (grants.isEmpty())
        rows()->addWidget(new ToneLabel(tr("Nothing has been given so far."), LabelTone::Quiet, this));
}

QWidget *BonusesSection::makeRow(const BonusGrant &grant)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 2, 0, 2);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    const bool counts = grant.state == BonusState::Given || grant.state == BonusState::Asked;
    auto *title = new ElidedLabel(counts ? LabelTone::Normal : LabelTone::Quiet, row);
    title->setFullText(plaintext::oneLine(grant.title));
    head->addWidget(title, 1);
    head->addWidget(new ToneLabel(BonusText::money(grant.cost, m_presenter.currency()), LabelTone::Quiet, row));
    column->addLayout(head);
    QStringList facts{BonusText::state(grant.state), RelativeTime::ago(grant.givenAt, m_presenter.clock().now())};
    if (const QString who = plaintext::oneLine(m_presenter.userName(grant.givenBy)); !who.isEmpty())
        facts.append(who);
    auto *foot = new ElidedLabel(grant.state == BonusState::Asked ? LabelTone::Warning : LabelTone::Quiet, row);
    foot->setFullText(facts.join(QStringLiteral(" · ")));
    column->addWidget(foot);
    row->setToolTip(plaintext::toolTip(grant.reason));
    row->setAccessibleName(title->fullText() + QStringLiteral(", ") + foot->fullText());
    return row;
}

} // namespace otklik
