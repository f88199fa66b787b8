#include "ui/composer/publicationstrip.h"

#include "ui/common/labels.h"
#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"
#include "ui/composer/sendlater.h"
#include "ui/conversation/links.h"
#include "ui/outbox/publicationtext.h"
#include "ui/outbox/standingview.h"

#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr qsizetype standingShown = 2;

NoticeStrip::Tone toneOf(PublicationText::Mood mood)
{
    switch (mood) {
    case PublicationText::Mood::Quiet:
    case PublicationText::Mood::Busy: return NoticeStrip::Tone::Quiet;
    case PublicationText::Mood::Good: return NoticeStrip::Tone::Good;
    case PublicationText::Mood::Warning: return NoticeStrip::Tone::Warning;
    case PublicationText::Mood::Trouble: return NoticeStrip::Tone::Trouble;
    }
    return NoticeStrip::Tone::Quiet;
}

QString iconOf(PublicationState state)
{
    switch (state) {
    case PublicationState::Draft: return QStringLiteral("undo");
    case PublicationState::InReview: return QStringLiteral("review");
    case PublicationState::Approved:
    case PublicationState::Queued:
    case PublicationState::Held:
    case PublicationState::Sending: return QStringLiteral("clock");
    case PublicationState::Sent: return QStringLiteral("check");
    case PublicationState::Failed:
    case PublicationState::Unknown: return QStringLiteral("warning");
    }
    return {};
}

} // namespace

PublicationStrip::PublicationStrip(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_notice(new NoticeStrip(this))
    , m_times(new SendTimesMenu(clock, this))
    , m_comment(new ToneLabel(LabelTone::Bold, m_notice))
    , m_standing(new StandingView(m_notice))
    , m_url(new QLineEdit(m_notice))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_notice);
    m_comment->setWordWrap(true);
    m_comment->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_url->setPlaceholderText(tr("Link to the reply in the network, if there is one"));
    m_url->setAccessibleName(m_url->placeholderText());
    m_notice->addBody(m_comment);
    m_notice->addBody(m_standing);
    connect(m_standing, &StandingView::postChosen, this,
            [this](const QString &url) { Q_EMIT sentConfirmed(m_publication.id, webAddress(url).toString()); });
    m_notice->addBody(m_url);
    makeButtons();
    hide();
}

void PublicationStrip::makeButtons()
{
    m_copy = m_notice->addButton(tr("Copy the text"));
    m_openPost = m_notice->addButton(tr("Open the post"));
    m_confirm = m_notice->addButton(tr("Posted by hand"));
    m_retry = m_notice->addButton(tr("Try again"));
    m_giveBack = m_notice->addButton(tr("Edit"));
    m_time = m_notice->addButton(tr("Another time…"));
    m_time->setMenu(m_times);
    m_undo = m_notice->addButton(tr("Take back"));
    m_openReply = m_notice->addButton(tr("Open the reply"));
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyChosen(m_publication.text); });
    connect(m_openPost, &QPushButton::clicked, this, [this] { Q_EMIT linkChosen(webAddress(m_mentionUrl)); });
    connect(m_openReply, &QPushButton::clicked, this, [this] { Q_EMIT linkChosen(webAddress(m_publication.url)); });
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryChosen(m_publication.id); });
    connect(m_giveBack, &QPushButton::clicked, this, [this] { Q_EMIT giveBackChosen(m_publication.id); });
    connect(m_times, &SendTimesMenu::chosen, this,
            [this](std::optional<TimePoint> at) { Q_EMIT timeChosen(m_publication.id, at); });
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoChosen(m_publication.id); });
    connect(m_confirm, &QPushButton::clicked, this, &PublicationStrip::confirm);
    connect(m_url, &QLineEdit::returnPressed, this, &PublicationStrip::confirm);
}

void PublicationStrip::confirm()
{
    // A link that is none is left out: what it says cannot be opened anyway.
    Q_EMIT sentConfirmed(m_publication.id, webAddress(m_url->text().trimmed()).toString());
}

void PublicationStrip::setState(const ComposerState &state)
{
    setVisible(state.publication.has_value());
    if (!state.publication)
        return;
    const Publication &p = *state.publication;
    if (p.id != m_publication.id)
        m_url->clear();
    m_publication = p;
    m_mentionUrl = state.mentionUrl;
    const bool isReturned = p.state == PublicationState::Draft;
    const auto tone = isReturned ? NoticeStrip::Tone::Warning : toneOf(PublicationText::mood(p.state));
    m_notice->setNotice(tone, iconOf(p.state), PublicationText::sentence(p, state.reviewerName, m_clock.now()));
    m_comment->setVisible(isReturned && !p.reviewComment.isEmpty());
    m_comment->setText(plaintext::shown(p.reviewComment));
    m_standing->setVisible(state.standing.has_value());
    if (state.standing) // the text is below, and the thread above: the newest are enough
        m_standing->show(state.standing->first(std::min(state.standing->size(), standingShown)), {}, m_clock.now());
    fit(p, state.isByHand);
}

void PublicationStrip::fit(const Publication &p, bool isByHand)
{
    using enum PublicationAction;
    const PublicationActionSet actions = PublicationText::actions(p);
    const bool isUnknown = p.state == PublicationState::Unknown;
    const bool isOnItsWayByHand = isByHand && (p.state == PublicationState::Queued || p.state == PublicationState::Approved);
    const bool needsTheNetwork = isUnknown || p.state == PublicationState::Failed || isOnItsWayByHand;
    m_copy->setVisible(p.state == PublicationState::Failed || isOnItsWayByHand);
    m_openPost->setVisible(needsTheNetwork && webAddress(m_mentionUrl).isValid());
    m_openPost->setText(isUnknown ? tr("Look in the network") : tr("Open the post"));
    m_confirm->setVisible(actions.testFlag(ConfirmSent));
    m_confirm->setText(isUnknown ? tr("It is there") : tr("Posted by hand"));
    m_url->setVisible(actions.testFlag(ConfirmSent));
    m_retry->setVisible(actions.testFlag(Retry));
    m_giveBack->setVisible(actions.testFlag(GiveBack));
    m_giveBack->setText(isUnknown ? tr("It is not there: give it back") : tr("Edit"));
    m_time->setVisible(actions.testFlag(MoveInTime) && !isByHand);
    m_times->setMoving(p.sendAt);
    m_undo->setVisible(actions.testFlag(Undo));
    m_openReply->setVisible(actions.testFlag(OpenLink) && webAddress(p.url).isValid());
    m_notice->fitButtons();
}

QString PublicationStrip::text() const
{
    return m_notice->text();
}

} // namespace otklik
