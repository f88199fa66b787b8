#pragma once

#include "ui/decision/decisionpresenter.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace otklik {

class AnswerChip;
class ElidedLabel;
class FlowLayout;
class MatrixWindow;
class ToneLabel;

/// The slim strip above the composer: the questions of the matrix as chips, the
/// outcome that is lit with its tactic, and how to decide. Passive.
class DecisionView final : public QWidget
{
    Q_OBJECT

public:
    explicit DecisionView(DecisionPresenter &presenter, QWidget *parent = nullptr);
    ~DecisionView() override;

    [[nodiscard]] QList<AnswerChip *> shownChips() const;
    [[nodiscard]] QString outcomeText() const;
    [[nodiscard]] QPushButton &decideButton() { return *m_decide; }
    [[nodiscard]] QLineEdit &reasonEdit() { return *m_reason; }
    void showMatrix();
    void offerOutcomes();
    /// Puts the question to the person, also where the matrix does not need it.
    void ask(const QString &question);

Q_SIGNALS:
    void evidenceLooked(const QStringList &words); ///< what a hint rests on; none: nobody looks at one

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void makeChips();
    void makeResult(QHBoxLayout *row);
    void makeReason(QHBoxLayout *row);
    void showState();
    void showOutcome();
    void askReason(std::optional<Outcome> outcome);
    void closeWithReason();

    DecisionPresenter &m_presenter;
    QWidget *m_chipBox;
    FlowLayout *m_flow;
    QList<AnswerChip *> m_chips;
    QWidget *m_result;
    QWidget *m_reasonBox;
    ElidedLabel *m_outcome = nullptr;
    ToneLabel *m_tactic;
    QPushButton *m_decide = nullptr;
    QToolButton *m_more = nullptr;
    QLineEdit *m_reason = nullptr;
    QPushButton *m_close = nullptr;
    std::optional<Outcome> m_reasonFor;
    QPointer<MatrixWindow> m_window;
};

} // namespace otklik
