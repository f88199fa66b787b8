#pragma once

#include "guidance/calendar/businesscalendar.h"

#include <QMenu>
#include <QToolButton>

namespace otklik {

/// When a reply may be sent that is written now.
struct SendTimes final
{
    std::optional<TimePoint> opening; ///< when work begins next; none while somebody works
    TimePoint tomorrow{};             ///< in the morning, as the team begins then; at nine on a free day
};

[[nodiscard]] SendTimes sendTimes(const BusinessCalendar &calendar, TimePoint now);

/// The times at which a reply may go out; filled when it is opened.
class SendTimesMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit SendTimesMenu(const Clock &clock, QWidget *parent);

    void setCalendar(const BusinessCalendar &calendar) { m_calendar = calendar; }
    /// One that waits for its time already: it can also go at once.
    void setMoving(std::optional<TimePoint> at) { m_moving = at; }

Q_SIGNALS:
    void chosen(std::optional<otklik::TimePoint> at); ///< in the future; none: as soon as it may

private:
    void fill();
    void askTime();

    const Clock &m_clock;
    BusinessCalendar m_calendar;
    std::optional<TimePoint> m_moving;
};

/// Beside "Publish": a menu of times at which the reply goes out instead.
class SendLaterButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit SendLaterButton(const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] SendTimesMenu &times() { return *m_times; }

private:
    SendTimesMenu *m_times;
};

} // namespace otklik
