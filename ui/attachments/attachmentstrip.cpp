#include "ui/attachments/attachmentstrip.h"

#include "ui/attachments/attachmentcard.h"
#include "ui/attachments/picturebutton.h"
#include "ui/attachments/picturepreview.h"
#include "ui/attachments/pictureshelf.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace otklik {

namespace {

/// Of what is being read; no hash looks like it.
QString keyOf(int number)
{
    return QStringLiteral("#%1").arg(number);
}

} // namespace

AttachmentStrip::AttachmentStrip(PictureShelf &shelf, QWidget *parent)
    : QWidget(parent)
    , m_shelf(shelf)
    , m_area(new QScrollArea(this))
    , m_hint(new ToneLabel(tr("Nobody checks pictures for personal data: look for names and numbers in them yourself."),
                           LabelTone::Quiet, this))
    , m_problems(new ToneLabel(LabelTone::Warning, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space1);
    auto *inner = new QWidget(m_area);
    m_cards = new QHBoxLayout(inner);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(metrics::space2);
    m_area->setWidget(inner);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setAccessibleName(tr("Attached pictures"));
    for (QWidget *widget : {static_cast<QWidget *>(m_area), m_area->viewport(), inner})
        widget->setBackgroundRole(QPalette::NoRole);
    m_area->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    m_hint->setWordWrap(true);
    column->addWidget(m_area);
    column->addWidget(m_hint);
    m_problemRow = makeProblems();
    column->addWidget(m_problemRow);
    auto *undo = new QShortcut(QKeySequence::Undo, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(undo, &QShortcut::activated, this, &AttachmentStrip::takeBackChosen);
    connect(m_area->horizontalScrollBar(), &QScrollBar::rangeChanged, this, &AttachmentStrip::fitHeight);
    m_problemRow->hide();
    showWhatIsThere();
}

QWidget *AttachmentStrip::makeProblems()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space1);
    m_problems->setWordWrap(true);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *dismiss = new QToolButton(line);
    dismiss->setIcon(icon(QStringLiteral("close"), IconTone::Quiet));
    dismiss->setAutoRaise(true);
    dismiss->setAccessibleName(tr("Hide this"));
    dismiss->setToolTip(dismiss->accessibleName());
    row->addWidget(m_problems, 1);
    row->addWidget(dismiss, 0, Qt::AlignTop);
    connect(dismiss, &QToolButton::clicked, this, &AttachmentStrip::dismissChosen);
    return line;
}

void AttachmentStrip::setPictures(const QList<Attachment> &attachments, const QString &row)
{
    m_row = row;
    fill(attachments, {}, false);
}

void AttachmentStrip::setDraft(const QList<Attachment> &attachments, const QString &row, const QList<PictureBeingRead> &beingRead)
{
    m_row = row;
    fill(attachments, beingRead, true);
}

void AttachmentStrip::setProblems(const QStringList &problems)
{
    m_problems->setText(problems.join(u'\n'));
    m_problemRow->setVisible(!problems.isEmpty());
    showWhatIsThere();
}

void AttachmentStrip::fill(const QList<Attachment> &attachments, const QList<PictureBeingRead> &beingRead, bool canChange)
{
    QStringList wanted;
    for (const Attachment &attachment : attachments)
        wanted.append(attachment.hash);
    for (const PictureBeingRead &one : beingRead)
        wanted.append(keyOf(one.number));
    wanted.removeDuplicates(); // what a server says may name one twice
    drop(wanted);
    for (const Attachment &attachment : attachments)
        entryAt(wanted.indexOf(attachment.hash), attachment.hash).card->setAttachment(attachment, canChange);
    for (const PictureBeingRead &one : beingRead)
        entryAt(wanted.indexOf(keyOf(one.number)), keyOf(one.number)).card->setBeingRead(one.name);
    m_hint->setVisible(canChange && !attachments.isEmpty());
    showWhatIsThere();
}

