#pragma once

#include "ui/composer/composerpresenter.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace otklik {

class NoticeStrip;
class SendTimesMenu;
class StandingView;
class ToneLabel;

/// What has become of the reply, told in place: in review, returned with the
/// lead's comment, queued, sent, failed, unknown; with what can be done now.
class PublicationStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit PublicationStrip(const Clock &clock, QWidget *parent = nullptr);

    void setState(const ComposerState &state);
    /// Of one that has not left.
    [[nodiscard]] SendTimesMenu &times() { return *m_times; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] StandingView &standing() { return *m_standing; }

Q_SIGNALS:
    void undoChosen(const otklik::PublicationId &id);
    void timeChosen(const otklik::PublicationId &id, std::optional<otklik::TimePoint> at);
    void retryChosen(const otklik::PublicationId &id);
    void giveBackChosen(const otklik::PublicationId &id);
    void sentConfirmed(const otklik::PublicationId &id, const QString &url);
    void copyChosen(const QString &text);
    void linkChosen(const QUrl &url);

private:
    void makeButtons();
    void fit(const Publication &publication, bool isByHand);
    void confirm();

    const Clock &m_clock;
    NoticeStrip *m_notice;
    SendTimesMenu *m_times;
    ToneLabel *m_comment;
    StandingView *m_standing;
    QLineEdit *m_url;
    QPushButton *m_undo;
    QPushButton *m_time;
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
