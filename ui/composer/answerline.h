#pragma once

#include "ui/composer/composerpresenter.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace otklik {

class NoticeStrip;

/// Told before anybody writes: until when an answer is taken there, or why none can go out and what is done
/// instead: answered by hand in the network, with the words and the link of that answer kept.
class AnswerLine final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerLine(QWidget *parent = nullptr);

    void setState(const ComposerState &state, TimePoint now);
    [[nodiscard]] QString text() const;
    [[nodiscard]] static QString sentence(const AnswerStanding &standing, TimePoint now);

Q_SIGNALS:
    void copyChosen();
    void linkChosen(const QUrl &url);           ///< to be opened after the host has been shown
    void answeredByHand(const QString &url);    ///< where that answer stands; never empty

private:
    void confirm();

    NoticeStrip *m_notice;
    QLineEdit *m_url;
    QPushButton *m_copy;
    QPushButton *m_openPost;
    QPushButton *m_confirm;
    QString m_mentionUrl;
};

} // namespace otklik
