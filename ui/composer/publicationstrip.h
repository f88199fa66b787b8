#pragma once

#include "ui/composer/composerpresenter.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace otklik {

class NoticeStrip;
class ToneLabel;

/// What has become of the reply, told in place: in review, returned with the
/// lead's comment, queued, sent, failed, unknown; with what can be done now.
class PublicationStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit PublicationStrip(QWidget *parent = nullptr);

    void setState(const ComposerState &state, TimePoint now);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void undoChosen(const otklik::PublicationId &id);
    void retryChosen(const otklik::PublicationId &id);
    void giveBackChosen(const otklik::PublicationId &id);
    void sentConfirmed(const otklik::PublicationId &id, const QString &url);
    void copyChosen(const QString &text);
    void linkChosen(const QUrl &url);

private:
    void makeButtons();
    void fit(const Publication &publication, bool isByHand);
    void confirm();

    NoticeStrip *m_notice;
    ToneLabel *m_comment;
    QLineEdit *m_url;
    QPushButton *m_undo;
    QPushButton *m_retry;
    QPushButton *m_giveBack;
    QPushButton *m_copy;
    QPushButton *m_openPost;
    QPushButton *m_openReply;
    QPushButton *m_confirm;
    Publication m_publication;
    QString m_mentionUrl;
};

} // namespace otklik
