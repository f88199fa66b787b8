#pragma once

#include "models/clock.h"
#include "oidc/jwt.h"
#include "oidc/keyset.h"

#include <optional>

namespace otklik::oidc {

/// The keys of one issuer as they are known now, and when to ask for them again:
/// at first, when they have grown old, and once when a token names a key that is
/// not among them (the issuer has changed its keys). Whatever tokens arrive, the
/// issuer is not asked more often than the pause permits. Its owner fetches; not
/// thread-safe.
class KeyRing final
{
public:
    struct Pace final
    {
        std::chrono::seconds freshFor{3600};       ///< asked for again after that
        std::chrono::seconds usableFor{24 * 3600}; ///< not used after that, should the issuer be away
        std::chrono::seconds pause{10};            ///< between two times of asking
    };

    KeyRing() = default;
    explicit KeyRing(const Pace &pace)
        : m_pace(pace)
    {}

    /// Whether the keys should be fetched before this token is judged.
    [[nodiscard]] bool shouldFetch(const Jwt &token, TimePoint now) const;
    /// They are being asked for; told before every attempt.
    void asked(TimePoint now) { m_askedAt = now; }
    void take(KeySet keys, TimePoint now);
    /// The keys, unless there are none that may still be used.
    [[nodiscard]] const KeySet *keys(TimePoint now) const;

private:
    Pace m_pace;
    std::optional<KeySet> m_keys;
    TimePoint m_takenAt{};
    std::optional<TimePoint> m_askedAt;
};

} // namespace otklik::oidc
