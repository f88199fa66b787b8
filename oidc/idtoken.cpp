#include "oidc/idtoken.h"

#include "oidc/base64url.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <cmath>

namespace otklik::oidc {

namespace {

constexpr qsizetype longestSubject = 255; // OpenID Connect Core, 2
constexpr qsizetype mostAudiences = 32;
constexpr qsizetype mostTexts = 1000;
constexpr double latestTime = 1e11; // seconds; the year 5138

using Code = QLatin1StringView;

tl::unexpected<Error> refused(Code code, const QString &detail = {})
{
    return failure(Error::Kind::SignIn, code, detail);
}

Result<TimePoint> timeOf(const QJsonObject &claims, Code name)
{
    const QJsonValue value = claims.value(name);
    const double seconds = value.toDouble(-1);
    if (!value.isDouble() || seconds < 0 || seconds > latestTime)
        return refused(Code("id_token_malformed"), name);
    return TimePoint(std::chrono::milliseconds(static_cast<qint64>(std::floor(seconds * 1000))));
}

Result<void> checkType(const Jwt &token)
{
    const bool isIdToken = token.type.isEmpty() || token.type.compare(Code("JWT"), Qt::CaseInsensitive) == 0;
    // A logout token is signed by the same issuer for the same client.
    if (!isIdToken || token.claims.contains(Code("events")))
        return refused(Code("id_token_type"), token.type);
    return {};
}

Result<void> checkAudience(const QJsonObject &claims, const QStringList &ours)
{
    const QJsonValue said = claims.value(Code("aud"));
    QStringList audiences;
    if (said.isString())
        audiences.append(said.toString());
    const QJsonArray list = said.toArray();
    if (list.size() > mostAudiences)
        return refused(Code("id_token_audience"), QStringLiteral("too many"));
    for (const QJsonValue &one : list) {
        if (!one.isString())
            return refused(Code("id_token_audience"), QStringLiteral("not a text"));
        audiences.append(one.toString());
    }
    const auto isOurs = [&](const QString &one) { return !one.isEmpty() && ours.contains(one); };
    if (std::none_of(audiences.begin(), audiences.end(), isOurs))
        return refused(Code("id_token_audience"));
    const QJsonValue party = claims.value(Code("azp"));
    if ((audiences.size() > 1 || !party.isUndefined()) && !isOurs(party.toString()))
        return refused(Code("id_token_audience"), QStringLiteral("azp"));
    return {};
}

Result<void> checkTimes(const IdToken &token, const QJsonObject &claims, const Expected &expected)
{
    if (token.expiresAt + expected.leeway <= expected.now)
        return refused(Code("id_token_expired"));
    if (token.issuedAt - expected.leeway > expected.now || token.issuedAt > token.expiresAt)
        return refused(Code("id_token_too_early"), QStringLiteral("iat"));
    if (expected.longestAge.count() > 0 && token.issuedAt + expected.longestAge + expected.leeway < expected.now)
        return refused(Code("id_token_too_old"));
    if (!claims.contains(Code("nbf")))
        return {};
    const auto notBefore = timeOf(claims, Code("nbf"));
    if (!notBefore)
        return tl::unexpected<Error>(notBefore.error());
    if (*notBefore - expected.leeway > expected.now)
        return refused(Code("id_token_too_early"), QStringLiteral("nbf"));
    return {};
}

Result<void> checkNonce(const QJsonObject &claims, const Expected &expected)
{
    const QJsonValue said = claims.value(Code("nonce"));
    if (said.isUndefined() && (expected.mayLackNonce || expected.nonce.isEmpty()))
        return {};
    if (!said.isString() || expected.nonce.isEmpty() || said.toString() != expected.nonce)
        return refused(Code("id_token_nonce"));
    return {};
}

Result<void> checkAccessToken(const Jwt &token, const QByteArray &accessToken)
{
    const QJsonValue said = token.claims.value(Code("at_hash"));
    if (accessToken.isEmpty() || said.isUndefined())
        return {};
    const bool isEdwards = token.algorithm == Algorithm::EdDSA; // Ed25519 hashes with SHA-512
    const QByteArray hash =
        QCryptographicHash::hash(accessToken, isEdwards ? QCryptographicHash::Sha512 : QCryptographicHash::Sha256);
    if (said.toString().toLatin1() != toBase64Url(hash.left(hash.size() / 2)))
        return refused(Code("id_token_access_token"));
    return {};
}

Result<IdToken> believed(const Jwt &token)
{
    const QJsonObject &claims = token.claims;
    const auto issuedAt = timeOf(claims, Code("iat"));
    const auto expiresAt = timeOf(claims, Code("exp"));
    if (!issuedAt || !expiresAt)
        return tl::unexpected<Error>(issuedAt ? expiresAt.error() : issuedAt.error());
    IdToken id;
    id.issuer = claims.value(Code("iss")).toString();
    id.subject = claims.value(Code("sub")).toString();
    id.issuedAt = *issuedAt;
    id.expiresAt = *expiresAt;
    id.login = claims.value(Code("preferred_username")).toString();
    id.name = claims.value(Code("name")).toString();
    id.email = claims.value(Code("email")).toString();
    id.isEmailVerified = claims.value(Code("email_verified")).isBool() && claims.value(Code("email_verified")).toBool();
    id.claims = claims;
    id.digest = QCryptographicHash::hash(token.signedText, QCryptographicHash::Sha256);
    return id;
}

} // namespace

QStringList IdToken::texts(const QString &claim) const
{
    const QJsonValue value = claims.value(claim);
    if (value.isString())
        return {value.toString()};
    QStringList texts;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &one : list)
        if (one.isString() && texts.size() < mostTexts)
            texts.append(one.toString());
    return texts;
}

Result<IdToken> verifyIdToken(const QByteArray &token, const KeySet &keys, const Expected &expected)
{
    const auto jwt = Jwt::parse(token);
    if (!jwt)
        return tl::unexpected<Error>(jwt.error());
    return verifyIdToken(*jwt, keys, expected);
}

Result<IdToken> verifyIdToken(const Jwt &token, const KeySet &keys, const Expected &expected)
{
    const auto key = keys.find(token.keyId, token.algorithm);
    if (!key)
        return tl::unexpected<Error>(key.error());
    if (!key->verifies(token.algorithm, token.signedText, token.signature))
        return refused(Code("id_token_signature"));
    if (auto type = checkType(token); !type)
        return tl::unexpected<Error>(type.error());
    auto id = believed(token);
    if (!id)
        return id;
    if (expected.issuer.isEmpty() || id->issuer != expected.issuer)
        return refused(Code("id_token_issuer"));
    if (id->subject.isEmpty() || id->subject.size() > longestSubject
        || (!expected.subject.isEmpty() && id->subject != expected.subject))
        return refused(Code("id_token_subject"));
    for (const Result<void> &check :
         {checkAudience(token.claims, expected.audiences), checkTimes(*id, token.claims, expected),
          checkNonce(token.claims, expected), checkAccessToken(token, expected.accessToken)})
        if (!check)
            return tl::unexpected<Error>(check.error());
    return id;
}

} // namespace otklik::oidc
