#pragma once

#include "models/attachment.h"
#include "ui/attachments/screenpicture.h"

#include <QDialog>

class QPushButton;

namespace otklik {

class PictureShelf;
class ToneLabel;

/// A picture as large as the window allows, with its description. Escape or a click
/// closes it. Opened with open(); deletes itself.
class PicturePreview final : public QDialog
{
    Q_OBJECT

public:
    PicturePreview(PictureShelf &shelf, const Attachment &attachment, const QString &row, QWidget *parent);

    [[nodiscard]] const QImage &picture() const { return m_picture.image(); }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton &copyButton() { return *m_copy; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QRect room() const;

    ScreenPicture m_picture;
    QString m_waiting; ///< said while there is no picture
    ToneLabel *m_title;
    ToneLabel *m_description;
    QPushButton *m_copy;
};

} // namespace otklik
