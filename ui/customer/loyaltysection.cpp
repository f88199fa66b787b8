#include "ui/customer/loyaltysection.h"

#include "ui/common/labels.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/customer/carepresenter.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace otklik {

namespace {

struct StageWords final
{
    QString title;
    QString help;
};

StageWords wordsOf(LoyaltyStage stage)
{
    switch (stage) {
    case LoyaltyStage::Conflict:
        return {LoyaltySection::tr("Conflict"), LoyaltySection::tr("The case was decided to be a complaint")};
    case LoyaltyStage::Solved:
        return {LoyaltySection::tr("Solved"), LoyaltySection::tr("A reply with a solution or a way out has left")};
    case LoyaltyStage::Bonus:
        return {LoyaltySection::tr("Bonus"), LoyaltySection::tr("An individual bonus was given")};
    case LoyaltyStage::Thanked:
        return {LoyaltySection::tr("Thanked"), LoyaltySection::tr("The customer's own thanks")};
    case LoyaltyStage::Returned:
        return {LoyaltySection::tr("Came back"),
                LoyaltySection::tr("Wrote again at least a week later, and not to complain")};
    }
    return {};
}

} // namespace

LoyaltySection::LoyaltySection(CarePresenter &presenter, QWidget *parent)
    : Section(tr("From conflict to loyalty"), parent)
    , m_presenter(presenter)
{
    for (const auto &[stage, name] : EnumNames<LoyaltyStage>::table) {
        const StageWords words = wordsOf(stage);
        auto *row = new QHBoxLayout;
        auto *box = new QCheckBox(words.title, this);
        box->setObjectName(QString(name));
        box->setToolTip(plaintext::toolTip(words.help));
        auto *when = new ToneLabel(LabelTone::Quiet, this);
        row->addWidget(box, 1);
        row->addWidget(when);
        rows()->addLayout(row);
        m_steps.append({stage, box, when});
        connect(box, &QCheckBox::clicked, this,
                [this, stage = stage](bool isReached) { m_presenter.mark(stage, isReached); });
    }
    connect(&presenter, &CarePresenter::changed, this, &LoyaltySection::fill);
    fill();
}

QString LoyaltySection::title(LoyaltyStage stage)
{
    return wordsOf(stage).title;
}

void LoyaltySection::fill()
{
    auto track = m_presenter.track();
    setVisible(track.has_value());
    if (!track)
        return;
    for (const Step &step : m_steps) {
        const auto &reached = timeOf(*track, step.stage);
        step.box->setChecked(reached.has_value());
        step.when->setText(reached ? RelativeTime::ago(*reached, m_presenter.clock().now()) : QString());
        step.when->setToolTip(reached ? plaintext::toolTip(RelativeTime::full(*reached)) : QString());
        step.box->setAccessibleDescription(step.when->text());
    }
}

} // namespace otklik
