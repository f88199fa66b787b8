#pragma once

#include "server/channels/storechannels.h"
#include "tests/faults/support/desk.h"
#include "tests/faults/support/tally.h"
#include "tests/server/support/testserver.h"

#include <QSet>
#include <QTemporaryDir>

#include <random>

namespace otklik::faults {

/// Another clock, so much ahead of it.
class ShiftedClock final : public Clock
{
public:
    ShiftedClock(const Clock &clock, std::chrono::milliseconds ahead)
        : m_clock(clock)
        , m_ahead(ahead)
    {}
    [[nodiscard]] TimePoint now() const override { return m_clock.now() + m_ahead; }

private:
    const Clock &m_clock;
    std::chrono::milliseconds m_ahead;
};

/// Four desktops with real caches and sync engines at one server: two laptops of
/// one agent, a trainee, a lead. Laptops go offline and come back, are shut and
/// opened again; the server's own record of claims and replies is kept beside it.
class DeskWorld final
{
public:
    struct Clocks final
    {
        std::chrono::milliseconds server{0};  ///< ahead of the usual time
        std::chrono::milliseconds laptops{0}; ///< ahead of the server
    };
    explicit DeskWorld(const Clocks &clocks);
    ~DeskWorld();

    /// One customer's story, of so many steps, and then everybody comes together:
    /// notes in the tally what is lost, happened twice, or differs.
    void live(quint32 seed, int steps, Tally &tally);
    /// What the record shows that may never be. Looks at everything since the last call.
    void checkRecord(const QString &name, Tally &tally);

    static constexpr int desks = 4;
    [[nodiscard]] Desk &desk(int which) { return *m_seats.at(static_cast<size_t>(which)).desk; }
    [[nodiscard]] TestServer &server() { return *m_server; }

private:
    /// A person's laptop, and what he was told there.
    struct Seat final
    {
        User user;
        QString file;
        std::unique_ptr<Desk> desk;
        bool isOffline = false;
        QMap<QString, Command> given; ///< by mutation
        QMap<QString, QString> typed; ///< the newest confirmed text of each draft
    };
    struct Customer;

    void openDesk(Seat &seat);
    void step(Customer &customer, int which);
    void give(Seat &seat, const Command &command);
    void publish();
    void settleAll(const QString &name, Tally &tally);
    void checkGiven(const QString &name, Tally &tally);
    [[nodiscard]] int below(int bound) { return std::uniform_int_distribution(0, bound - 1)(m_random); }

    Clocks m_clocks;
    QTemporaryDir m_folder;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<server::StoreChannels> m_channels;
    std::unique_ptr<ShiftedClock> m_laptopClock;
    std::vector<Seat> m_seats;
    QSet<QString> m_typedOver; ///< texts that a person saw and wrote another one over
    std::mt19937 m_random;
    int m_customers = 0;
    int m_texts = 0;
};

} // namespace otklik::faults
