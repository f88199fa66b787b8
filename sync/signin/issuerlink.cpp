#include "sync/signin/issuerlink.h"

#include <QUrlQuery>

namespace otklik {

namespace {

/// What a person is told about a document that is not what it should be.
tl::unexpected<Error> unsuitable(const Error &why)
{
    return failure(Error::Kind::GiveUp, QStringLiteral("issuer_unsuitable"), why.code + u' ' + why.detail);
}

} // namespace

IssuerLink::IssuerLink(QString issuer, SignInNetwork &network, QObject *parent)
    : QObject(parent)
    , m_issuer(std::move(issuer))
    , m_network(network)
{}

void IssuerLink::get(const QUrl &url, Told<QByteArray> then)
{
    m_network.get(url, this, [then = std::move(then)](const Result<IssuerAnswer> &answer) {
        if (!answer)
            return then(tl::unexpected<Error>(answer.error()));
        if (answer->status == 429 || answer->status >= 500)
            return then(
                failure(Error::Kind::Retry, QStringLiteral("issuer_unreachable"), QString::number(answer->status)));
        if (answer->status != 200)
            return then(
                failure(Error::Kind::GiveUp, QStringLiteral("issuer_unsuitable"), QString::number(answer->status)));
        then(answer->body);
    });
}

void IssuerLink::discover(Told<oidc::Discovery> then)
{
    const QUrl address = oidc::Discovery::addressOf(m_issuer);
    if (address.isEmpty())
        return then(failure(Error::Kind::GiveUp, QStringLiteral("issuer_unsuitable"), m_issuer));
    get(address, [this, then = std::move(then)](const Result<QByteArray> &json) {
        if (!json)
            return then(tl::unexpected<Error>(json.error()));
        auto discovery = oidc::Discovery::parse(*json, m_issuer);
        then(discovery ? discovery : unsuitable(discovery.error()));
    });
}

void IssuerLink::verify(const QUrl &keys, const QByteArray &token, const oidc::Expected &expected,
                        Told<oidc::IdToken> then)
{
    get(keys, [token, expected, then = std::move(then)](const Result<QByteArray> &json) {
        if (!json)
            return then(tl::unexpected<Error>(json.error()));
        const auto set = oidc::KeySet::parse(*json);
        if (!set)
            return then(unsuitable(set.error()));
        auto id = oidc::verifyIdToken(token, *set, expected);
        then(id ? id
                : failure(Error::Kind::SignIn, QStringLiteral("id_token_refused"),
                          id.error().code + u' ' + id.error().detail));
    });
}

void IssuerLink::revoke(const QUrl &endpoint, const QString &clientId, const QByteArray &refreshToken, Told<bool> then)
{
    QUrlQuery form;
    form.addQueryItem(QStringLiteral("token"),
                      QString::fromLatin1(QUrl::toPercentEncoding(QString::fromLatin1(refreshToken))));
    form.addQueryItem(QStringLiteral("token_type_hint"), QStringLiteral("refresh_token"));
    form.addQueryItem(QStringLiteral("client_id"), QString::fromLatin1(QUrl::toPercentEncoding(clientId)));
    m_network.post(endpoint, form.toString(QUrl::FullyEncoded).toLatin1(), this,
                   [then = std::move(then)](const Result<IssuerAnswer> &answer) {
                       then(answer ? Result<bool>(true) : tl::unexpected<Error>(answer.error()));
                   });
}

} // namespace otklik
