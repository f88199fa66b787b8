#pragma once

#include "guidance/calendar/businesscalendar.h"
#include "guidance/promises/replypromises.h"
#include "models/command.h"

#include <QObject>

namespace otklik {

/// A promise found in the draft, as the author will have it kept (Q4).
struct PromisePick final
{
    QString words;    ///< that say when
    QString sentence; ///< that says what
    TimePoint due{};
    bool isOn = true; ///< false: the author says that it is none
    bool isAmbiguous = false;
    bool isOutsideHours = false;

    friend bool operator==(const PromisePick &, const PromisePick &) = default;
};

/// Follows the draft of one case: which promises it makes, by when, and what the author has
/// said about them. They become timers when the reply is handed over. UI thread.
class PromisePicks final : public QObject
{
    Q_OBJECT

public:
    explicit PromisePicks(const Clock &clock, QObject *parent = nullptr);

    void setCalendar(const BusinessCalendar &calendar) { m_calendar = calendar; }
    [[nodiscard]] const BusinessCalendar &calendar() const { return m_calendar; }
    /// Another case: what was said about the old one's promises is forgotten.
    void clear();
    void look(const QString &draft, const QList<WordingSpan> &wording);

    [[nodiscard]] const QList<PromisePick> &picks() const { return m_picks; }
    void setOn(int index, bool isOn);
    void setDue(int index, TimePoint due);

    /// The timers of what a reply promises, to be written down together with it.
    [[nodiscard]] QList<Command> timersOf(const PublicationSubmit &reply) const;

Q_SIGNALS:
    void changed();

private:
    struct Said final
    {
        bool isOn = true;
        std::optional<TimePoint> due;
    };

    const Clock &m_clock;
    BusinessCalendar m_calendar;
    QList<PromisePick> m_picks;
    QHash<QString, Said> m_said; ///< by words and sentence
};

} // namespace otklik
