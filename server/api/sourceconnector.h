#pragma once

#include "models/network.h"
#include "models/result.h"

#include <QUrl>

namespace otklik::server {

/// Connecting a network's account, as the routes need it; made by
/// server/channels. Called on handler threads, may block on the network.
class SourceConnector
{
public:
    virtual ~SourceConnector() = default;
    /// The address at which the person agrees. `callback` is our own call-back
    /// route, absolute. Codes: see POST /v1/sources/mastodon.
    [[nodiscard]] virtual Result<QUrl> beginMastodon(const QString &instance, const QString &callback, const QString &team) = 0;
    /// What the browser brought back. Codes: "bad_state", "denied", and those of begin.
    [[nodiscard]] virtual Result<Source> finish(const QString &state, const QString &code, const QString &error) = 0;
    /// The source's keys are gone: stop reading it.
    virtual void disconnected(const SourceId &id) = 0;
};

} // namespace otklik::server
