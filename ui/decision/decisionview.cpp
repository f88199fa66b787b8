#include "ui/decision/decisionview.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"
#include "ui/decision/answerchip.h"
#include "ui/decision/decisiontext.h"
#include "ui/decision/flowlayout.h"
#include "ui/decision/matrixwindow.h"

#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace otklik {

DecisionView::DecisionView(DecisionPresenter &presenter, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_chipBox(new QWidget(this))
    , m_flow(new FlowLayout(m_chipBox, metrics::space1))
    , m_result(new QWidget(this))
    , m_reasonBox(new QWidget(this))
    , m_tactic(new ToneLabel(LabelTone::Quiet, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space3, metrics::space2, metrics::space3, metrics::space2);
    column->setSpacing(metrics::space2);
    column->addWidget(m_chipBox);
    auto *result = new QHBoxLayout(m_result);
    makeResult(result);
    column->addWidget(m_result);
    m_tactic->setWordWrap(true);
    column->addWidget(m_tactic);
    auto *reason = new QHBoxLayout(m_reasonBox);
    makeReason(reason);
    column->addWidget(m_reasonBox);
    makeChips();
    connect(&presenter, &DecisionPresenter::questionsChanged, this, &DecisionView::makeChips);
    connect(&presenter, &DecisionPresenter::stateChanged, this, &DecisionView::showState);
    connect(&presenter, &DecisionPresenter::reasonWanted, this, [this](Outcome outcome) { askReason(outcome); });
    showState();
}

DecisionView::~DecisionView()
{
    // A chip that loses the focus while it dies has nobody left to tell.
    for (AnswerChip *chip : std::as_const(m_chips))
        chip->disconnect(this);
}

void DecisionView::makeChips()
{
    for (AnswerChip *chip : std::exchange(m_chips, {})) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // its menu may be open
    }
    const auto questions = m_presenter.questions();
    for (const MatrixQuestion &question : questions) {
        auto *chip = new AnswerChip(question, m_chipBox);
        m_flow->addWidget(chip);
        m_chips.append(chip);
        connect(chip, &AnswerChip::answerChosen, &m_presenter, &DecisionPresenter::answer);
        connect(chip, &AnswerChip::looked, this, &DecisionView::evidenceLooked);
    }
}

