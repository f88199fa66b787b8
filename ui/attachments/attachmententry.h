#pragma once

#include <QObject>
#include <QPointer>

class QAbstractButton;
class QFileDialog;
class QMimeData;

namespace otklik {

class AttachmentStrip;
class AttachmentsPresenter;
class ComposerView;
class ReplyEditor;

/// The ways a picture comes into a reply: the button and Ctrl+Shift+I, a drop onto
/// the text, the clipboard; and the strip that shows what has come. Child of the composer.
class AttachmentEntry final : public QObject
{
    Q_OBJECT

public:
    AttachmentEntry(ComposerView &composer, AttachmentsPresenter &presenter);

    [[nodiscard]] AttachmentStrip &strip() { return *m_strip; }
    /// The dialog that was opened last; null when it is closed.
    [[nodiscard]] QFileDialog *dialog() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectStrip();
    void choose();
    void take(const QMimeData *data);
    bool takeDrop(QEvent *event);
    void show();

    AttachmentsPresenter &m_presenter;
    ComposerView &m_composer;
    ReplyEditor &m_editor;
    QAbstractButton &m_button;
    AttachmentStrip *m_strip;
    QPointer<QFileDialog> m_dialog;
    QString m_folder; ///< of the last choice; not kept
};

} // namespace otklik
