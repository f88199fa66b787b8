#include "ui/bonus/bonusofferrow.h"

#include "ui/bonus/bonuspresenter.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/roundedcard.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace otklik {

BonusOfferRow::BonusOfferRow(const BonusOffer &offer, QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QStringList said{offer.title, offer.cost, offer.why};
    if (!offer.against.isEmpty())
        said.append(offer.against);
    setAccessibleName(said.join(QStringLiteral(", ")));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space2, metrics::space2, metrics::space1, metrics::space2);
    row->setSpacing(metrics::space2);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *head = new QHBoxLayout;
    auto *title = new ElidedLabel(LabelTone::Bold, this);
    title->setFullText(offer.title);
    head->addWidget(title, 1);
    auto *cost = new ToneLabel(offer.cost, LabelTone::Quiet, this);
    head->addWidget(cost);
    words->addLayout(head);
    auto *why = new ToneLabel(offer.why, LabelTone::Quiet, this);
    why->setWordWrap(true);
    words->addWidget(why);
    if (!offer.against.isEmpty()) {
        auto *against = new ToneLabel(offer.against, LabelTone::Warning, this);
        against->setWordWrap(true);
        words->addWidget(against);
    }
    row->addLayout(words, 1);
    // The words are the button's: a click on them is a click on it.
    for (QWidget *label : findChildren<QWidget *>())
        label->setAttribute(Qt::WA_TransparentForMouseEvents);

    auto *take = new QToolButton(this);
    take->setIcon(otklik::icon(QStringLiteral("pencil"), IconTone::Quiet));
    take->setIconSize({metrics::smallIconSize, metrics::smallIconSize});
    take->setAutoRaise(true);
    take->setToolTip(tr("Put its name into the reply"));
    take->setAccessibleName(tr("Put “%1” into the reply").arg(offer.title));
    take->setCursor(Qt::ArrowCursor);
    row->addWidget(take, 0, Qt::AlignTop);
    connect(take, &QToolButton::clicked, this, &BonusOfferRow::titleWanted);
}

QSize BonusOfferRow::sizeHint() const
{
    return layout()->sizeHint();
}

int BonusOfferRow::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

void BonusOfferRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Down:
        focusNeighbour(1);
        return;
    case Qt::Key_Up:
        focusNeighbour(-1);
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void BonusOfferRow::focusNeighbour(int step)
{
    const auto rows = parentWidget()->findChildren<BonusOfferRow *>(Qt::FindDirectChildrenOnly);
    if (BonusOfferRow *neighbour = rows.value(rows.indexOf(this) + step))
        neighbour->setFocus(Qt::OtherFocusReason);
}

void BonusOfferRow::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    paintRoundedCard(*this, isDown() ? c.selection : underMouse() || hasFocus() ? c.hover : c.surface,
                     hasFocus() ? c.accent : QColor(Qt::transparent));
}

} // namespace otklik
