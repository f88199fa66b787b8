#pragma once

#include "ui/decision/decisionpresenter.h"

#include <QAbstractButton>

namespace otklik {

/// One question as a small button: dashed while it is only a hint, filled when
/// the agent has answered. Click, Space or Down offers the answers.
class AnswerChip final : public QAbstractButton
{
    Q_OBJECT

public:
    AnswerChip(const MatrixQuestion &question, QWidget *parent = nullptr);

    void setChip(const DecisionChip &chip);
    [[nodiscard]] const QString &question() const { return m_question.key; }
    [[nodiscard]] bool isAnswered() const { return !m_chip.answer.isEmpty(); }
    [[nodiscard]] QSize sizeHint() const override;
    void offerAnswers();

Q_SIGNALS:
    void answerChosen(const QString &question, const QString &answer); ///< empty: open again
    void looked(const QStringList &words); ///< by pointer or keyboard: what the hint rests on; none: looked away

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    MatrixQuestion m_question;
    DecisionChip m_chip;
};

} // namespace otklik
