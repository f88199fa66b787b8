#include "oidc/tokenanswer.h"

#include "oidc/strictjson.h"

namespace otklik::oidc {

namespace {

constexpr qsizetype longestToken = 64 * 1024;
constexpr qsizetype longestWord = 100;

using Name = QLatin1StringView;

Error refusalOf(int status, const QByteArray &body)
{
    if (status == 429 || status >= 500)
        return {Error::Kind::Retry, QStringLiteral("issuer_busy"), QString::number(status)};
    const auto object = parseStrictly(body, TokenAnswer::longest);
    const QString word = object ? object->value(Name("error")).toString().left(longestWord) : QString();
    // Some issuers refuse a used refresh token with 400 and not a word.
    if (word == Name("invalid_grant") || (status == 400 && word.isEmpty()))
        return {Error::Kind::SignIn, QStringLiteral("grant_refused"), word};
    return {Error::Kind::GiveUp, QStringLiteral("sign_in_refused"), word.isEmpty() ? QString::number(status) : word};
}

/// The text of an optional member as bytes; none when it is there and not a token.
std::optional<QByteArray> tokenIn(const QJsonObject &object, Name name)
{
    const QJsonValue value = object.value(name);
    if (value.isUndefined() || value.isNull())
        return QByteArray();
    const QByteArray token = value.toString().toUtf8();
    const bool isToken = !token.isEmpty() && token.size() <= longestToken
                      && std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    return isToken ? std::optional(token) : std::nullopt;
}

} // namespace

Result<TokenAnswer> TokenAnswer::parse(int status, const QByteArray &body)
{
    if (status != 200)
        return tl::unexpected<Error>(refusalOf(status, body));
    const auto object = parseStrictly(body, longest);
    const auto malformed = failure(Error::Kind::GiveUp, QStringLiteral("token_malformed"));
    if (!object)
        return malformed;
    const auto access = tokenIn(*object, Name("access_token"));
    const auto id = tokenIn(*object, Name("id_token"));
    const auto refresh = tokenIn(*object, Name("refresh_token"));
    const bool isBearer =
        object->value(Name("token_type")).toString().compare(Name("bearer"), Qt::CaseInsensitive) == 0;
    if (!access || access->isEmpty() || !id || !refresh || !isBearer)
        return malformed;
    return TokenAnswer{*access, *id, *refresh};
}

} // namespace otklik::oidc
