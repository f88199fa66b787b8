#include "oidc/discovery.h"

#include "oidc/algorithm.h"
#include "oidc/strictjson.h"
#include "oidc/webaddress.h"

#include <QJsonArray>

namespace otklik::oidc {

namespace {

using Name = QLatin1StringView;

tl::unexpected<Error> refused(Name code, const QString &detail = {})
{
    return failure(Error::Kind::GiveUp, code, detail);
}

QStringList textsOf(const QJsonObject &object, Name name)
{
    QStringList texts;
    const QJsonArray list = object.value(name).toArray();
    for (const QJsonValue &one : list)
        texts.append(one.toString());
    return texts;
}

/// Whether a list that is there names this.
bool permits(const QJsonObject &object, Name name, const QString &wanted)
{
    return !object.contains(name) || textsOf(object, name).contains(wanted);
}

bool signsWithWhatWeKnow(const QJsonObject &object)
{
    const Name name("id_token_signing_alg_values_supported");
    const QStringList algorithms = textsOf(object, name);
    return !object.contains(name) || std::any_of(algorithms.begin(), algorithms.end(), [](const QString &one) {
        return fromName<Algorithm>(one).has_value();
    });
}

} // namespace

QUrl Discovery::addressOf(const QString &issuer)
{
    QUrl url(issuer, QUrl::StrictMode);
    if (!isSafeAddress(url) || url.hasQuery())
        return {};
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + QStringLiteral("/.well-known/openid-configuration"));
    return url;
}

Result<Discovery> Discovery::parse(const QByteArray &json, const QString &issuer)
{
    const auto object = parseStrictly(json, longest);
    if (!object)
        return refused(Name("issuer_malformed"), QStringLiteral("not an object"));
    Discovery found;
    found.issuer = object->value(Name("issuer")).toString();
    if (found.issuer.isEmpty() || found.issuer != issuer)
        return refused(Name("issuer_other"), found.issuer);
    struct Endpoint final
    {
        Name name;
        QUrl &url;
        bool isNeeded;
    };
    for (const Endpoint &endpoint :
         {Endpoint{Name("authorization_endpoint"), found.authorizationEndpoint, true},
          Endpoint{Name("token_endpoint"), found.tokenEndpoint, true}, Endpoint{Name("jwks_uri"), found.keys, true},
          Endpoint{Name("revocation_endpoint"), found.revocationEndpoint, false}}) {
        const QString text = object->value(endpoint.name).toString();
        if (text.isEmpty() && endpoint.isNeeded)
            return refused(Name("issuer_malformed"), endpoint.name);
        endpoint.url = QUrl(text, QUrl::StrictMode);
        if (!text.isEmpty() && !isSafeAddress(endpoint.url))
            return refused(Name("issuer_insecure"), endpoint.name);
    }
    if (!permits(*object, Name("response_types_supported"), QStringLiteral("code"))
        || !permits(*object, Name("grant_types_supported"), QStringLiteral("authorization_code"))
        || !permits(*object, Name("code_challenge_methods_supported"), QStringLiteral("S256"))
        || !signsWithWhatWeKnow(*object))
        return refused(Name("issuer_unsuitable"));
    found.scopes = textsOf(*object, Name("scopes_supported"));
    found.namesItself = object->value(Name("authorization_response_iss_parameter_supported")).toBool();
    return found;
}

} // namespace otklik::oidc
