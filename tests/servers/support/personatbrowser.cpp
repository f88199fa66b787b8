#include "tests/servers/support/personatbrowser.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QUrlQuery>

namespace otklik {

namespace {

constexpr int mostSteps = 20;

QString attribute(const QString &tag, const QString &name)
{
    const QRegularExpression pattern(QStringLiteral("\\b%1=\"([^\"]*)\"").arg(name));
    return pattern.match(tag).captured(1).replace(QStringLiteral("&amp;"), QStringLiteral("&"));
}

} // namespace

QNetworkRequest PersonAtBrowser::request(const QUrl &url) const
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(15'000);
    return request;
}

void PersonAtBrowser::visit(const QUrl &page)
{
    m_callback.clear();
    m_steps = 0;
    open(page);
}

void PersonAtBrowser::open(const QUrl &url)
{
    if (url.path() == u"/callback")
        m_callback = url;
    if (url.path() == u"/login.html")
        return enterGlewlwyd(url);
    QNetworkReply *reply = m_network.get(request(url));
    connect(reply, &QNetworkReply::finished, this, [this, reply] { follow(reply); });
}

void PersonAtBrowser::follow(QNetworkReply *reply)
{
    reply->deleteLater();
    if (++m_steps > mostSteps)
        return;
    if (reply->hasRawHeader("Location"))
        return open(reply->url().resolved(QUrl(QString::fromUtf8(reply->rawHeader("Location")))));
    m_lastPage = QString::fromUtf8(reply->readAll());
    if (m_callback.isEmpty())
        fillIn(reply->url(), m_lastPage);
}

/// The form as a browser sends it, with what the person types.
void PersonAtBrowser::fillIn(const QUrl &page, const QString &html)
{
    static const QRegularExpression form(QStringLiteral("<form\\b[^>]*>"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression input(QStringLiteral("<input\\b[^>]*>"), QRegularExpression::CaseInsensitiveOption);
    const auto found = form.match(html);
    if (!found.hasMatch())
        return;
    QUrlQuery fields;
    for (auto tags = input.globalMatch(html); tags.hasNext();) {
        const QString tag = tags.next().captured(0);
        const QString name = attribute(tag, QStringLiteral("name"));
        const QString type = attribute(tag, QStringLiteral("type"));
        if (!name.isEmpty())
            fields.addQueryItem(name, type == u"hidden"     ? attribute(tag, QStringLiteral("value"))
                                      : type == u"password" ? m_password
                                                            : m_login);
    }
    QNetworkRequest post = request(page.resolved(QUrl(attribute(found.captured(0), QStringLiteral("action")))));
    post.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/x-www-form-urlencoded"));
    QNetworkReply *reply = m_network.post(post, fields.toString(QUrl::FullyEncoded).toUtf8());
    connect(reply, &QNetworkReply::finished, this, [this, reply] { follow(reply); });
}

/// Its page is a script that does these three things.
void PersonAtBrowser::enterGlewlwyd(const QUrl &loginPage)
{
    const QUrlQuery query(loginPage);
    const QUrl back(query.queryItemValue(QStringLiteral("callback_url"), QUrl::FullyDecoded)
                    + QStringLiteral("&g_continue"));
    const QString scopes = query.queryItemValue(QStringLiteral("scope"), QUrl::FullyDecoded).replace(u'+', u' ');
    const auto json = [](const QJsonObject &object) { return QJsonDocument(object).toJson(); };
    const auto address = [loginPage](const QString &path) {
        QUrl url = loginPage.resolved(QUrl(path));
        url.setQuery(QString());
        return url;
    };
    QNetworkRequest login = request(address(QStringLiteral("/api/auth/")));
    login.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    QNetworkRequest grant = request(address(QStringLiteral("/api/auth/grant/otklik")));
    grant.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    QNetworkReply *entered =
        m_network.post(login, json({{QStringLiteral("username"), m_login}, {QStringLiteral("password"), m_password}}));
    connect(entered, &QNetworkReply::finished, this,
            [this, entered, grant, back, body = json({{QStringLiteral("scope"), scopes}})] {
                entered->deleteLater();
                QNetworkReply *granted = m_network.put(grant, body);
                connect(granted, &QNetworkReply::finished, this, [this, granted, back] {
                    granted->deleteLater();
                    open(back);
                });
            });
}

} // namespace otklik
