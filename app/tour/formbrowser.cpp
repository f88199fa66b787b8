#include "app/tour/formbrowser.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QUrlQuery>

namespace otklik {

namespace {

QNetworkRequest requestFor(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(15'000);
    return request;
}

QString attribute(const QString &tag, const QString &name)
{
    const QRegularExpression pattern(QStringLiteral("\\b%1=\"([^\"]*)\"").arg(name));
    return pattern.match(tag).captured(1).replace(QStringLiteral("&amp;"), QStringLiteral("&"));
}

/// The form's fields as a browser would send them, with what the person types.
QUrlQuery filledIn(const QString &html, const QString &login, const QString &password)
{
    static const QRegularExpression input(QStringLiteral("<input\\b[^>]*>"),
                                          QRegularExpression::CaseInsensitiveOption);
    QUrlQuery fields;
    const auto add = [&fields](const QString &name, const QString &value) {
        fields.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    auto tags = input.globalMatch(html);
    while (tags.hasNext()) {
        const QString tag = tags.next().captured(0);
        const QString name = attribute(tag, QStringLiteral("name"));
        const QString type = attribute(tag, QStringLiteral("type"));
        if (name.isEmpty())
            continue;
        if (type == QLatin1StringView("password"))
            add(name, password);
        else if (type == QLatin1StringView("hidden"))
            add(name, attribute(tag, QStringLiteral("value")));
        else
            add(name, login);
    }
    return fields;
}

} // namespace

FormBrowser::FormBrowser(QNetworkAccessManager &network, QObject *parent) : QObject(parent), m_network(network) { }

void FormBrowser::signIn(const QUrl &page, const QString &login, const QString &password, bool opensResult, Done done)
{
    QNetworkReply *reply = m_network.get(requestFor(page));
    connect(reply, &QNetworkReply::finished, this, [=, this] {
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError)
            submit(reply, login, password, opensResult, done);
        else
            done({}, reply->errorString());
    });
}

void FormBrowser::submit(QNetworkReply *page, const QString &login, const QString &password, bool opensResult,
                         const Done &done)
{
    const QString html = QString::fromUtf8(page->readAll());
    static const QRegularExpression form(QStringLiteral("<form\\b[^>]*>"), QRegularExpression::CaseInsensitiveOption);
    const auto found = form.match(html);
    if (!found.hasMatch())
        return done({}, QStringLiteral("the page has no form"));
    const QUrl target = page->url().resolved(QUrl(attribute(found.captured(0), QStringLiteral("action"))));
    QNetworkRequest request = requestFor(target);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/x-www-form-urlencoded"));
    QNetworkReply *reply =
        m_network.post(request, filledIn(html, login, password).toString(QUrl::FullyEncoded).toUtf8());
    connect(reply, &QNetworkReply::finished, this, [=, this] {
        reply->deleteLater();
        const QUrl result = reply->url().resolved(reply->header(QNetworkRequest::LocationHeader).toUrl());
        if (!reply->hasRawHeader("Location"))
            return done({}, QStringLiteral("signing in led nowhere"));
        if (!opensResult)
            return done(result, {});
        QNetworkReply *last = m_network.get(requestFor(result));
        connect(last, &QNetworkReply::finished, this, [=] {
            last->deleteLater();
            done(last->error() == QNetworkReply::NoError ? result : QUrl(),
                 last->error() == QNetworkReply::NoError ? QString() : last->errorString());
        });
    });
}

} // namespace otklik
