#pragma once

#include "tests/channels/vk/standin/fakevk.h"

#include <QTcpServer>
#include <QThread>

#include <mutex>

namespace otklik {

/// The community of FakeVk, served over HTTP on a free port of the loopback from a thread of its own: the API, Long
/// Poll (it waits as VK's does) and the upload of pictures. Any thread.
class VkServer final
{
public:
    VkServer();
    ~VkServer();

    [[nodiscard]] QUrl address() const { return m_address; }
    /// Does something to the community while nobody else does.
    template <class Act>
    auto with(const Act &act)
    {
        const std::lock_guard lock(m_mutex);
        return act(m_vk);
    }

private:
    [[nodiscard]] HttpResponse answer(const HttpRequest &request);
    void accept(QTcpServer *server);
    void take(QTcpSocket *socket);
    void reply(QTcpSocket *socket, const HttpRequest &request, qint64 waitUntil);

    std::mutex m_mutex;
    FakeVk m_vk;
    QUrl m_address;
    QThread m_thread;
};

} // namespace otklik
