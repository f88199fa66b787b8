#pragma once

#include "models/result.h"
#include "oidc/key.h"

namespace otklik::oidc {

/// The keys of a JWKS (RFC 7517) that can verify signatures; all others in it
/// are passed over.
class KeySet final
{
public:
    static constexpr qsizetype longest = 256 * 1024; ///< bytes
    static constexpr qsizetype mostKeys = 100;

    /// Code "key_set_malformed": not a JWKS, too large, or two keys of one id for one algorithm.
    [[nodiscard]] static Result<KeySet> parse(const QByteArray &json);

    [[nodiscard]] qsizetype size() const { return m_keys.size(); }
    [[nodiscard]] bool hasId(const QString &id) const;
    /// The key with this id for this algorithm; without an id, the only one there
    /// is for it. Codes "id_token_key_unknown", "id_token_algorithm" (the key is
    /// for something else).
    [[nodiscard]] Result<Key> find(const QString &id, Algorithm algorithm) const;

private:
    QList<Key> m_keys;
};

} // namespace otklik::oidc
