#include "ui/attachments/attachmentcard.h"

#include "ui/attachments/attachmenttext.h"
#include "ui/attachments/picturebutton.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/roundedcard.h"
#include "ui/common/theme.h"

#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace otklik {

namespace {

constexpr int narrowest = 264; // two of them beside each other in the composer of a small window
constexpr int removeSize = 24;

} // namespace

AttachmentCard::AttachmentCard(QWidget *parent)
    : QFrame(parent)
    , m_thumbnail(new PictureButton(this))
    , m_name(new ToneLabel(LabelTone::Normal, this))
    , m_detail(new ToneLabel(LabelTone::Quiet, this))
    , m_description(new ToneLabel(LabelTone::Normal, this))
    , m_edit(new QLineEdit(this))
    , m_remove(new QToolButton(this))
{
    setMinimumWidth(narrowest);
    m_remove->setIcon(icon(QStringLiteral("close"), IconTone::Quiet));
    m_remove->setAutoRaise(true);
    m_remove->setFixedSize(removeSize, removeSize);
    m_edit->setPlaceholderText(tr("Describe it for those who cannot see it"));
    m_edit->setToolTip(tr("Goes out with the picture: it is read aloud, or shown where the picture is not."));
    m_edit->setMaxLength(longestDescription);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_description->setWordWrap(true);
    m_description->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space1, metrics::space1, metrics::space1, metrics::space1);
    row->setSpacing(metrics::space2);
    row->addWidget(m_thumbnail, 0, Qt::AlignVCenter);
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::space1);
    head->addWidget(m_name, 1);
    head->addWidget(m_remove);
    column->addLayout(head);
    column->addWidget(m_detail);
    column->addStretch(1);
    column->addWidget(m_edit);
    column->addWidget(m_description);
    row->addLayout(column, 1);
    QWidget::setTabOrder(m_thumbnail, m_edit);
    QWidget::setTabOrder(m_edit, m_remove);
    connect(m_thumbnail, &PictureButton::clicked, this, &AttachmentCard::previewChosen);
    connect(m_thumbnail, &PictureButton::removeChosen, this, [this] {
        if (m_remove->isVisible())
            Q_EMIT removeChosen();
    });
    connect(m_remove, &QToolButton::clicked, this, &AttachmentCard::removeChosen);
    connect(m_edit, &QLineEdit::textEdited, this, &AttachmentCard::described);
}

void AttachmentCard::setAttachment(const Attachment &attachment, bool canChange)
{
    m_attachment = attachment;
    m_size = AttachmentText::size(attachment);
    m_edit->setVisible(canChange);
    m_remove->setVisible(canChange);
    m_description->setVisible(!canChange);
    if (m_edit->text() != attachment.description) {
        m_edit->setText(attachment.description);
        m_edit->setCursorPosition(0); // its beginning is what one wants to see
    }
    const QString said = plaintext::oneLine(attachment.description);
    m_said = said.isEmpty() ? tr("Not described") : said;
    m_description->setTone(said.isEmpty() ? LabelTone::Quiet : LabelTone::Normal);
    m_description->setToolTip(plaintext::toolTip(said));
    const QString inWords = AttachmentText::inWords(attachment);
    setName(attachment.name);
    m_thumbnail->setAccessibleName(inWords);
    m_thumbnail->setToolTip(tr("Show it larger"));
    m_edit->setAccessibleName(tr("Description of %1").arg(AttachmentText::name(attachment.name)));
    m_remove->setAccessibleName(tr("Take out %1").arg(AttachmentText::name(attachment.name)));
    m_remove->setToolTip(tr("Take it out of the reply (Delete)"));
}

void AttachmentCard::setBeingRead(const QString &name)
{
    m_size = tr("Being read…");
    setName(name);
    m_thumbnail->setDrawing(QStringLiteral("clock"));
    m_thumbnail->setEnabled(false);
    m_edit->hide();
    m_description->hide();
    m_remove->setAccessibleName(tr("Do not attach %1").arg(AttachmentText::name(name)));
    m_remove->setToolTip(tr("Do not attach it"));
}

void AttachmentCard::setThumbnail(const Result<QImage> &picture)
{
    if (picture) {
        m_thumbnail->setPicture(*picture);
        return;
    }
    m_thumbnail->setDrawing(picture.error().kind == Error::Kind::Retry ? QStringLiteral("offline") : QStringLiteral("warning"));
    m_thumbnail->setToolTip(AttachmentText::notShown(picture.error()));
}

QString AttachmentCard::detailText() const
{
    return m_size;
}

void AttachmentCard::setName(const QString &name)
{
    m_wholeName = plaintext::oneLine(name);
    m_name->setToolTip(plaintext::toolTip(m_wholeName));
    elide();
}

void AttachmentCard::elide()
{
    // In the middle: the end of a file's name tells as much as its beginning.
    m_name->setText(m_name->fontMetrics().elidedText(m_wholeName, Qt::ElideMiddle, m_name->width()));
    m_detail->setText(m_detail->fontMetrics().elidedText(m_size, Qt::ElideRight, m_detail->width()));
    // Two lines, which hold a little less than twice a line.
    m_description->setText(m_description->fontMetrics().elidedText(m_said, Qt::ElideRight, m_description->width() * 9 / 5));
}

QSize AttachmentCard::sizeHint() const
{
    const int line = fontMetrics().height();
    const int text = std::max(removeSize, line) + line + std::max(2 * line, m_edit->sizeHint().height()) + metrics::space2;
    return {narrowest, std::max(m_thumbnail->sizeHint().height(), text) + 2 * metrics::space1};
}

void AttachmentCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    elide();
}

void AttachmentCard::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    paintRoundedCard(*this, c.surface, c.border);
}

} // namespace otklik
