#pragma once

#include "models/attachment.h"
#include "ui/attachments/attachmentspresenter.h"

#include <QWidget>

class QHBoxLayout;
class QScrollArea;

namespace otklik {

class AttachmentCard;
class PictureShelf;
class ToneLabel;

/// The pictures of a reply beside each other, with what is said about them and what
/// could not be attached. Hidden while there is nothing to say. Passive.
class AttachmentStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit AttachmentStrip(PictureShelf &shelf, QWidget *parent = nullptr);

    /// Of a publication, to be looked at.
    void setPictures(const QList<Attachment> &attachments, const QString &row);
    /// Of a draft, with what happens to it.
    void setDraft(const QList<Attachment> &attachments, const QString &row, const QList<PictureBeingRead> &beingRead);
    void setProblems(const QStringList &problems);

    [[nodiscard]] QList<AttachmentCard *> cards() const;
    [[nodiscard]] QString hintText() const;
    [[nodiscard]] QString problemText() const;

Q_SIGNALS:
    void removeChosen(const QString &hash);
    void cancelChosen(int number);
    void described(const QString &hash, const QString &description);
    void takeBackChosen(); ///< Ctrl+Z while the focus is here
    void dismissChosen();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Entry final
    {
        QString key; ///< a hash, or "#" and the number of what is being read
        AttachmentCard *card = nullptr;
    };

    QWidget *makeProblems();
    void fill(const QList<Attachment> &attachments, const QList<PictureBeingRead> &beingRead, bool canChange);
    void drop(const QStringList &wanted);
    [[nodiscard]] Entry &entryAt(qsizetype place, const QString &key);
    void makeCard(Entry &entry);
    void showWhatIsThere();
    void fitHeight();
    void loadThumbnail(AttachmentCard *card, const QString &hash);
    void preview(AttachmentCard *card);

    PictureShelf &m_shelf;
    QScrollArea *m_area;
    QHBoxLayout *m_cards;
    ToneLabel *m_hint;
    QWidget *m_problemRow;
    ToneLabel *m_problems;
    QList<Entry> m_entries;
    QString m_row;
};

} // namespace otklik
