#include "oidc/jwt.h"

#include "oidc/base64url.h"
#include "oidc/strictjson.h"

namespace otklik::oidc {

namespace {

tl::unexpected<Error> malformed(const QString &detail)
{
    return failure(Error::Kind::SignIn, QStringLiteral("id_token_malformed"), detail);
}

std::optional<QJsonObject> objectOf(const QByteArray &part)
{
    const auto json = fromBase64Url(part);
    return json ? parseStrictly(*json, Jwt::longest) : std::nullopt;
}

/// The text of an optional member; none when it is there and no text.
std::optional<QString> textOf(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object.value(name);
    if (!value.isUndefined() && !value.isString())
        return std::nullopt;
    return value.toString();
}

} // namespace

Result<Jwt> Jwt::parse(const QByteArray &token)
{
    if (token.size() > longest)
        return malformed(QStringLiteral("too long"));
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return malformed(QStringLiteral("not three parts"));
    const auto header = objectOf(parts.at(0));
    if (!header)
        return malformed(QStringLiteral("header"));
    if (header->contains(QLatin1StringView("crit")))
        return failure(Error::Kind::SignIn, QStringLiteral("id_token_critical"));
    const auto algorithm = fromName<Algorithm>(header->value(QLatin1StringView("alg")).toString());
    if (!algorithm)
        return failure(Error::Kind::SignIn, QStringLiteral("id_token_algorithm"));
    const auto keyId = textOf(*header, QLatin1StringView("kid"));
    const auto type = textOf(*header, QLatin1StringView("typ"));
    const auto claims = objectOf(parts.at(1));
    const auto signature = fromBase64Url(parts.at(2));
    if (!keyId || !type || !claims || !signature || signature->isEmpty())
        return malformed(QStringLiteral("kid, typ, claims or signature"));
    return Jwt{*algorithm, *keyId, *type, *claims, parts.at(0) + '.' + parts.at(1), *signature};
}

} // namespace otklik::oidc
