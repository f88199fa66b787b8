#pragma once

#include "models/stores.h"
#include "ui/common/deliver.h"

#include <functional>
#include <utility>

namespace otklik {

/// Reads something from a store again whenever it may have changed: one reading at a
/// time, and one more when a change came meanwhile. Nothing is read before start().
/// Belongs to `owner`, with which the answers end.
template <class T>
class Rereading final
{
public:
    using Ask = std::function<Answer<T>()>;
    using Take = std::function<void(const Result<T> &)>;

    Rereading(QObject *owner, Ask ask, Take take) : m_owner(owner), m_ask(std::move(ask)), m_take(std::move(take)) { }
    Rereading(const Rereading &) = delete;
    Rereading &operator=(const Rereading &) = delete;

    void start()
    {
        if (!std::exchange(m_isStarted, true))
            read();
    }
    /// Something has changed; nothing happens before start().
    void again()
    {
        if (m_isStarted)
            read();
    }
    [[nodiscard]] bool isStarted() const { return m_isStarted; }

private:
    void read()
    {
        if (std::exchange(m_isReading, true)) {
            m_isStale = true;
            return;
        }
        deliver(m_owner, m_ask(), [this](const Result<T> &answer) {
            m_isReading = false;
            m_take(answer);
            if (std::exchange(m_isStale, false))
                read();
        });
    }

    QObject *m_owner;
    Ask m_ask;
    Take m_take;
    bool m_isStarted = false;
    bool m_isReading = false;
    bool m_isStale = false;
};

} // namespace otklik
