#include "app/tour/networkperson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

namespace otklik {

namespace {

// The server sends the person back here; nobody listens, the code is read off the address.
const QString nowhere = QStringLiteral("http://127.0.0.1:9/signed-in");
const QString scopes = QStringLiteral("read write");

} // namespace

NetworkPerson::NetworkPerson(QNetworkAccessManager &network, const QUrl &instance, const QString &login,
                             const QString &password, QObject *parent)
    : QObject(parent), m_network(network), m_browser(network), m_instance(instance), m_login(login),
      m_password(password)
{
}

void NetworkPerson::call(const QByteArray &method, const QString &path, const Form &form, Answered done)
{
    QNetworkRequest request(m_instance.resolved(QUrl(path)));
    request.setTransferTimeout(15'000);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token.toLatin1());
    QByteArray body;
    for (const auto &[name, value] : form)
        body += (body.isEmpty() ? "" : "&") + name.toLatin1() + '=' + QUrl::toPercentEncoding(value);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/x-www-form-urlencoded"));
    QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
    connect(reply, &QNetworkReply::finished, this, [reply, done = std::move(done)] {
        reply->deleteLater();
        const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
        const bool isGood = reply->error() == QNetworkReply::NoError && !answer.isEmpty();
        done(answer, isGood ? QString() : QStringLiteral("%1: %2").arg(reply->url().path(), reply->errorString()));
    });
}

void NetworkPerson::signIn(Done done)
{
    call("POST", QStringLiteral("/api/v1/apps"),
         {{QStringLiteral("client_name"), QStringLiteral("Tour")},
          {QStringLiteral("redirect_uris"), nowhere},
          {QStringLiteral("scopes"), scopes}},
         [this, done](const QJsonObject &app, const QString &problem) {
             if (!problem.isEmpty())
                 return done(problem);
             const QString id = app.value(QStringLiteral("client_id")).toString();
             const QString secret = app.value(QStringLiteral("client_secret")).toString();
             QUrl page = m_instance.resolved(QUrl(QStringLiteral("/oauth/authorize")));
             page.setQuery(QUrlQuery{{QStringLiteral("response_type"), QStringLiteral("code")},
                                     {QStringLiteral("client_id"), id},
                                     {QStringLiteral("redirect_uri"), nowhere},
                                     {QStringLiteral("scope"), scopes}});
             m_browser.signIn(page, m_login, m_password, false,
                              [=, this](const QUrl &result, const QString &signInProblem) {
                                  if (!signInProblem.isEmpty())
                                      return done(signInProblem);
                                  exchange(id, secret, result, done);
                              });
         });
}

void NetworkPerson::exchange(const QString &clientId, const QString &clientSecret, const QUrl &redirected, Done done)
{
    call("POST", QStringLiteral("/oauth/token"),
         {{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
          {QStringLiteral("code"), QUrlQuery(redirected).queryItemValue(QStringLiteral("code"))},
          {QStringLiteral("client_id"), clientId},
          {QStringLiteral("client_secret"), clientSecret},
          {QStringLiteral("redirect_uri"), nowhere}},
         [this, done](const QJsonObject &answer, const QString &problem) {
             m_token = answer.value(QStringLiteral("access_token")).toString();
             done(problem.isEmpty() && m_token.isEmpty() ? QStringLiteral("no token was given") : problem);
         });
}

void NetworkPerson::introduce(const QString &name, Done done)
{
    call("PATCH", QStringLiteral("/api/v1/accounts/update_credentials"), {{QStringLiteral("display_name"), name}},
         [done](const QJsonObject &, const QString &problem) { done(problem); });
}

void NetworkPerson::post(const QString &text, const QString &visibility, Posted done)
{
    call("POST", QStringLiteral("/api/v1/statuses"),
         {{QStringLiteral("status"), text}, {QStringLiteral("visibility"), visibility}},
         [done](const QJsonObject &status, const QString &problem) {
             done({status.value(QStringLiteral("id")).toString(), status.value(QStringLiteral("uri")).toString()},
                  problem);
         });
}

void NetworkPerson::repliesTo(const QString &statusId, Replies done)
{
    call("GET", QStringLiteral("/api/v1/statuses/%1/context").arg(statusId), {},
         [done](const QJsonObject &context, const QString &problem) {
             QStringList texts;
             for (const QJsonValue &reply : context.value(QStringLiteral("descendants")).toArray())
                 texts.append(reply.toObject().value(QStringLiteral("content")).toString());
             done(texts, problem);
         });
}

} // namespace otklik
