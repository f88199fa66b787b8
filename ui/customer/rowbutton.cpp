#include "ui/customer/rowbutton.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/roundedcard.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace otklik {

RowButton::RowButton(QWidget *parent)
    : QAbstractButton(parent), m_title(new ElidedLabel(LabelTone::Normal, this)), m_facts(new ElidedLabel(LabelTone::Quiet, this))
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::space1, 0, metrics::space1);
    column->setSpacing(0);
    for (ElidedLabel *label : {m_title, m_facts}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        column->addWidget(label);
    }
}

void RowButton::setTexts(const QString &title, const QString &facts, bool isUrgent)
{
    m_title->setFullText(title);
    m_facts->setFullText(facts);
    m_facts->setTone(isUrgent ? LabelTone::Danger : LabelTone::Quiet);
    setAccessibleName(title + QStringLiteral(", ") + facts);
    setToolTip(plaintext::toolTip(title));
}

QSize RowButton::sizeHint() const
{
    return layout()->sizeHint();
}

void RowButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void RowButton::paintEvent(QPaintEvent *)
{
    paintRowHighlight(*this, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace otklik
