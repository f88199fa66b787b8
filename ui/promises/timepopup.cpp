#include "ui/promises/timepopup.h"

#include "ui/common/labels.h"

#include <QDateTimeEdit>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

TimePopup::TimePopup(TimePoint moment, const QTimeZone &zone, QWidget *parent) : Popup(parent), m_zone(zone), m_edit(new QDateTimeEdit(this))
{
    auto *title = new ToneLabel(LabelTone::Quiet, this);
    title->setText(tr("Due at (%1)").arg(QString::fromUtf8(zone.id())));
    // In the team's own time, whatever the laptop's is.
    m_edit->setTimeSpec(Qt::UTC);
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), zone);
    m_edit->setDateTime(QDateTime(local.date(), local.time(), Qt::UTC));
    m_edit->setCalendarPopup(true);
    m_edit->setAccessibleName(title->text());
    m_edit->installEventFilter(this);
    auto *take = new QPushButton(tr("Take this time"), this);
    take->setAutoDefault(false);
    column()->addWidget(title);
    column()->addWidget(m_edit);
    column()->addWidget(take);
    connect(take, &QPushButton::clicked, this, &TimePopup::choose);
}

void TimePopup::choose()
{
    const QDateTime shown = m_edit->dateTime();
    const QDateTime moment(shown.date(), shown.time(), m_zone);
    Q_EMIT chosen(TimePoint(std::chrono::milliseconds(moment.toMSecsSinceEpoch())));
    close();
}

void TimePopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    m_edit->setFocus(Qt::PopupFocusReason);
}

bool TimePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose();
            return true;
        }
    }
    return Popup::eventFilter(watched, event);
}

} // namespace otklik
