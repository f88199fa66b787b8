#include "oidc/keyring.h"

namespace otklik::oidc {

namespace {

/// Also when the clock was put back: better to ask too early than years too late.
bool hasPassed(std::chrono::seconds span, TimePoint since, TimePoint now)
{
    return now < since || now - since >= span;
}

} // namespace

bool KeyRing::shouldFetch(const Jwt &token, TimePoint now) const
{
    if (m_askedAt && !hasPassed(m_pace.pause, *m_askedAt, now))
        return false;
    if (!m_keys || hasPassed(m_pace.freshFor, m_takenAt, now))
        return true;
    return !token.keyId.isEmpty() && !m_keys->hasId(token.keyId);
}

void KeyRing::take(KeySet keys, TimePoint now)
{
    m_keys = std::move(keys);
    m_takenAt = now;
}

const KeySet *KeyRing::keys(TimePoint now) const
{
    return m_keys && !hasPassed(m_pace.usableFor, m_takenAt, now) ? &*m_keys : nullptr;
}

} // namespace otklik::oidc
