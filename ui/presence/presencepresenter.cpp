#include "ui/presence/presencepresenter.h"

#include <algorithm>

namespace otklik {

PresencePresenter::PresencePresenter(const World &world, const Pace &pace, QObject *parent)
    : QObject(parent), m_world(world),
      m_reading(
          this,
          [this] {
              m_readPerson = m_person;
              return m_world.store.present(m_person);
          },
          [this](const Result<QList<PresenceItem>> &items) {
              if (items && m_readPerson == m_person)
                  take(*items);
          })
{
    m_again.setInterval(pace.again);
    m_quiet.setInterval(pace.writingLasts);
    m_quiet.setSingleShot(true);
    m_runOut.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &PresencePresenter::tellAgain);
    connect(&m_quiet, &QTimer::timeout, this, [this] { tell(Doing::Looking); });
    connect(&m_runOut, &QTimer::timeout, this, &PresencePresenter::leaveOutPast);
    connect(&world.events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (!m_person.isEmpty() && (change.presence || change.directory || change.everything))
            m_reading.again();
    });
}

PresencePresenter::~PresencePresenter()
{
    if (!m_person.isEmpty())
        m_world.teller.tell({}, Doing::Nothing);
}

void PresencePresenter::open(const PersonId &id)
{
    if (id == m_person)
        return;
    m_person = id;
    m_quiet.stop();
    if (!m_present.isEmpty())
        take({});
    tell(id.isEmpty() ? Doing::Nothing : Doing::Looking);
    if (id.isEmpty())
        return;
    if (m_reading.isStarted())
        m_reading.again();
    else
        m_reading.start();
}

void PresencePresenter::typed()
{
    if (m_person.isEmpty())
        return;
    m_quiet.start();
    if (m_doing != Doing::Writing)
        tell(Doing::Writing);
}

void PresencePresenter::wake()
{
    if (m_isSilent)
        tell(m_doing);
}

void PresencePresenter::tell(Doing doing)
{
    m_doing = doing;
    m_isSilent = false;
    m_world.teller.tell(m_person, doing);
    m_person.isEmpty() ? m_again.stop() : m_again.start();
}

void PresencePresenter::tellAgain()
{
    if (m_world.isUsed())
        tell(m_doing);
    else
        m_isSilent = true;
}

void PresencePresenter::take(const QList<PresenceItem> &items)
{
    m_present = items;
    std::ranges::stable_sort(m_present, [](const PresenceItem &a, const PresenceItem &b) {
        const bool doesWrite = a.presence.doing == Doing::Writing;
        return doesWrite == (b.presence.doing == Doing::Writing) ? a.name.localeAwareCompare(b.name) < 0 : doesWrite;
    });
    leaveOutPast();
}

void PresencePresenter::leaveOutPast()
{
    const TimePoint now = m_world.clock.now();
    m_present.removeIf([now](const PresenceItem &item) { return item.presence.until <= now; });
    std::chrono::milliseconds next = presenceHolds; // none holds longer, whatever its row says
    for (const PresenceItem &item : std::as_const(m_present))
        next = std::min(next, item.presence.until - now);
    m_present.isEmpty() ? m_runOut.stop() : m_runOut.start(next);
    Q_EMIT changed();
}

} // namespace otklik
