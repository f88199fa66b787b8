#pragma once

#include "app/access.h"
#include "models/session.h"

#include <QObject>

#include <functional>
#include <memory>

namespace otklik {

class HttpRemoteApi;

/// Connecting networks, as the sources page asks for it: in a session of its own
/// with the access of the moment. Owned by the application; UI thread.
class SourceDesk final : public QObject, public SourceControl
{
    Q_OBJECT

public:
    /// `access` tells how the server of the workspace on the screen is reached now.
    explicit SourceDesk(std::function<Access()> access, QObject *parent = nullptr);
    ~SourceDesk() override;

    Answer<QUrl> connectMastodon(const QString &address) override;
    Answer<SourceSeen> tryOutSource(const SourceEntry &entry) override;
    Answer<AnswerTried> tryAnswer(const SourceEntry &entry) override;
    Answer<AnswerTried> tryConnected(const SourceId &id) override;
    [[nodiscard]] QUrl callsAddress(const SourceId &id) const override;
    Answer<SourceId> connectSource(const SourceEntry &entry) override;
    Answer<bool> disconnectSource(const SourceId &id) override;

private:
    using Call = std::function<void(HttpRemoteApi &api)>;
    /// Signs in anew for each call: they are rare, and a session that ended is no case of its own.
    void withSession(Call call, std::function<void(const Error &)> refuse);

    std::function<Access()> m_access;
    std::shared_ptr<HttpRemoteApi> m_api; ///< of the newest call
};

} // namespace otklik
