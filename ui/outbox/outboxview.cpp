#include "ui/outbox/outboxview.h"

#include "ui/attachments/attachmentstrip.h"
#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/composer/publicationstrip.h"
#include "ui/cards/cardlist.h"
#include "ui/common/relativetime.h"
#include "ui/composer/composertext.h"
#include "ui/conversation/links.h"
#include "ui/outbox/outboxpresenter.h"
#include "ui/outbox/publicationactions.h"
#include "ui/outbox/standingview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace otklik {

OutboxView::OutboxView(OutboxPresenter &presenter, PublicationActions &actions, PictureShelf &shelf, QWidget *parent)
    : CardPage(presenter.model(), tr("Outbox"),
               new EmptyState(QStringLiteral("outbox"), tr("Nothing is on its way"),
                              tr("Replies stand here from the moment they leave the composer until they are seen in the network.")),
               parent)
    , m_presenter(presenter)
    , m_actions(actions)
    , m_shelf(shelf)
{
    setPanes(makeDetail(), {});
    connectStrip();
    connect(&list(), &CardList::currentRowChanged, this, &OutboxView::showRow);
    connect(&list(), &QAbstractItemView::activated, this, [this] { Q_EMIT caseChosen(m_shownCase); });
    connect(&presenter, &OutboxPresenter::loaded, this, &OutboxView::showWhatIsThere);
    connect(&presenter, &OutboxPresenter::looked, this, [this] { showRow(currentRow()); });
    showWhatIsThere();
}

QWidget *OutboxView::makeDetail()
{
    auto *detail = new QWidget(this);
    auto *column = new QVBoxLayout(detail);
    column->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, metrics::space4);
    column->setSpacing(metrics::space3);
    auto *head = new QHBoxLayout;
    m_title = new ToneLabel(LabelTone::Title, detail);
    m_open = new QPushButton(tr("Open the case"), detail);
    m_open->setAutoDefault(false);
    head->addWidget(m_title, 1);
    head->addWidget(m_open);
    m_mention = new ToneLabel(LabelTone::Quiet, detail);
    m_mention->setWordWrap(true);
    m_strip = new PublicationStrip(m_presenter.clock(), detail);
    column->addLayout(head);
    column->addWidget(m_mention);
    column->addWidget(m_strip);
    column->addLayout(makeViews(detail), 1);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT caseChosen(m_shownCase); });
    return detail;
}

/// What was sent, and beside it what stands there, while nobody knows whether they are the same.
QLayout *OutboxView::makeViews(QWidget *detail)
{
    m_sent = new ToneLabel(LabelTone::Bold, detail);
    m_sent->setWordWrap(true);
    m_text = new QPlainTextEdit(detail);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Reply"));
    m_text->document()->setDocumentMargin(0);
    m_pictures = new AttachmentStrip(m_shelf, detail);
    m_standing = new StandingView(detail);
    m_standing->hide();
    auto *sent = new QVBoxLayout;
    sent->setSpacing(metrics::space2);
    sent->addWidget(m_sent);
    sent->addWidget(m_text, 1);
    sent->addWidget(m_pictures);
    auto *views = new QHBoxLayout;
    views->setSpacing(metrics::space6);
    views->addLayout(sent, 1);
    views->addWidget(m_standing, 1);
    connect(m_standing, &StandingView::pageChosen, this, &OutboxView::linkChosen);
    connect(m_standing, &StandingView::postChosen, this,
            [this](const QString &url) { m_actions.confirmSent(m_shown, webAddress(url).toString()); });
    return views;
}

void OutboxView::showStanding(const OutboxItem &item)
{
    const Publication &p = item.publication;
    const bool isUnknown = p.state == PublicationState::Unknown;
    m_sent->setVisible(isUnknown);
    m_standing->setVisible(isUnknown);
    if (!isUnknown)
        return;
    //: above a text: when it was sent, to whom, whether in public
    m_sent->setText(tr("What we sent %1, to %2, %3")
                        .arg(RelativeTime::inSentence(std::min(p.notBefore, p.changedAt), m_presenter.clock().now()),
                             plaintext::isolated(plaintext::oneLine(item.customerName)),
                             ComposerText::visibility(p.visibility).toLower()));
    m_standing->show(m_presenter.standing(), webAddress(m_presenter.mentionUrl()), m_presenter.clock().now());
}

void OutboxView::connectStrip()
{
    connect(m_strip, &PublicationStrip::undoChosen, &m_actions, &PublicationActions::undo);
    connect(m_strip, &PublicationStrip::timeChosen, &m_actions, &PublicationActions::moveInTime);
    connect(m_strip, &PublicationStrip::retryChosen, &m_actions, &PublicationActions::retry);
    connect(m_strip, &PublicationStrip::giveBackChosen, &m_actions, &PublicationActions::giveBack);
    connect(m_strip, &PublicationStrip::sentConfirmed, &m_actions, &PublicationActions::confirmSent);
    connect(m_strip, &PublicationStrip::linkChosen, this, &OutboxView::linkChosen);
    connect(m_strip, &PublicationStrip::copyChosen, this,
            [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
}

void OutboxView::showRow(int row)
{
    if (row < 0)
        return;
    const OutboxItem &item = m_presenter.model().itemAt(row);
    const Publication &p = item.publication;
    m_shown = p.id;
    m_shownCase = p.caseId;
    m_title->setText(QStringLiteral("%1 · %2").arg(plaintext::oneLine(item.customerName), networkLook(item.network).title));
    m_mention->setText(plaintext::shown(item.mentionText));
    ComposerState state;
    state.publication = p;
    m_presenter.look(p);
    m_strip->setState(state);
    showStanding(item);
    m_pictures->setPictures(p.attachments, p.id.value);
    if (m_text->toPlainText() != plaintext::shown(p.text))
        m_text->setPlainText(plaintext::shown(p.text));
}

void OutboxView::showWhatIsThere()
{
    showWhetherEmpty(m_presenter.isLoaded() && m_presenter.model().rowCount() == 0);
    // What is shown may have moved on, or another row may have taken its place.
    showRow(currentRow());
}

} // namespace otklik
