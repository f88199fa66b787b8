#pragma once

#include "ui/attachments/screenpicture.h"

#include <QAbstractButton>

namespace otklik {

/// A thumbnail to press: rounded, its aspect kept, sharp on dense screens; a drawing
/// while there is no picture yet or none can be shown.
class PictureButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit PictureButton(QWidget *parent = nullptr);

    void setPicture(const QImage &picture);
    /// Of resources/icons, instead of a picture.
    void setDrawing(const QString &iconName);
    [[nodiscard]] const QImage &picture() const { return m_picture.image(); }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void removeChosen(); ///< by the Delete key

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    ScreenPicture m_picture;
    QString m_iconName;
};

} // namespace otklik
