#pragma once

#include <QAbstractButton>
#include <QImage>
#include <QPointer>

class QFileDialog;
class QMenu;

namespace otklik {

class PhotoPresenter;

/// The round picture of a person, or the initials; a click offers to choose another one or to take it
/// away, and a picture can be dropped onto it.
class FaceButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FaceButton(QWidget *parent = nullptr);

    void setPerson(const QString &name, const QString &key);
    /// Until then it is only to be looked at.
    void setPhotos(PhotoPresenter &photos);
    /// The dialog that was opened last; null when it is closed.
    [[nodiscard]] QFileDialog *dialog() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void showMenu();
    void choose();
    void dress();

    PhotoPresenter *m_photos = nullptr;
    QString m_name;
    QString m_key;
    QPointer<QFileDialog> m_dialog;
    QString m_folder; ///< of the last choice; not kept
};

} // namespace otklik
