#include "oidc/keyset.h"

#include "oidc/strictjson.h"

#include <QJsonArray>

#include <array>

namespace otklik::oidc {

namespace {

tl::unexpected<Error> malformed(const QString &detail)
{
    return failure(Error::Kind::GiveUp, QStringLiteral("key_set_malformed"), detail);
}

bool areTheSame(const Key &a, const Key &b)
{
    constexpr std::array all{Algorithm::RS256, Algorithm::PS256, Algorithm::ES256, Algorithm::EdDSA};
    return a.id() == b.id()
        && std::any_of(all.begin(), all.end(), [&](Algorithm one) { return a.isFor(one) && b.isFor(one); });
}

} // namespace

Result<KeySet> KeySet::parse(const QByteArray &json)
{
    const auto object = parseStrictly(json, longest);
    if (!object || !object->value(QLatin1StringView("keys")).isArray())
        return malformed(QStringLiteral("not a key set"));
    const QJsonArray keys = object->value(QLatin1StringView("keys")).toArray();
    if (keys.size() > mostKeys)
        return malformed(QStringLiteral("%1 keys").arg(keys.size()));
    KeySet set;
    for (const QJsonValue &value : keys) {
        auto key = Key::fromJwk(value.toObject());
        if (!key)
            continue;
        for (const Key &other : std::as_const(set.m_keys))
            if (!key->id().isEmpty() && areTheSame(*key, other))
                return malformed(QStringLiteral("two keys of one id"));
        set.m_keys.append(std::move(*key));
    }
    return set;
}

bool KeySet::hasId(const QString &id) const
{
    return std::any_of(m_keys.begin(), m_keys.end(), [&](const Key &key) { return key.id() == id; });
}

Result<Key> KeySet::find(const QString &id, Algorithm algorithm) const
{
    const Key *found = nullptr;
    for (const Key &key : m_keys) {
        if (!key.isFor(algorithm) || (!id.isEmpty() && key.id() != id))
            continue;
        if (found)
            return failure(Error::Kind::SignIn, QStringLiteral("id_token_key_unknown"),
                           QStringLiteral("several keys fit"));
        found = &key;
    }
    if (found)
        return *found;
    const bool isOther = !id.isEmpty() && hasId(id);
    return failure(Error::Kind::SignIn,
                   isOther ? QStringLiteral("id_token_algorithm") : QStringLiteral("id_token_key_unknown"));
}

} // namespace otklik::oidc
