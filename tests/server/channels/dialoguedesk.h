#pragma once

#include "server/channels/publicationrunner.h"
#include "server/channels/sourcereader.h"
#include "server/channels/storechannels.h"
#include "server/log.h"
#include "server/store/store.h"
#include "storage/database/rows.h"
#include "tests/server/channels/fakenetworks.h"
#include "tests/server/channels/troubledhttp.h"
#include "tests/server/support/testdatabase.h"

namespace otklik::server {

/// A real store with one source, any network in memory, and a clock that stands still: a dialogue between customers and
/// an agent, in which any call may fail and the process may die.
class DialogueDesk final
{
public:
    explicit DialogueDesk(const NamedNetwork &network);
    ~DialogueDesk();

    /// Reads and sends until nothing more happens, however long the waits. Where the process dies, it starts anew with
    /// what the database holds.
    void settle();
    /// A single reading, when posts are looked at again.
    void poll();
    /// A customer writes; the external id.
    QString write(const QString &customer, const QString &text, const QString &inReplyTo = {});
    /// Queues a reply to what a customer wrote; nothing while that has not arrived.
    void answer(const QString &customersText, const QString &reply) { answerInParts(customersText, {reply}); }
    static constexpr std::chrono::hours betweenParts{6}; ///< longer than it takes to settle
    /// The same in parts, each to go out after the one before and that much later.
    void answerInParts(const QString &customersText, const QStringList &parts);
    /// Takes what the network tells by itself, now.
    void listen();

    /// The texts as they are stored, of customers or of the brand.
    [[nodiscard]] QStringList heard(bool isBrand);
    [[nodiscard]] QList<Publication> publications();
    /// All rows of a table of the server.
    template <class Row>
    [[nodiscard]] QList<Row> every()
    {
        return m_store
            ->read([](Rows &rows) -> Result<QList<Row>> {
                auto query = rows.database().query(sql::selectSql<Row>(sql::tableOf<Row>(), "ORDER BY seq"));
                return sql::allRows<Row>(query);
            })
            .value_or(QList<Row>());
    }
    void advance(std::chrono::milliseconds time);
    [[nodiscard]] FakeNetwork &network() { return *m_network; }
    [[nodiscard]] TroubledHttp &http() { return *m_http; }
    [[nodiscard]] int deaths() const { return m_deaths; }

private:
    void start();
    void round();
    [[nodiscard]] bool take(const PushedCall &call);
    [[nodiscard]] std::unique_ptr<Connector> connector();

    FakeClock m_clock{TimePoint(std::chrono::seconds(1'800'100'500))};
    TestDatabase m_database;
    std::unique_ptr<FakeNetwork> m_network;
    std::unique_ptr<TroubledHttp> m_http;
    std::unique_ptr<Store> m_store;
    Log m_log;
    SourceId m_source;
    ChannelTiming m_timing;
    std::unique_ptr<StoreChannels> m_channels;
    std::unique_ptr<SourceReader> m_reader;
    std::unique_ptr<PublicationRunner> m_runner;
    int m_deaths = 0;
};

} // namespace otklik::server
