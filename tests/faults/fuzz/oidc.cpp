#include "oidc/base64url.h"
#include "oidc/callback.h"
#include "oidc/discovery.h"
#include "oidc/idtoken.h"
#include "oidc/tokenanswer.h"
#include "oidc/webaddress.h"
#include "tests/faults/fuzz/input.h"
#include "tests/oidc/signingkey.h"

#include <QJsonDocument>

// What an issuer, or who pretends to be one, says: nothing of it is believed that was not asked for.

using namespace otklik;
using namespace otklik::faults;

namespace {

constexpr TimePoint now{std::chrono::milliseconds(1'800'000'000'000)};
const QString issuer = QStringLiteral("https://id.example");
const QString client = QStringLiteral("otklik");
const QByteArray state("state-of-ours");

void readCallback(const QByteArray &query)
{
    const auto code = oidc::codeOf(query, {state, issuer, false});
    if (code && (code->isEmpty() || !query.contains("state=")))
        broken("a code is there, and came with our state");
}

void readDiscovery(const QByteArray &json)
{
    const auto found = oidc::Discovery::parse(json, issuer);
    if (!found)
        return;
    if (found->issuer != issuer || !oidc::isSafeAddress(found->authorizationEndpoint)
        || !oidc::isSafeAddress(found->tokenEndpoint) || !oidc::isSafeAddress(found->keys))
        broken("only safe addresses, of the issuer that was asked");
}

void readKeys(const QByteArray &json)
{
    const auto keys = oidc::KeySet::parse(json);
    if (keys)
        for (const oidc::Algorithm algorithm :
             {oidc::Algorithm::RS256, oidc::Algorithm::ES256, oidc::Algorithm::EdDSA})
            if (const auto key = keys->find({}, algorithm); key && key->verifies(algorithm, "text", "signature"))
                broken("no key verifies anything");
}

void readAnswer(const QByteArray &json)
{
    const auto answer = oidc::TokenAnswer::parse(200, json);
    if (answer && answer->accessToken.isEmpty())
        broken("an answer holds a token");
    for (const int status : {400, 401, 429, 500})
        if (oidc::TokenAnswer::parse(status, json))
            broken("a refusal is none");
}

void readToken(const QByteArray &token)
{
    const auto jwt = oidc::Jwt::parse(token);
    if (jwt && (!token.startsWith(jwt->signedText) || oidc::toBase64Url(jwt->signature) != token.split('.').at(2)))
        broken("what is verified is what stands there");
}

/// Claims that the issuer really signed.
void believe(const QByteArray &claims)
{
    static const oidc::SigningKey key(oidc::Algorithm::EdDSA);
    static const oidc::KeySet keys = *oidc::KeySet::parse(oidc::keySetJson({key.jwk()}));
    oidc::Expected expected;
    expected.issuer = issuer;
    expected.audiences = {client};
    expected.nonce = QStringLiteral("n");
    expected.now = now;
    expected.longestAge = std::chrono::hours(24);
    const auto id = oidc::verifyIdToken(key.tokenOf("{\"alg\":\"EdDSA\",\"kid\":\"key-1\"}", claims), keys, expected);
    if (!id)
        return;
    const bool isForUs = id->texts(QStringLiteral("aud")).contains(client);
    if (id->issuer != issuer || id->subject.isEmpty() || !isForUs || id->expiresAt + expected.leeway <= now
        || id->claims.value(QStringLiteral("nonce")) != expected.nonce)
        broken("a token is believed by everything it says");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const FuzzInput input(data, size);
    switch (input.choice % 7) {
    case 0:
        readCallback(input.bytes);
        break;
    case 1:
        readDiscovery(input.bytes);
        break;
    case 2:
        readKeys(input.bytes);
        break;
    case 3:
        readAnswer(input.bytes);
        break;
    case 4:
        readToken(input.bytes);
        break;
    case 5:
        believe(input.bytes);
        break;
    default:
        if (const auto bytes = oidc::fromBase64Url(input.bytes); bytes && oidc::toBase64Url(*bytes) != input.bytes)
            broken("equal bytes have one text");
    }
    return 0;
}
