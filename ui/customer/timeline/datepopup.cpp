#include "ui/customer/timeline/datepopup.h"

#include "ui/common/labels.h"

#include <QCalendarWidget>
#include <QDateEdit>
#include <QKeyEvent>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

/// In the colours of the theme: by itself a calendar paints its weekend and its arrows in colours of its own.
void dress(QCalendarWidget &calendar)
{
    calendar.setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    QTextCharFormat plain;
    plain.setForeground(calendar.palette().color(QPalette::Text));
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        calendar.setWeekdayTextFormat(day, plain);
    const auto arrow = [&](const char *name, Qt::ArrowType type) {
        auto *button = calendar.findChild<QToolButton *>(QLatin1StringView(name));
        if (!button)
            return;
        button->setIcon({});
        button->setArrowType(type);
    };
    arrow("qt_calendar_prevmonth", Qt::LeftArrow);
    arrow("qt_calendar_nextmonth", Qt::RightArrow);
}

} // namespace

DatePopup::DatePopup(const QDate &day, const QDate &today, QWidget *parent)
    : Popup(parent), m_edit(new QDateEdit(day, this)), m_calendar(new QCalendarWidget(this))
{
    auto *title = new ToneLabel(tr("Go to a day"), LabelTone::Bold, this);
    m_edit->setMaximumDate(today);
    m_edit->setAccessibleName(title->text());
    m_edit->installEventFilter(this);
    m_calendar->setMaximumDate(today);
    m_calendar->setSelectedDate(day);
    dress(*m_calendar);
    m_calendar->setAccessibleName(title->text());
    column()->addWidget(title);
    column()->addWidget(m_edit);
    column()->addWidget(m_calendar);
    connect(m_edit, &QDateEdit::dateChanged, m_calendar, &QCalendarWidget::setSelectedDate);
    connect(m_calendar, &QCalendarWidget::clicked, this, &DatePopup::choose);
    connect(m_calendar, &QCalendarWidget::activated, this, &DatePopup::choose);
}

void DatePopup::choose(const QDate &day)
{
    // A click can be an activation, too.
    if (!isVisible())
        return;
    Q_EMIT chosen(day);
    close();
}

void DatePopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    m_edit->setFocus(Qt::PopupFocusReason);
}

bool DatePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_edit->interpretText();
            choose(m_edit->date());
            return true;
        }
    }
    return Popup::eventFilter(watched, event);
}

} // namespace otklik