void DecisionView::makeResult(QHBoxLayout *row)
{
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space2);
    m_outcome = new ElidedLabel(LabelTone::Normal, m_result);
    m_decide = new QPushButton(m_result);
    m_decide->setAutoDefault(false);
    m_more = new QToolButton(m_result);
    m_more->setIcon(icon(QStringLiteral("more"), IconTone::Quiet));
    m_more->setToolTip(tr("Other outcomes, the whole matrix"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setFixedSize(metrics::buttonHeight, metrics::buttonHeight);
    row->addWidget(m_outcome, 1);
    row->addWidget(m_decide);
    row->addWidget(m_more);
    connect(m_more, &QToolButton::clicked, this, &DecisionView::offerOutcomes);
    connect(m_decide, &QPushButton::clicked, this, [this] {
        switch (m_presenter.state().mode) {
        case DecisionState::Mode::Nothing: return;
        case DecisionState::Mode::Deciding: m_presenter.decide(); return;
        case DecisionState::Mode::Decided: m_presenter.change(); return;
        case DecisionState::Mode::Closed: m_presenter.reopen(); return;
        }
    });
}

void DecisionView::makeReason(QHBoxLayout *row)
{
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space2);
    m_reason = new QLineEdit(m_reasonBox);
    m_reason->setPlaceholderText(tr("Why is there no answer?"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_close = new QPushButton(tr("Close the case"), m_reasonBox);
    m_close->setAutoDefault(false);
    m_close->setEnabled(false);
    auto *cancel = new QPushButton(tr("Cancel"), m_reasonBox);
    cancel->setAutoDefault(false);
    cancel->setFlat(true);
    row->addWidget(m_reason, 1);
    row->addWidget(m_close);
    row->addWidget(cancel);
    m_reasonBox->hide();
    connect(m_reason, &QLineEdit::textChanged, this, [this](const QString &text) { m_close->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_reason, &QLineEdit::returnPressed, this, &DecisionView::closeWithReason);
    connect(m_close, &QPushButton::clicked, this, &DecisionView::closeWithReason);
    connect(cancel, &QPushButton::clicked, m_reasonBox, &QWidget::hide);
}

void DecisionView::askReason(std::optional<Outcome> outcome)
{
    m_reasonFor = outcome;
    m_reason->clear();
    m_reasonBox->show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void DecisionView::closeWithReason()
{
    if (m_reason->text().trimmed().isEmpty())
        return;
    m_presenter.closeCase(m_reason->text(), m_reasonFor);
    m_reasonBox->hide();
}

void DecisionView::showState()
{
    const DecisionState &state = m_presenter.state();
    const bool isDeciding = state.mode == DecisionState::Mode::Deciding;
    m_chipBox->setVisible(isDeciding);
    m_result->setVisible(state.mode != DecisionState::Mode::Nothing);
    if (!isDeciding)
        m_reasonBox->hide();
    for (AnswerChip *chip : std::as_const(m_chips)) {
        const auto it = std::find_if(state.chips.cbegin(), state.chips.cend(),
                                     [&](const DecisionChip &c) { return c.question == chip->question(); });
        chip->setVisible(isDeciding && it != state.chips.cend());
        if (it != state.chips.cend())
            chip->setChip(*it);
    }
    showOutcome();
    updateGeometry();
}

void DecisionView::showOutcome()
{
    const DecisionState &state = m_presenter.state();
    QString text;
    switch (state.mode) {
    case DecisionState::Mode::Nothing: break;
    case DecisionState::Mode::Deciding:
        text = state.outcome ? DecisionText::outcome(*state.outcome)
                             : tr("Answer the questions: the matrix then says what to do.");
        break;
    case DecisionState::Mode::Decided:
        text = state.outcome ? tr("Decided: %1").arg(DecisionText::outcome(*state.outcome)) : QString();
        if (!state.followsMatrix)
            text = tr("%1 (other than the matrix says)").arg(text);
        break;
    case DecisionState::Mode::Closed:
        text = tr("Closed without an answer: %1").arg(plaintext::isolated(plaintext::oneLine(state.closeReason)));
        break;
    }
    // While one decides the tactic is read; afterwards it is only recalled.
    const bool isDeciding = state.mode == DecisionState::Mode::Deciding;
    m_tactic->setText(state.tactic);
    m_tactic->setVisible(isDeciding && !state.tactic.isEmpty());
    if (!state.tactic.isEmpty() && state.mode == DecisionState::Mode::Decided)
        text += QStringLiteral(" · ") + state.tactic;
    if (state.needsLead && state.mode == DecisionState::Mode::Deciding)
        text += QStringLiteral(" · ") + tr("a lead has to agree");
    m_outcome->setFullText(text);
    m_outcome->setTone(state.outcome || state.mode == DecisionState::Mode::Closed ? LabelTone::Normal : LabelTone::Quiet);
    m_decide->setText(state.mode == DecisionState::Mode::Decided    ? tr("Change")
                      : state.mode == DecisionState::Mode::Closed ? tr("Reopen")
                                                                  : tr("Decide"));
    m_decide->setEnabled(state.mode != DecisionState::Mode::Deciding || state.litRow >= 0);
    m_decide->setFlat(state.mode == DecisionState::Mode::Decided);
}

void DecisionView::offerOutcomes()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Show the matrix")), &QAction::triggered, this, &DecisionView::showMatrix);
    const DecisionState &state = m_presenter.state();
    if (state.mode != DecisionState::Mode::Closed) {
        menu->addSection(tr("Decide otherwise"));
        for (const auto &[outcome, name] : EnumNames<Outcome>::table) {
            QAction *action = menu->addAction(DecisionText::outcome(outcome));
            action->setEnabled(state.outcome != outcome);
            connect(action, &QAction::triggered, this, [this, outcome = outcome] { m_presenter.decideOtherwise(outcome); });
        }
        menu->addSeparator();
        connect(menu->addAction(tr("Close without an answer…")), &QAction::triggered, this, [this] { askReason(std::nullopt); });
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void DecisionView::showMatrix()
{
    if (!m_window)
        m_window = new MatrixWindow(m_presenter, window());
    m_window->show();
    m_window->raise();
}

void DecisionView::ask(const QString &question)
{
    m_presenter.ask(question);
    for (AnswerChip *chip : shownChips()) {
        if (chip->question() != question)
            continue;
        chip->setFocus(Qt::OtherFocusReason);
        chip->click();
    }
}

QList<AnswerChip *> DecisionView::shownChips() const
{
    QList<AnswerChip *> shown;
    for (AnswerChip *chip : m_chips)
        if (!chip->isHidden())
            shown.append(chip);
    return shown;
}

QString DecisionView::outcomeText() const
{
    return m_outcome->fullText();
}

void DecisionView::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    // A hairline sets it apart from the conversation above and the editor below.
    QPainter painter(this);
    const QColor line = coloursOf(palette()).border;
    painter.fillRect(0, 0, width(), 1, line);
    painter.fillRect(0, height() - 1, width(), 1, line);
}

} // namespace otklik
