#include "ui/conversation/claimbar.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace otklik {

ClaimBar::ClaimBar(QWidget *parent)
    : QWidget(parent), m_label(new ToneLabel(LabelTone::Normal, this)), m_claim(new QPushButton(tr("Claim"), this)),
      m_release(new QPushButton(tr("Release"), this)), m_takeOver(new QPushButton(tr("Take over"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space4, metrics::space1, metrics::space3, metrics::space1);
    row->setSpacing(metrics::space2);
    m_label->setWordWrap(true);
    row->addWidget(m_label, 1);
    for (QPushButton *button : {m_claim, m_release, m_takeOver})
        row->addWidget(button);
    m_claim->setProperty("otklikPrimary", true);
    m_claim->setToolTip(tr("Colleagues see that you answer this person (Ctrl+Shift+C)"));
    m_release->setToolTip(tr("Let somebody else answer"));
    m_takeOver->setToolTip(tr("As a lead you can take this person over; your colleague sees it"));
    connect(m_claim, &QPushButton::clicked, this, &ClaimBar::claimChosen);
    connect(m_release, &QPushButton::clicked, this, &ClaimBar::releaseChosen);
    connect(m_takeOver, &QPushButton::clicked, this, &ClaimBar::takeOverChosen);
}

void ClaimBar::setState(const State &state)
{
    m_standing = state.standing;
    const QString until = RelativeTime::clock(state.until);
    QString words;
    switch (state.standing) {
    case ClaimStanding::Free:
        words = state.isOpenWork ? tr("Nobody answers yet. Claim this person before you write.") : QString();
        break;
    case ClaimStanding::Mine:
        words = tr("You answer this person, in all networks, until %1.").arg(until);
        break;
    case ClaimStanding::Wished:
        words = tr("Your claim waits for the server. You can write; it is sent once the claim is yours.");
        break;
    case ClaimStanding::Other:
        words = (state.isTakenOver
                     ? tr("%1 is answering in your place now, until %2. What you wrote is kept, and you can read along.")
                     : tr("%1 is answering, until %2. You can read along."))
                    .arg(plaintext::isolated(plaintext::oneLine(state.holderName)), until);
        break;
    }
    m_label->setText(words);
    m_claim->setVisible(state.standing == ClaimStanding::Free);
    m_release->setVisible(state.standing == ClaimStanding::Mine || state.standing == ClaimStanding::Wished);
    m_takeOver->setVisible(state.canTakeOver);
    setVisible(!words.isEmpty());
    update();
}

QString ClaimBar::text() const
{
    return m_label->text();
}

void ClaimBar::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    QColor fill = c.surface;
    switch (m_standing) {
    case ClaimStanding::Free: break;
    case ClaimStanding::Mine: fill = c.goodSoft; break;
    case ClaimStanding::Wished:
    case ClaimStanding::Other: fill = c.warningSoft; break;
    }
    QPainter painter(this);
    painter.fillRect(rect(), fill);
    painter.fillRect(QRect(0, height() - 1, width(), 1), c.border);
}

} // namespace otklik
