#include "ui/customer/tagstrip.h"

#include "ui/common/chip.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/decision/flowlayout.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace otklik {

namespace {

constexpr qsizetype longestShown = 30; ///< characters; a chip does not break
constexpr int longestTag = 60;

} // namespace

TagStrip::TagStrip(QWidget *parent)
    : QWidget(parent), m_flow(new FlowLayout(this, metrics::space1)), m_input(new QLineEdit(this))
{
    m_input->setPlaceholderText(tr("Add a tag"));
    m_input->setAccessibleName(tr("Add a tag"));
    m_input->setMaxLength(longestTag);
    m_input->setFrame(false);
    m_input->installEventFilter(this);
    m_flow->addWidget(m_input);
    connect(m_input, &QLineEdit::returnPressed, this, &TagStrip::add);
    connect(m_input, &QLineEdit::editingFinished, this, &TagStrip::add);
    connect(m_input, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.contains(u','))
            add();
        fitInput();
    });
    fitInput();
}

void TagStrip::setTags(const QStringList &tags)
{
    if (tags == m_tags)
        return;
    for (qsizetype i = m_tags.size() - 1; i >= 0; --i) {
        if (tags.contains(m_tags.at(i)))
            continue;
        Chip *chip = m_chips.takeAt(i);
        if (chip->hasFocus())
            m_input->setFocus();
        chip->hide();
        chip->deleteLater(); // the click that led here may still be on its way through it
        m_flow->removeWidget(chip);
        m_tags.removeAt(i);
    }
    // In the order of the tags, with the line at the end.
    m_flow->removeWidget(m_input);
    for (Chip *chip : std::as_const(m_chips))
        m_flow->removeWidget(chip);
    QList<Chip *> chips;
    for (const QString &tag : tags) {
        const qsizetype known = m_tags.indexOf(tag);
        chips.append(known >= 0 ? m_chips.at(known) : makeChip(tag));
        m_flow->addWidget(chips.last());
        chips.last()->show();
    }
    m_flow->addWidget(m_input);
    m_chips = chips;
    m_tags = tags;
    QWidget *before = m_input;
    for (Chip *chip : std::as_const(m_chips)) {
        setTabOrder(before, chip);
        before = chip;
    }
    updateGeometry();
}

Chip *TagStrip::makeChip(const QString &tag)
{
    auto *chip = new Chip(plaintext::excerpt(tag, longestShown) + QStringLiteral("  ×"), this);
    chip->setObjectName(QStringLiteral("tag"));
    chip->setToolTip(plaintext::toolTip(tr("Take the tag “%1” away").arg(plaintext::oneLine(tag))));
    chip->setAccessibleName(tr("Tag %1. Press to take it away.").arg(plaintext::oneLine(tag)));
    chip->setCursor(Qt::PointingHandCursor);
    chip->installEventFilter(this);
    connect(chip, &Chip::clicked, this, [this, tag] { Q_EMIT removed(tag); });
    return chip;
}

void TagStrip::add()
{
    const QString typed = m_input->text();
    if (typed.simplified().isEmpty())
        return;
    m_input->clear();
    fitInput();
    Q_EMIT added(typed);
}

void TagStrip::fitInput()
{
    const QString &widest = m_input->text().isEmpty() ? m_input->placeholderText() : m_input->text();
    m_input->setFixedWidth(m_input->fontMetrics().horizontalAdvance(widest) + metrics::space6);
    m_flow->invalidate();
}

bool TagStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_input && key == Qt::Key_Backspace && m_input->text().isEmpty() && !m_tags.isEmpty()) {
        Q_EMIT removed(m_tags.constLast());
        return true;
    }
    if (watched == m_input && key == Qt::Key_Escape && !m_input->text().isEmpty()) {
        m_input->clear();
        fitInput();
        return true;
    }
    auto *chip = qobject_cast<Chip *>(watched);
    const bool removes = key == Qt::Key_Delete || key == Qt::Key_Backspace || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (chip && removes) {
        chip->click();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace otklik
