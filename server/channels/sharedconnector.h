#pragma once

#include "channels/connector.h"
#include "channels/http/http.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>

namespace otklik::server {

/// A connector that several threads use in turn, in the order in which they came: what reads its source, and what
/// publishes and moderates there. So they share its sign-in, and what it remembers. Who waits for news gives way to
/// anybody else. Kept by ConnectorKeeper; used through a ConnectorShare for each user.
class SharedConnector final
{
public:
    using Make = std::function<std::unique_ptr<Connector>(Http &)>;

    /// `make` makes the connector with the Http it is given; null where the network has none. `http` must outlive it.
    /// `longestWait`: news is waited for so long at once, where the connector waits without Http; 0: as long as asked.
    SharedConnector(Http &http, const Make &make, std::chrono::milliseconds longestWait);

    [[nodiscard]] bool exists() const { return m_connector != nullptr; }
    /// A call was ended in its middle: it can do nothing any more.
    [[nodiscard]] bool isSpent() const;

private:
    friend class ConnectorShare;

    /// Ends the calls of who waits for news when somebody else comes.
    class WaitingHttp final : public Http
    {
    public:
        explicit WaitingHttp(Http &http) : m_http(http) { }
        Result<otklik::HttpResponse> perform(const otklik::HttpRequest &request) override;
        std::stop_source wait{std::nostopstate}; ///< set by who has the turn; others end it under m_mutex

    private:
        Http &m_http;
    };

    enum class Use { Call, Wait };
    /// False: the share was interrupted, or the connector is spent.
    [[nodiscard]] bool take(const class ConnectorShare &share, Use use);
    /// Whether somebody else ended the wait.
    bool giveBack();
    void interrupt(class ConnectorShare &share);

    mutable std::mutex m_mutex;
    std::condition_variable m_turn;
    std::deque<const class ConnectorShare *> m_queue; ///< whose turn it is, and who comes next; guarded by m_mutex
    bool m_isTaken = false;                     ///< the first of the queue is in a call
    bool m_isWaiting = false;                   ///< that waits for news
    bool m_isSpent = false;
    WaitingHttp m_http;
    const std::chrono::milliseconds m_longestWait;
    std::unique_ptr<Connector> m_connector;
};

/// One user's way to a SharedConnector: a connector for one thread at a time. interrupt() ends this user's call, and
/// every later one, but never the call of another. What did not get its turn fails as a network that is not reached.
class ConnectorShare final : public Connector
{
public:
    explicit ConnectorShare(std::shared_ptr<SharedConnector> shared) : m_shared(std::move(shared)) { }

    Result<ReadResult> read(const QString &cursor) override;
    Result<QList<IncomingPost>> thread(const QString &externalId) override;
    Result<ReadResult> refresh(const QList<KnownPost> &posts) override;
    PublishResult publish(const OutgoingReply &reply) override;
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply) override;
    Result<AccessCheck> check() override;
    Result<ReadResult> refill(const QString &gap) override;
    ModerationResult moderate(const ModerationOrder &order) override;
    Result<TrialAnswer> answerInPrivate(const QString &text) override;
    Result<MediaBytes> media(const QString &externalId, const QString &key, qint64 atMost) override;
    bool waitForNews(std::chrono::milliseconds atMost) override;
    Result<PushAnswer> receive(const PushedCall &call) override;
    void interrupt() override;

private:
    friend class SharedConnector;

    template <class Call, class Otherwise>
    auto inTurn(Call call, const Otherwise &otherwise) -> decltype(call(std::declval<Connector &>()));

    const std::shared_ptr<SharedConnector> m_shared;
    bool m_isInterrupted = false; ///< guarded by SharedConnector::m_mutex
};

} // namespace otklik::server
