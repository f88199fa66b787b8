#pragma once

#include "models/attachment.h"
#include "models/result.h"

#include <QFrame>

class QLineEdit;
class QToolButton;

namespace otklik {

class PictureButton;
class ToneLabel;

/// One picture of a strip: what it looks like, what it is called, and what is said
/// about it for those who cannot see it. Passive.
class AttachmentCard final : public QFrame
{
    Q_OBJECT

public:
    explicit AttachmentCard(QWidget *parent = nullptr);

    /// `canChange` false: it can only be looked at.
    void setAttachment(const Attachment &attachment, bool canChange);
    void setBeingRead(const QString &name);
    void setThumbnail(const Result<QImage> &picture);
    [[nodiscard]] const Attachment &attachment() const { return m_attachment; }

    [[nodiscard]] PictureButton &thumbnail() { return *m_thumbnail; }
    [[nodiscard]] QToolButton &removeButton() { return *m_remove; }
    [[nodiscard]] QLineEdit &descriptionEdit() { return *m_edit; }
    [[nodiscard]] QString detailText() const;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void previewChosen();
    void removeChosen();
    void described(const QString &description);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setName(const QString &name);
    void elide();

    Attachment m_attachment;
    PictureButton *m_thumbnail;
    ToneLabel *m_name;
    ToneLabel *m_detail;
    ToneLabel *m_description;
    QLineEdit *m_edit;
    QToolButton *m_remove;
    QString m_wholeName;
    QString m_size;
    QString m_said; ///< about it, or that nothing is
};

} // namespace otklik
