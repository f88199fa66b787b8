#pragma once

#include "server/channels/publicationrunner.h"
#include "server/channels/sourcereader.h"
#include "server/channels/storechannels.h"
#include "server/log.h"
#include "server/store/store.h"
#include "tests/channels/fakehttp.h"
#include "tests/server/channels/fakenetworks.h"
#include "tests/server/support/testdatabase.h"

namespace otklik::server {

/// A real store, any network in memory, and a clock that stands still: a dialogue between customers and an agent, in
/// which any request may fail and the process may die.
class DialogueDesk final
{
public:
    explicit DialogueDesk(const NamedNetwork &network);
    ~DialogueDesk();

    /// Reads and sends until nothing more happens, however long the waits.
    void settle();
    /// The process dies and starts anew: what was in memory is gone.
    void restart();
    /// Queues a reply to what a customer wrote; nothing while that has not arrived, or was answered.
    void answer(const QString &customersText, const QString &reply);

    /// The texts of customers as they are stored, sorted.
    [[nodiscard]] QStringList heard();
    [[nodiscard]] QList<Publication> publications();
    [[nodiscard]] FakeNetwork &network() { return *m_network; }
    [[nodiscard]] FakeHttp &http() { return *m_http; }

private:
    [[nodiscard]] std::unique_ptr<Connector> connector();
    template <class Row>
    [[nodiscard]] QList<Row> every();

    FakeClock m_clock{TimePoint(std::chrono::seconds(1'790'000'500))};
    TestDatabase m_database;
    std::unique_ptr<FakeNetwork> m_network;
    std::unique_ptr<FakeHttp> m_http;
    std::unique_ptr<Store> m_store;
    Log m_log;
    SourceId m_source;
    ChannelTiming m_timing;
    std::unique_ptr<StoreChannels> m_channels;
    std::unique_ptr<SourceReader> m_reader;
    std::unique_ptr<PublicationRunner> m_runner;
};

} // namespace otklik::server
