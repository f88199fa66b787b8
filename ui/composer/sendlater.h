#pragma once

#include "guidance/calendar/businesscalendar.h"

#include <QToolButton>

class QDateTimeEdit;
class QDialog;

namespace otklik {

/// When a reply may be sent that is written now.
struct SendTimes final
{
    std::optional<TimePoint> opening; ///< when work begins next; none while somebody works
    TimePoint tomorrow{};             ///< in the morning, as the team begins then; at nine on a free day
};

[[nodiscard]] SendTimes sendTimes(const BusinessCalendar &calendar, TimePoint now);

/// Beside "Publish": a menu of times at which the reply goes out instead.
class SendLaterButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit SendLaterButton(const Clock &clock, QWidget *parent = nullptr);

    void setCalendar(const BusinessCalendar &calendar) { m_calendar = calendar; }

Q_SIGNALS:
    void chosen(otklik::TimePoint at); ///< in the future

private:
    void fillMenu();
    void askTime();

    const Clock &m_clock;
    BusinessCalendar m_calendar;
};

} // namespace otklik
