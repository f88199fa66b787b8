#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace otklik {

class ToneLabel;

/// A quiet strip that says how something stands and offers what to do about it:
/// a picture, a sentence, room for more below, buttons. Plain text only.
class NoticeStrip final : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Quiet, Good, Warning, Trouble };

    explicit NoticeStrip(QWidget *parent = nullptr);

    void setNotice(Tone tone, const QString &iconName, const QString &text);
    [[nodiscard]] QString text() const;
    QPushButton *addButton(const QString &text);
    /// Something of its own between the sentence and the buttons.
    void addBody(QWidget *widget);
    /// Hides the row of buttons when none of them is offered.
    void fitButtons();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();

    Tone m_tone = Tone::Quiet;
    QString m_iconName;
    QLabel *m_icon;
    ToneLabel *m_text;
    QVBoxLayout *m_column;
    QWidget *m_buttonRow;
    QHBoxLayout *m_buttons;
};

} // namespace otklik
