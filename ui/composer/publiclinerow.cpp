#include "ui/composer/publiclinerow.h"

#include "models/typedtext.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/composer/composertext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace otklik {

PublicLineRow::PublicLineRow(QWidget *parent)
    : QWidget(parent)
    , m_box(new QCheckBox(tr("In public first:"), this))
    , m_edit(new QLineEdit(this))
    , m_length(new ToneLabel(LabelTone::Quiet, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space3, metrics::space2, metrics::space3, 0);
    row->setSpacing(metrics::space2);
    row->addWidget(m_box);
    row->addWidget(m_edit, 1);
    row->addWidget(m_length);
    m_box->setToolTip(tr("Everybody reads this below the customer’s message; the text below goes out in private after it."));
    m_edit->setAccessibleName(tr("What everybody reads first"));
    m_edit->setMaxLength(static_cast<int>(longestTypedText));
    connect(m_box, &QCheckBox::clicked, this, [this](bool isOn) {
        Q_EMIT switched(isOn);
        if (isOn)
            m_edit->setFocus(Qt::OtherFocusReason);
    });
    connect(m_edit, &QLineEdit::textEdited, this, &PublicLineRow::edited);
    hide();
}

void PublicLineRow::show(const PublicLine &line)
{
    setVisible(line.isOffered);
    m_box->setChecked(line.isOn);
    m_edit->setEnabled(line.isOn);
    if (m_edit->text() != line.text)
        m_edit->setText(line.text);
    m_length->setVisible(line.isOn && line.length.limit > 0);
    m_length->setText(ComposerText::length(line.length));
    m_length->setTone(line.length.isOver() ? LabelTone::Danger : LabelTone::Quiet);
}

void PublicLineRow::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT submitChosen();
    else
        QWidget::keyPressEvent(event);
}

} // namespace otklik
