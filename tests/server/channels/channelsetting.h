#pragma once

#include "channels/mastodon/mastodonconnector.h"
#include "server/channels/publicationrunner.h"
#include "server/channels/sourcereader.h"
#include "server/channels/storechannels.h"
#include "server/log.h"
#include "server/store/store.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/fakemastodon.h"
#include "tests/server/support/testdatabase.h"

namespace otklik::server {

/// A real store, a server of Mastodon's API in memory, and a clock that stands
/// still: what reading and publishing meet, without threads and networks.
class ChannelSetting final
{
public:
    explicit ChannelSetting(const FakeMastodon::Habits &habits = {});
    ~ChannelSetting();

    /// Reads until there is nothing to read, whatever fails on the way.
    void readAll();
    void lookAgain(); ///< the time of the next refresh has come
    /// One step of sending.
    void sendAll();
    /// The process dies and starts anew: what was in memory is gone.
    void restart();

    [[nodiscard]] QList<Case> cases();
    [[nodiscard]] QList<Mention> mentions();
    [[nodiscard]] Mention mention(const QString &externalId);
    [[nodiscard]] Source source();
    [[nodiscard]] Publication publication(const PublicationId &id);
    /// Claims the person of a case and queues a reply to its newest mention.
    [[nodiscard]] PublicationId queueReply(const Case &supportCase, const QString &text,
                                           Visibility visibility = Visibility::Public);
    template <class Row>
    void put(const Row &row)
    {
        const auto done = store->write([&](Rows &rows) -> Result<void> {
            rows.put(row);
            return {};
        });
        Q_ASSERT(done);
    }

    FakeClock clock{TimePoint(std::chrono::seconds(1'790'000'500))};
    FakeMastodon network;
    std::unique_ptr<FakeHttp> http;
    std::unique_ptr<Store> store;
    std::unique_ptr<StoreChannels> channels;
    std::unique_ptr<SourceReader> reader;
    std::unique_ptr<PublicationRunner> runner;
    ChannelTiming timing;
    SourceId sourceId;
    UserId agent{QStringLiteral("0190aaaa-0000-7000-8000-000000000001")};
    QByteArray logged;

private:
    [[nodiscard]] std::unique_ptr<Connector> connector();

    TestDatabase m_database;
    Log m_log;
};

} // namespace otklik::server
