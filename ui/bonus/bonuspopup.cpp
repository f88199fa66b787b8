#include "ui/bonus/bonuspopup.h"

#include "ui/bonus/bonusofferrow.h"
#include "ui/bonus/bonuspresenter.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int popupWidth = 400;
constexpr int longestReason = 500;

} // namespace

BonusPopup::BonusPopup(const BonusOffers &offers, QWidget *parent)
    : Popup(parent)
{
    using Mode = BonusOffers::Mode;
    setFixedWidth(popupWidth);
    setAccessibleName(tr("A bonus for the customer"));
    switch (offers.mode) {
    case Mode::Nothing:
        addNothing(tr("No case is open"), tr("Open a case: here stands what would suit its customer."));
        break;
    case Mode::NoCatalogue:
        addNothing(tr("The catalogue is empty"), tr("What can be given, and within which limits, is published by a "
                                                    "lead or an administrator for the whole team."));
        break;
    case Mode::NoConflict: {
        addNothing(tr("Nothing to make up for"), tr("A bonus belongs to a conflict that has been solved. For thanks or "
                                                    "a question a good answer is enough."));
        auto *anyway = new QPushButton(tr("Look for one all the same"), this);
        column()->addWidget(anyway, 0, Qt::AlignLeft);
        connect(anyway, &QPushButton::clicked, this, &BonusPopup::wantedAnyway);
        anyway->setFocus();
        break;
    }
    case Mode::NothingFits:
        addHead(offers);
        addNothing(tr("Nothing in the catalogue fits"),
                   tr("An interest on the customer's card opens more: it is put there under “Interests”. What a "
                      "customer had lately is not offered again."));
        break;
    case Mode::Offering:
        addHead(offers);
        addOffers(offers);
        break;
    }
}

void BonusPopup::addHead(const BonusOffers &offers)
{
    auto *title = new ToneLabel(tr("A bonus for %1").arg(plaintext::isolated(offers.customer)), LabelTone::Title, this);
    title->setWordWrap(true);
    column()->addWidget(title);
    if (!offers.budget.isEmpty()) {
        auto *budget = new ToneLabel(offers.budget, LabelTone::Quiet, this);
        budget->setWordWrap(true);
        column()->addWidget(budget);
    }
    if (!offers.isUnsolved)
        return;
    auto *order = new NoticeStrip(this);
    order->setNotice(
        offers.isOurFault ? NoticeStrip::Tone::Warning : NoticeStrip::Tone::Quiet, QStringLiteral("warning"),
        offers.isOurFault ? tr(
            "The fault is ours and nothing has been solved yet. First the solution: a bonus never takes its place.")
                          : tr("First the solution, then the bonus: it never takes the place of one."));
    column()->addWidget(order);
}

void BonusPopup::addOffers(const BonusOffers &offers)
{
    bool isFirst = true;
    for (const BonusOffer &offer : offers.offers) {
        auto *row = new BonusOfferRow(offer, this);
        column()->addWidget(row);
        connect(row, &BonusOfferRow::clicked, this, [this, item = offer.item] {
            Q_EMIT chosen(item, m_reason->text());
            close();
        });
        connect(row, &BonusOfferRow::titleWanted, this, [this, item = offer.item] {
            Q_EMIT titleWanted(item);
            close();
        });
        if (std::exchange(isFirst, false))
            row->setFocus();
    }
    m_reason = new QLineEdit(this);
    m_reason->setPlaceholderText(tr("Why this one, in your own words (optional)"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_reason->setMaxLength(longestReason);
    column()->addWidget(m_reason);
}

void BonusPopup::addNothing(const QString &title, const QString &hint)
{
    column()->addWidget(new ToneLabel(title, LabelTone::Bold, this));
    auto *words = new ToneLabel(hint, LabelTone::Quiet, this);
    words->setWordWrap(true);
    column()->addWidget(words);
}

} // namespace otklik
