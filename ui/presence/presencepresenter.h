#pragma once

#include "models/clock.h"
#include "models/presenceteller.h"
#include "models/storeevents.h"
#include "models/stores.h"
#include "ui/common/rereading.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace otklik {

/// Who else has the open card open, and what colleagues are told of me: looking as soon as a card is open,
/// writing for a minute after each key, nobody's when it is left. Told again while the program is being
/// used, so that it runs out at a desk that was left. Needs no widget. Owned by the composition root; UI thread.
class PresencePresenter final : public QObject
{
    Q_OBJECT

public:
    struct Pace final
    {
        // A little later than the half: what holds for more than that is not news to the server.
        std::chrono::milliseconds again = std::chrono::milliseconds(presenceHolds) / 2 + std::chrono::seconds(1);
        std::chrono::milliseconds writingLasts = std::chrono::minutes(1);
    };
    struct World final
    {
        CardStore &store;
        PresenceTeller &teller;
        StoreEvents &events;
        const Clock &clock;
        std::function<bool()> isUsed; ///< whether somebody sits at the program now
    };
    PresencePresenter(const World &world, const Pace &pace, QObject *parent = nullptr);
    explicit PresencePresenter(const World &world) : PresencePresenter(world, Pace()) { }
    ~PresencePresenter() override;

    void open(const PersonId &id);
    void close() { open({}); }
    /// A key in the reply to the person of the open card.
    void typed();
    /// The program is being used again.
    void wake();

    /// Colleagues whose time has not run out; those who write first, then by name.
    [[nodiscard]] const QList<PresenceItem> &present() const { return m_present; }

Q_SIGNALS:
    void changed();

private:
    void tell(Doing doing);
    void tellAgain();
    void take(const QList<PresenceItem> &items);
    void leaveOutPast();

    const World m_world;
    Rereading<QList<PresenceItem>> m_reading;
    PersonId m_person;
    PersonId m_readPerson; ///< whose present() is
    Doing m_doing = Doing::Nothing;
    bool m_isSilent = false; ///< nothing was told for longer than it should: nobody was there
    QList<PresenceItem> m_present;
    QTimer m_again;
    QTimer m_quiet; ///< no key since
    QTimer m_runOut;
};

} // namespace otklik