/// What is no longer there goes; the focus stays among what is.
void AttachmentStrip::drop(const QStringList &wanted)
{
    for (qsizetype i = m_entries.size() - 1; i >= 0; --i) {
        if (wanted.contains(m_entries.at(i).key))
            continue;
        AttachmentCard *card = m_entries.takeAt(i).card;
        const QWidget *focused = focusWidget();
        const bool hadFocus = focused && card->isAncestorOf(focused) && focused->hasFocus();
        m_cards->removeWidget(card);
        card->hide();
        card->deleteLater();
        if (hadFocus && !m_entries.isEmpty())
            m_entries.at(std::min(i, m_entries.size() - 1)).card->thumbnail().setFocus(Qt::OtherFocusReason);
    }
}

AttachmentStrip::Entry &AttachmentStrip::entryAt(qsizetype place, const QString &key)
{
    const auto it = std::ranges::find(m_entries, key, &Entry::key);
    if (it == m_entries.end()) {
        m_entries.insert(place, {key, new AttachmentCard(this)});
        makeCard(m_entries[place]);
        m_cards->insertWidget(static_cast<int>(place), m_entries[place].card);
        return m_entries[place];
    }
    const qsizetype was = it - m_entries.begin();
    if (was != place) {
        m_entries.move(was, place);
        m_cards->removeWidget(m_entries[place].card);
        m_cards->insertWidget(static_cast<int>(place), m_entries[place].card);
    }
    return m_entries[place];
}

void AttachmentStrip::makeCard(Entry &entry)
{
    AttachmentCard *card = entry.card;
    if (entry.key.startsWith(u'#')) {
        const int number = entry.key.mid(1).toInt();
        connect(card, &AttachmentCard::removeChosen, this, [this, number] { Q_EMIT cancelChosen(number); });
        return;
    }
    connect(card, &AttachmentCard::removeChosen, this, [this, hash = entry.key] { Q_EMIT removeChosen(hash); });
    connect(card, &AttachmentCard::described, this,
            [this, hash = entry.key](const QString &description) { Q_EMIT described(hash, description); });
    connect(card, &AttachmentCard::previewChosen, this, [this, card] { preview(card); });
    loadThumbnail(card, entry.key);
}

void AttachmentStrip::loadThumbnail(AttachmentCard *card, const QString &hash)
{
    m_shelf.thumbnail(card, hash, m_row, [this, card](const Result<QImage> &picture) {
        card->setThumbnail(picture);
        fitHeight();
    });
}

void AttachmentStrip::preview(AttachmentCard *card)
{
    auto *preview = new PicturePreview(m_shelf, card->attachment(), m_row, window());
    preview->open();
    // It may not have been reached before.
    if (card->thumbnail().picture().isNull())
        loadThumbnail(card, card->attachment().hash);
}

void AttachmentStrip::showWhatIsThere()
{
    m_area->setVisible(!m_entries.isEmpty());
    fitHeight();
    setVisible(!m_entries.isEmpty() || !m_problemRow->isHidden());
}

void AttachmentStrip::fitHeight()
{
    if (m_entries.isEmpty())
        return;
    int height = 0;
    for (const Entry &entry : std::as_const(m_entries))
        height = std::max(height, entry.card->sizeHint().height());
    const QScrollBar *bar = m_area->horizontalScrollBar();
    const int needed = m_cards->minimumSize().width();
    m_area->setFixedHeight(height + (needed > width() ? bar->sizeHint().height() : 0));
}

void AttachmentStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

QList<AttachmentCard *> AttachmentStrip::cards() const
{
    QList<AttachmentCard *> cards;
    for (const Entry &entry : m_entries)
        cards.append(entry.card);
    return cards;
}

QString AttachmentStrip::hintText() const
{
    return m_hint->isHidden() ? QString() : m_hint->text();
}

QString AttachmentStrip::problemText() const
{
    return m_problemRow->isHidden() ? QString() : m_problems->text();
}

} // namespace otklik
