#include "ui/promises/promisepicks.h"

#include "models/uuid7.h"

namespace otklik {

namespace {

/// A promise stays the same while other sentences are typed.
QString keyOf(const PromisePick &pick)
{
    return pick.words + u'\n' + pick.sentence;
}

} // namespace

PromisePicks::PromisePicks(const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_calendar(BusinessCalendar::usual(QTimeZone::systemTimeZone()))
{
}

void PromisePicks::clear()
{
    m_said.clear();
    if (!std::exchange(m_picks, {}).isEmpty())
        Q_EMIT changed();
}

void PromisePicks::look(const QString &draft, const QList<WordingSpan> &wording)
{
    QList<PromisePick> picks;
    const auto promises = findPromises(draft, wording, m_calendar, m_clock.now());
    for (const ReplyPromise &promise : promises) {
        PromisePick pick;
        pick.words = draft.mid(promise.span.start, promise.span.length);
        pick.sentence = draft.mid(promise.sentence.start, promise.sentence.length).trimmed();
        pick.due = promise.due;
        pick.isAmbiguous = promise.isAmbiguous;
        pick.isOutsideHours = promise.isOutsideHours;
        if (const auto said = m_said.constFind(keyOf(pick)); said != m_said.cend()) {
            pick.isOn = said->isOn;
            pick.due = said->due.value_or(pick.due);
        }
        picks.append(pick);
    }
    if (picks == m_picks)
        return;
    m_picks = picks;
    Q_EMIT changed();
}

void PromisePicks::setOn(int index, bool isOn)
{
    PromisePick &pick = m_picks[index];
    if (pick.isOn == isOn)
        return;
    pick.isOn = isOn;
    m_said[keyOf(pick)].isOn = isOn;
    Q_EMIT changed();
}

void PromisePicks::setDue(int index, TimePoint due)
{
    PromisePick &pick = m_picks[index];
    if (pick.due == due)
        return;
    pick.due = due;
    pick.isAmbiguous = false;
    m_said[keyOf(pick)].due = due;
    Q_EMIT changed();
}

QList<Command> PromisePicks::timersOf(const PublicationSubmit &reply) const
{
    QList<Command> timers;
    for (const PromisePick &pick : m_picks)
        if (pick.isOn)
            timers.append(PromiseAdd{newId<PromiseId>(m_clock), reply.caseId, reply.id, pick.sentence, pick.due});
    return timers;
}

} // namespace otklik
