#include "ui/customer/facebutton.h"

#include "ui/attachments/offeredpictures.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"
#include "ui/customer/photopresenter.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace otklik {

namespace {

constexpr int side = 64;

} // namespace

FaceButton::FaceButton(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("face"));
    setFixedSize(side, side);
    setFocusPolicy(Qt::NoFocus);
    connect(this, &QAbstractButton::clicked, this, &FaceButton::showMenu);
}

void FaceButton::setPerson(const QString &name, const QString &key)
{
    m_name = name;
    m_key = key;
    dress();
}

void FaceButton::setPhotos(PhotoPresenter &photos)
{
    m_photos = &photos;
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setAcceptDrops(true);
    connect(&photos, &PhotoPresenter::changed, this, &FaceButton::dress);
    dress();
}

void FaceButton::dress()
{
    const QString who = plaintext::oneLine(m_name);
    setAccessibleName(m_photos && m_photos->hasPhoto() ? tr("Photo of %1").arg(who) : tr("No photo of %1").arg(who));
    if (m_photos)
        setToolTip(m_photos->isPreparing() ? tr("The picture is being prepared…")
                                           : tr("Click to choose a photo, or drop one here"));
    update();
}

QFileDialog *FaceButton::dialog() const
{
    return m_dialog;
}

QSize FaceButton::sizeHint() const
{
    return {side, side};
}

void FaceButton::showMenu()
{
    if (!m_photos)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Choose picture…")), &QAction::triggered, this, &FaceButton::choose);
    if (m_photos->hasPhoto())
        connect(menu->addAction(tr("Remove")), &QAction::triggered, m_photos, &PhotoPresenter::remove);
    menu->popup(mapToGlobal(QPoint(0, height() + metrics::space1)));
}

void FaceButton::choose()
{
    m_dialog = new QFileDialog(this, tr("Choose a photo"), m_folder,
                               tr("Pictures (*.jpg *.jpeg *.png *.gif *.webp *.bmp)") + QStringLiteral(";;") + tr("All files (*)"));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setFileMode(QFileDialog::ExistingFile);
    connect(m_dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_folder = QFileInfo(file).path();
        m_photos->choose(file);
    });
    m_dialog->open();
}

void FaceButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FaceButton::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_photos && offersPictures(event->mimeData()))
        event->acceptProposedAction();
}

void FaceButton::dropEvent(QDropEvent *event)
{
    if (const OfferedPictures offered = offeredPictures(event->mimeData()); m_photos && !offered.isEmpty()) {
        event->acceptProposedAction();
        m_photos->take(offered);
    }
}

void FaceButton::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF round = QRectF(rect()).adjusted(2, 2, -2, -2);
    const QImage picture = m_photos ? m_photos->picture() : QImage();
    if (picture.isNull()) {
        paintAvatar(&painter, round, m_name, m_key);
    } else {
        QPainterPath shape;
        shape.addEllipse(round);
        painter.setClipPath(shape);
        // The middle of it, scaled to the screen's own pixels: the painter's scaling alone is coarse.
        const int shorter = std::min(picture.width(), picture.height());
        const QRect middle((picture.width() - shorter) / 2, (picture.height() - shorter) / 2, shorter, shorter);
        const int pixels = qRound(round.width() * devicePixelRatioF());
        painter.drawImage(round, picture.copy(middle).scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        painter.setClipping(false);
    }
    if (m_photos && (underMouse() || hasFocus())) {
        painter.setPen(QPen(c.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(round.adjusted(-1, -1, 1, 1));
    }
}

} // namespace otklik
