#pragma once

#include "channels/connector.h"
#include "channels/http/http.h"

#include <memory>

namespace otklik {

/// A network in memory, as a scripted dialogue needs it: customers write, and the brand answers through its
/// connector. Keeps what it was told like the real one, also when its answer gets lost on the way.
class FakeNetwork
{
public:
    virtual ~FakeNetwork() = default;

    /// The real connector of the brand's account there. `http` ends in answer().
    [[nodiscard]] virtual std::unique_ptr<Connector> connector(Http &http, const Clock &clock, TimePoint readFrom) = 0;
    [[nodiscard]] virtual Result<HttpResponse> answer(const HttpRequest &request) = 0;
    /// A customer writes to the brand, or under `inReplyTo`. The external id as the connector will tell it.
    virtual QString write(const QString &customer, const QString &text, const QString &inReplyTo = {}) = 0;
    /// What stands there of the brand, oldest first.
    [[nodiscard]] virtual QStringList brandTexts() const = 0;

    /// What the network dates its posts; never goes back. Those that are made with a clock follow that.
    virtual void setNow(TimePoint) { }
    /// The call it would make to us next, for a network that calls; the same until taken() tells that we thanked.
    [[nodiscard]] virtual std::optional<PushedCall> told() const { return std::nullopt; }
    virtual void taken() { }
};

} // namespace otklik
