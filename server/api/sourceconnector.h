#pragma once

#include "channels/connector.h"
#include "models/network.h"
#include "models/result.h"

#include <QHash>
#include <QUrl>

namespace otklik::server {

/// What was typed to connect a network; the values are secrets.
struct SourceForm final
{
    QString network;
    QHash<QString, QString> values; ///< by SetupField::key
    QString team;
};

/// What a reading without keeping anything has shown.
struct SourceTrial final
{
    AccessCheck access;
    qint64 posts = 0; ///< on the first page
    std::optional<TimePoint> newestAt;
};

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
    /// Looks what the typed keys stand for. Codes: see POST /v1/sources/trial.
    [[nodiscard]] virtual Result<SourceTrial> tryOut(const SourceForm &form) = 0;
    /// Sends a test where only the brand's own people see it. Codes: those of the trial, "not_possible", "test_word_missing".
    [[nodiscard]] virtual Result<TrialAnswer> tryAnswer(const SourceForm &form) = 0;
    /// The same with the keys of a connected source. Further codes: "not_found" (it is not connected).
    [[nodiscard]] virtual Result<TrialAnswer> tryConnected(const SourceId &id) = 0;
    /// Connects with typed keys. Codes: see POST /v1/sources.
    [[nodiscard]] virtual Result<Source> connect(const SourceForm &form) = 0;
    /// A call of the source's network to this server, stored before it is answered. Code "not_found": no such source
    /// is connected, or it expects no calls.
    [[nodiscard]] virtual Result<PushAnswer> receive(const SourceId &id, const PushedCall &call) = 0;
    /// What stands beside a post of the source, as its network gives it now; at most largestMedia bytes. Codes:
    /// "not_possible" (it is not connected, or gives none), "media_too_large", "post_gone", and those of the network.
    [[nodiscard]] virtual Result<MediaBytes> media(const SourceId &id, const QString &externalId, const QString &key) = 0;
    /// The source's keys are gone: stop reading it.
    virtual void disconnected(const SourceId &id) = 0;
};

} // namespace otklik::server
