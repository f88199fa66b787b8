#include "ui/attachments/attachmententry.h"

#include "ui/attachments/attachmentspresenter.h"
#include "ui/attachments/attachmentstrip.h"
#include "ui/attachments/attachmenttext.h"
#include "ui/attachments/offeredpictures.h"
#include "ui/composer/composerview.h"
#include "ui/composer/replyeditor.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QShortcut>
#include <QStandardPaths>
#include <QToolTip>

namespace otklik {

AttachmentEntry::AttachmentEntry(ComposerView &composer, AttachmentsPresenter &presenter)
    : QObject(&composer)
    , m_presenter(presenter)
    , m_composer(composer)
    , m_editor(composer.editor())
    , m_button(composer.pictureButton())
    , m_strip(new AttachmentStrip(presenter.shelf()))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
{
    composer.addBelowText(m_strip);
    auto *shortcut = new QShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_I, &m_editor, nullptr, nullptr, Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, &AttachmentEntry::choose);
    connect(&m_button, &QAbstractButton::clicked, this, &AttachmentEntry::choose);
    m_editor.installEventFilter(this);
    m_editor.viewport()->installEventFilter(this);
    connect(&m_editor, &ReplyEditor::menuOpening, this, [this](QMenu *menu, int) {
        if (!m_presenter.canChange() || !offersPicturesToPaste(QGuiApplication::clipboard()->mimeData()))
            return;
        menu->addAction(tr("Attach the picture from the clipboard"), this,
                        [this] { take(QGuiApplication::clipboard()->mimeData()); });
    });
    connectStrip();
    connect(&presenter, &AttachmentsPresenter::changed, this, &AttachmentEntry::show);
    show();
}

void AttachmentEntry::connectStrip()
{
    connect(m_strip, &AttachmentStrip::removeChosen, &m_presenter, &AttachmentsPresenter::remove);
    connect(m_strip, &AttachmentStrip::cancelChosen, &m_presenter, &AttachmentsPresenter::cancel);
    connect(m_strip, &AttachmentStrip::described, &m_presenter, &AttachmentsPresenter::describe);
    connect(m_strip, &AttachmentStrip::takeBackChosen, &m_presenter, &AttachmentsPresenter::takeBackRemoval);
    connect(m_strip, &AttachmentStrip::dismissChosen, &m_presenter, &AttachmentsPresenter::dismissProblems);
}

QFileDialog *AttachmentEntry::dialog() const
{
    return m_dialog;
}

void AttachmentEntry::choose()
{
    if (!m_presenter.canAdd()) {
        QToolTip::showText(m_button.mapToGlobal(m_button.rect().center()), m_button.toolTip(), &m_button);
        return;
    }
    m_dialog = new QFileDialog(&m_composer, tr("Attach pictures"), m_folder,
                               tr("Pictures (*.jpg *.jpeg *.png *.gif *.webp *.bmp)") + QStringLiteral(";;") + tr("All files (*)"));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(m_dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        m_folder = QFileInfo(files.constFirst()).path();
        m_presenter.addFiles(files);
        m_editor.setFocus(Qt::OtherFocusReason);
    });
    m_dialog->open();
}

void AttachmentEntry::take(const QMimeData *data)
{
    const OfferedPictures offered = offeredPictures(data);
    if (!offered.files.isEmpty())
        m_presenter.addFiles(offered.files);
    else if (!offered.bytes.isEmpty())
        m_presenter.addBytes(offered.bytes, tr("Picture"));
    else
        m_presenter.addImage(offered.image, tr("Picture"));
}

bool AttachmentEntry::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop: return takeDrop(event);
    case QEvent::KeyPress: break;
    default: return false;
    }
    const bool isPaste = watched == &m_editor && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste);
    const QMimeData *data = isPaste ? QGuiApplication::clipboard()->mimeData() : nullptr;
    if (!isPaste || !m_presenter.canChange() || !offersPicturesToPaste(data))
        return false;
    take(data);
    return true;
}

/// A drop that is not ours is the editor's.
bool AttachmentEntry::takeDrop(QEvent *event)
{
    auto *drop = static_cast<QDropEvent *>(event);
    if (!m_presenter.canChange() || !offersPictures(drop->mimeData()))
        return false;
    // Whatever was proposed: a move would take the file away from where it lies.
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (event->type() == QEvent::Drop)
        take(drop->mimeData());
    return true;
}

void AttachmentEntry::show()
{
    if (m_presenter.canChange())
        m_strip->setDraft(m_presenter.attachments(), m_presenter.row(), m_presenter.beingRead());
    else
        m_strip->setPictures(m_presenter.attachments(), m_presenter.row());
    m_strip->setProblems(m_presenter.canChange() ? m_presenter.problems() : QStringList());
    m_button.setEnabled(m_presenter.canAdd());
    m_button.setToolTip(m_presenter.canAdd() ? tr("Attach pictures (Ctrl+Shift+I)") : AttachmentText::limit(m_presenter.most()));
}

} // namespace otklik
