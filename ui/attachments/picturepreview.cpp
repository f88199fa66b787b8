#include "ui/attachments/picturepreview.h"

#include "ui/attachments/attachmenttext.h"
#include "ui/attachments/pictureshelf.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace otklik {

namespace {

constexpr QSize smallest{360, 260};
constexpr QSize unknownSize{1200, 900}; ///< of a picture whose network does not tell
constexpr double partOfWindow = 0.9;

/// As large as the picture needs and the window has.
QSize sizeFor(const Attachment &attachment, const QWidget *window, int around)
{
    const QSize most = window ? (QSizeF(window->size()) * partOfWindow).toSize() : QSize(1024, 720);
    const QSize room = most - QSize(2 * metrics::space4, around);
    QSize picture(static_cast<int>(attachment.width), static_cast<int>(attachment.height));
    if (picture.isEmpty())
        picture = unknownSize;
    if (picture.width() > room.width() || picture.height() > room.height())
        picture.scale(room, Qt::KeepAspectRatio);
    return (picture + QSize(2 * metrics::space4, around)).expandedTo(smallest).boundedTo(most.expandedTo(smallest));
}

} // namespace

PicturePreview::PicturePreview(PictureShelf &shelf, const Attachment &attachment, const QString &row, QWidget *parent)
    : QDialog(parent)
    , m_waiting(tr("Being read…"))
    , m_title(new ToneLabel(LabelTone::Quiet, this))
    , m_description(new ToneLabel(LabelTone::Normal, this))
    , m_copy(new QPushButton(tr("Copy the picture"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(plaintext::oneLine(attachment.name));
    setAccessibleName(AttachmentText::inWords(attachment));
    QStringList title{AttachmentText::name(attachment.name), AttachmentText::size(attachment)};
    title.removeAll(QString());
    m_title->setText(title.join(QStringLiteral(" · ")));
    const QString said = plaintext::shown(attachment.description).trimmed();
    m_description->setText(said);
    m_description->setVisible(!said.isEmpty());
    m_description->setWordWrap(true);
    m_description->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_copy->setAutoDefault(false);
    m_copy->setEnabled(false);
    m_copy->setToolTip(tr("To post it by hand"));
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setImage(m_picture.image()); });
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    column->setSpacing(metrics::space2);
    column->addStretch(1);
    column->addWidget(m_description);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(metrics::space2);
    foot->addWidget(m_title, 1);
    foot->addWidget(m_copy);
    foot->addWidget(close);
    column->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    const int around = column->sizeHint().height() + metrics::space2;
    resize(sizeFor(attachment, parent, around));
    shelf.whole(this, attachment.hash, row, [this](const Result<QImage> &picture) {
        if (picture)
            m_picture.set(*picture);
        else
            m_waiting = AttachmentText::notShown(picture.error());
        m_copy->setEnabled(picture.has_value());
        update();
    });
}

QString PicturePreview::text() const
{
    return m_picture.isNull() ? m_waiting : m_description->text();
}

QRect PicturePreview::room() const
{
    const QWidget *below = m_description->isHidden() ? static_cast<const QWidget *>(m_title) : m_description;
    const int bottom = std::min(below->geometry().top(), m_title->geometry().top()) - metrics::space2;
    return QRect(QPoint(metrics::space4, metrics::space4), QPoint(width() - metrics::space4 - 1, bottom - 1));
}

void PicturePreview::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.surface);
    const QRect room = this->room();
    if (m_picture.isNull()) {
        painter.setPen(c.secondary);
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, m_waiting);
        return;
    }
    painter.fillRect(m_picture.placeIn(room), c.canvas);
    m_picture.paint(painter, room);
}

void PicturePreview::mousePressEvent(QMouseEvent *event)
{
    if (room().contains(event->pos()))
        accept();
}

} // namespace otklik
