#include "sync/newsfeed.h"

namespace otklik {

NewsFeed::NewsFeed(RemoteApi &api, const SyncPolicy &policy, std::function<double()> random,
                   std::function<void()> due, QObject *parent)
    : SyncTask(parent), m_api(api), m_policy(policy), m_due(std::move(due)),
      m_backoff(policy.firstRetry, policy.longestRetry, std::move(random)), m_poll(this), m_again(this)
{
    connect(&m_poll, &QTimer::timeout, this, [this] { m_due(); });
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &NewsFeed::listen);
}

void NewsFeed::start()
{
    m_backoff.reset();
    listen();
}

void NewsFeed::cancel()
{
    SyncTask::cancel();
    m_poll.stop();
    m_again.stop();
}

void NewsFeed::listen()
{
    m_poll.start(m_policy.pollWithoutStream); // until the first sign of life
    m_api.listen(whileRunning([this](qint64) {
                     m_backoff.reset();
                     m_poll.start(m_policy.pollWhileListening);
                     m_due();
                 }),
                 whileRunning([this](const Reply<bool> &) { closed(); }));
}

void NewsFeed::closed()
{
    m_poll.start(m_policy.pollWithoutStream);
    m_again.start(m_backoff.next());
    m_due(); // a stream that ends is often the first sign that the server is gone
}

} // namespace otklik
