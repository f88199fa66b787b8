#include "ui/decision/answerchip.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"
#include "ui/composer/composertext.h"
#include "ui/decision/decisiontext.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace otklik {

namespace {

constexpr int chipHeight = 26;
constexpr int arrow = 12;
constexpr int maxWidth = 300;

} // namespace

AnswerChip::AnswerChip(const MatrixQuestion &question, QWidget *parent) : QAbstractButton(parent), m_question(question)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &AnswerChip::offerAnswers);
}

void AnswerChip::setChip(const DecisionChip &chip)
{
    m_chip = chip;
    const QString language = ComposerText::uiLanguage();
    const QString title = m_question.title.in(language);
    setText(DecisionText::chip(m_question, chip.answer, language));
    const QString evidence = chip.origin == DecisionChip::Origin::Hint ? DecisionText::evidence(chip.words, chip.confidence) : QString();
    setToolTip(plaintext::toolTip(evidence.isEmpty() ? title : title + u'\n' + evidence));
    setAccessibleName(chip.answer.isEmpty() ? title : title + u' ' + text());
    setAccessibleDescription(evidence);
    updateGeometry();
    update();
}

QSize AnswerChip::sizeHint() const
{
    const int wanted = fontMetrics().horizontalAdvance(text()) + arrow + 2 * metrics::space2 + metrics::space1;
    return {std::min(wanted + 2, maxWidth), chipHeight};
}

void AnswerChip::offerAnswers()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString language = ComposerText::uiLanguage();
    for (const MatrixAnswer &answer : m_question.answers) {
        QAction *action = menu->addAction(answer.title.in(language));
        action->setCheckable(true);
        action->setChecked(answer.key == m_chip.answer);
        connect(action, &QAction::triggered, this, [this, key = answer.key] { Q_EMIT answerChosen(m_question.key, key); });
    }
    if (!m_chip.answer.isEmpty()) {
        menu->addSeparator();
        connect(menu->addAction(tr("Leave open")), &QAction::triggered, this,
                [this] { Q_EMIT answerChosen(m_question.key, {}); });
    }
    menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

void AnswerChip::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
        offerAnswers();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void AnswerChip::enterEvent(QEnterEvent *)
{
    Q_EMIT looked(m_chip.words);
    update();
}

void AnswerChip::leaveEvent(QEvent *)
{
    Q_EMIT looked({});
    update();
}

void AnswerChip::focusInEvent(QFocusEvent *event)
{
    Q_EMIT looked(m_chip.words);
    QAbstractButton::focusInEvent(event);
}

void AnswerChip::focusOutEvent(QFocusEvent *event)
{
    Q_EMIT looked({});
    QAbstractButton::focusOutEvent(event);
}

void AnswerChip::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isChosen = m_chip.origin == DecisionChip::Origin::Chosen;
    QPen edge(hasFocus() ? c.accent : isChosen ? c.selection : c.border, 1);
    if (m_chip.origin == DecisionChip::Origin::Hint && !hasFocus()) {
        edge.setStyle(Qt::DashLine);
        edge.setColor(c.secondary);
    }
    painter.setPen(edge);
    painter.setBrush(isChosen ? c.selection : underMouse() ? c.hover : c.surface);
    const QRectF outline = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);

    painter.setPen(m_chip.origin == DecisionChip::Origin::Open ? c.secondary : c.text);
    const QRect inside = rect().adjusted(metrics::space2 + 2, 0, -metrics::space2 - arrow, 0);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, inside.width()));
    const QPixmap down = iconPixmap(QStringLiteral("down"), arrow, c.secondary, devicePixelRatioF());
    painter.drawPixmap(QPointF(width() - metrics::space2 - arrow + 2, (height() - arrow) / 2.0), down);
}

} // namespace otklik
