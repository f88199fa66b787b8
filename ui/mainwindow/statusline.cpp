#include "ui/mainwindow/statusline.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/synctext.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace otklik {

namespace {

constexpr int lineHeight = 26;

QColor dotColour(SyncText::Mood mood, const Colours &c)
{
    switch (mood) {
    case SyncText::Mood::Calm: return c.good;
    case SyncText::Mood::Busy: return c.accent;
    case SyncText::Mood::Warning: return c.warning;
    case SyncText::Mood::Trouble: return c.danger;
    }
    return c.secondary;
}

} // namespace

StatusLine::StatusLine(QWidget *parent) : QWidget(parent), m_label(new ElidedLabel(LabelTone::Quiet, this))
{
    setFixedHeight(lineHeight);
    setCursor(Qt::PointingHandCursor);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space6 + 2, 0, metrics::space4, 0);
    row->addWidget(m_label, 1);
    setAccessibleName(tr("State of the connection"));
}

void StatusLine::setStatus(const SyncStatus &status, TimePoint now)
{
    m_status = status;
    m_label->setFullText(SyncText::sentence(status, now));
    update();
}

QString StatusLine::text() const
{
    return m_label->fullText();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.window);
    painter.fillRect(QRect(0, 0, width(), 1), c.border);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dotColour(SyncText::mood(m_status), c));
    painter.drawEllipse(QPointF(metrics::space4, height() / 2.0 + 0.5), 3.5, 3.5);
}

void StatusLine::mouseReleaseEvent(QMouseEvent *)
{
    Q_EMIT activated();
}

} // namespace otklik
