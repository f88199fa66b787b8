#pragma once

#include "sync/policy.h"
#include "sync/remoteapi.h"
#include "sync/synctask.h"

#include <QTimer>

namespace otklik {

/// Says when it is time to look for changes: on news from the event stream, and
/// by the clock: seldom while the stream is open, often while it is not.
class NewsFeed final : public SyncTask
{
public:
    NewsFeed(RemoteApi &api, const SyncPolicy &policy, std::function<double()> random, std::function<void()> due,
             QObject *parent);

    void start();
    void cancel() override;

private:
    void listen();
    void closed();

    RemoteApi &m_api;
    const SyncPolicy &m_policy;
    std::function<void()> m_due;
    Backoff m_backoff;
    QTimer m_poll;
    QTimer m_again; ///< opens the stream again
};

} // namespace otklik
