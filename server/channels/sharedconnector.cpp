#include "server/channels/sharedconnector.h"

#include <algorithm>

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

tl::unexpected<Error> notReached()
{
    return failure(Error::Kind::Retry, httpcode::notReached);
}

} // namespace

Result<otklik::HttpResponse> SharedConnector::WaitingHttp::perform(const otklik::HttpRequest &request)
{
    if (!wait.stop_possible())
        return m_http.perform(request);
    std::stop_source either;
    const std::stop_callback asked(request.stop, [&either] { either.request_stop(); });
    const std::stop_callback ended(wait.get_token(), [&either] { either.request_stop(); });
    otklik::HttpRequest one = request;
    one.stop = either.get_token();
    return m_http.perform(one);
}

SharedConnector::SharedConnector(Http &http, const Make &make, std::chrono::milliseconds longestWait)
    : m_http(http), m_longestWait(longestWait), m_connector(make(m_http))
{
}

bool SharedConnector::isSpent() const
{
    const std::lock_guard lock(m_mutex);
    return m_isSpent;
}

bool SharedConnector::take(const ConnectorShare &share, Use use)
{
    std::unique_lock lock(m_mutex);
    m_queue.push_back(&share);
    if (m_isWaiting)
        m_http.wait.request_stop();
    const auto mayNot = [&] { return share.m_isInterrupted || m_isSpent; };
    m_turn.wait(lock, [&] { return mayNot() || (m_queue.front() == &share && !m_isTaken); });
    if (mayNot()) {
        std::erase(m_queue, &share);
        m_turn.notify_all();
        return false;
    }
    m_isTaken = true;
    // With somebody behind there is no time to wait.
    m_isWaiting = use == Use::Wait;
    m_http.wait = m_isWaiting ? std::stop_source() : std::stop_source(std::nostopstate);
    if (m_isWaiting && m_queue.size() > 1)
        m_http.wait.request_stop();
    return true;
}

bool SharedConnector::giveBack()
{
    const std::lock_guard lock(m_mutex);
    const bool wasEnded = m_http.wait.stop_requested();
    m_queue.pop_front();
    m_isTaken = false;
    m_isWaiting = false;
    m_turn.notify_all();
    return wasEnded;
}

void SharedConnector::interrupt(ConnectorShare &share)
{
    const std::lock_guard lock(m_mutex);
    share.m_isInterrupted = true;
    if (m_isTaken && m_queue.front() == &share) {
        m_isSpent = true;
        m_connector->interrupt();
    }
    m_turn.notify_all();
}

template <class Call, class Otherwise>
auto ConnectorShare::inTurn(Call call, const Otherwise &otherwise) -> decltype(call(std::declval<Connector &>()))
{
    if (!m_shared->take(*this, SharedConnector::Use::Call))
        return otherwise;
    auto answer = call(*m_shared->m_connector);
    m_shared->giveBack();
    return answer;
}

Result<ReadResult> ConnectorShare::read(const QString &cursor)
{
    return inTurn([&](Connector &connector) { return connector.read(cursor); }, notReached());
}

Result<QList<IncomingPost>> ConnectorShare::thread(const QString &externalId)
{
    return inTurn([&](Connector &connector) { return connector.thread(externalId); }, notReached());
}

Result<ReadResult> ConnectorShare::refresh(const QList<KnownPost> &posts)
{
    return inTurn([&](Connector &connector) { return connector.refresh(posts); }, notReached());
}

PublishResult ConnectorShare::publish(const OutgoingReply &reply)
{
    return inTurn([&](Connector &connector) { return connector.publish(reply); },
                  PublishResult{PublishResult::Outcome::TryLater, {}, httpcode::notReached, 0});
}

Result<std::optional<PublishedPost>> ConnectorShare::findPublished(const OutgoingReply &reply)
{
    return inTurn([&](Connector &connector) { return connector.findPublished(reply); }, notReached());
}

Result<AccessCheck> ConnectorShare::check()
{
    return inTurn([](Connector &connector) { return connector.check(); }, notReached());
}

Result<ReadResult> ConnectorShare::refill(const QString &gap)
{
    return inTurn([&](Connector &connector) { return connector.refill(gap); }, notReached());
}

ModerationResult ConnectorShare::moderate(const ModerationOrder &order)
{
    return inTurn([&](Connector &connector) { return connector.moderate(order); },
                  ModerationResult{ModerationResult::Outcome::TryLater, httpcode::notReached, 0});
}

Result<TrialAnswer> ConnectorShare::answerInPrivate(const QString &text)
{
    return inTurn([&](Connector &connector) { return connector.answerInPrivate(text); }, notReached());
}

Result<MediaBytes> ConnectorShare::media(const QString &externalId, const QString &key, qint64 atMost)
{
    return inTurn([&](Connector &connector) { return connector.media(externalId, key, atMost); }, notReached());
}

Result<PushAnswer> ConnectorShare::receive(const PushedCall &call)
{
    return inTurn([&](Connector &connector) { return connector.receive(call); }, notReached());
}

bool ConnectorShare::waitForNews(std::chrono::milliseconds atMost)
{
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + atMost;
    const auto longest = m_shared->m_longestWait;
    for (auto left = atMost; left > 0ms; left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now())) {
        if (!m_shared->take(*this, SharedConnector::Use::Wait))
            return false;
        const auto part = longest > 0ms ? std::min(left, longest) : left;
        const auto began = Clock::now();
        const bool isNews = m_shared->m_connector->waitForNews(part);
        const bool wasEnded = m_shared->giveBack();
        if (isNews)
            return true;
        const bool isPartOver = longest > 0ms && Clock::now() - began >= part;
        if (!wasEnded && !isPartOver)
            return false; // it does not wait, or its time is over
    }
    return false;
}

void ConnectorShare::interrupt()
{
    m_shared->interrupt(*this);
}

} // namespace otklik::server
