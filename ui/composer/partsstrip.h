#pragma once

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace otklik {

class ComposerPresenter;
class NoticeStrip;

/// A reply that is longer than one post: how it would be cut, each part with its length as the network counts
/// it, and the offer to send it so. Hidden while the reply fits.
class PartsStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit PartsStrip(QWidget *parent = nullptr);

    void show(ComposerPresenter &presenter);
    [[nodiscard]] QString text() const;    ///< the sentence
    [[nodiscard]] QString preview() const; ///< the parts, as shown
    [[nodiscard]] QPushButton &publishButton() { return *m_publish; }
    [[nodiscard]] QPushButton &reviewButton() { return *m_review; }

Q_SIGNALS:
    void chosen(bool forReview);

private:
    NoticeStrip *m_notice;
    QPlainTextEdit *m_preview;
    QPushButton *m_publish;
    QPushButton *m_review;
};

} // namespace otklik
