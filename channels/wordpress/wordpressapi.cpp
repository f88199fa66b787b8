#include "channels/wordpress/wordpressapi.h"

#include "channels/problems.h"

#include <QJsonDocument>

namespace otklik {

namespace {

tl::unexpected<Error> notWordPress(const HttpResponse &response)
{
    return failure(Error::Kind::GiveUp, problem::notThisNetwork, QString::number(response.status));
}

bool isJson(const HttpResponse &response)
{
    const QByteArray start = response.body.trimmed().first(std::min<qsizetype>(response.body.trimmed().size(), 1));
    return start == "{" || start == "[";
}

} // namespace

QString wordPressCode(const HttpResponse &response)
{
    return QJsonDocument::fromJson(response.body).object().value(QLatin1StringView("code")).toString();
}

Error wordPressError(const HttpResponse &response)
{
    const QString status = QString::number(response.status);
    const QString code = wordPressCode(response);
    switch (response.status) {
    case 401:
        // Signed in, and not allowed: other answers to this are 403.
        if (code == QLatin1StringView("rest_forbidden_context") || code == QLatin1StringView("rest_cannot_read"))
            return {Error::Kind::GiveUp, problem::rightMissing, status};
        return {Error::Kind::SignIn, problem::tokenRefused, status};
    case 403:
        return {Error::Kind::GiveUp, code.isEmpty() ? problem::networkRefused : problem::rightMissing, status};
    case 404:
        if (code.isEmpty() || code == QLatin1StringView("rest_no_route"))
            return {Error::Kind::GiveUp, problem::notThisNetwork, status};
        return {Error::Kind::GiveUp, problem::postGone, status};
    case 410:
        return {Error::Kind::GiveUp, problem::postGone, status};
    case 429:
        return {Error::Kind::Retry, problem::rateLimited, status};
    default:
        if (response.status == 503 && !response.header("retry-after").isEmpty())
            return {Error::Kind::Retry, problem::rateLimited, status};
        if (response.status >= 500 || response.status < 200)
            return {Error::Kind::Retry, problem::networkFault, status};
        return {Error::Kind::GiveUp, response.status < 400 ? problem::notThisNetwork : problem::networkRefused, status};
    }
}

WordPressApi::WordPressApi(Http &http, const WordPressAccess &access) : m_http(http), m_access(access) { }

HttpRequest WordPressApi::request(const QString &route, const Query &query) const
{
    HttpRequest request;
    QString folder = m_access.base.path();
    while (folder.endsWith(u'/'))
        folder.chop(1);
    request.url = m_access.base.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    Query all = query;
    if (m_spelling == Spelling::Query) {
        request.url.setPath(folder + u'/');
        all.prepend({QStringLiteral("rest_route"), route});
    } else {
        request.url.setPath(folder + QStringLiteral("/wp-json") + route);
    }
    if (!all.isEmpty())
        request.url.setQuery(QString::fromLatin1(formEncoded(all)), QUrl::StrictMode);
    const QByteArray secret = (m_access.user + u':' + m_access.password).toUtf8().toBase64();
    request.headers = {{"Authorization", "Basic " + secret}, {"Accept", "application/json"}};
    return request;
}

Result<HttpResponse> WordPressApi::fetch(const QString &route, const Query &query)
{
    if (!mayCarrySecrets(m_access.base))
        return failure(Error::Kind::GiveUp, httpcode::badUrl);
    const auto ask = [&]() -> Result<HttpResponse> {
        auto response = m_http.perform(request(route, query));
        if (response && response->status != 200)
            return tl::unexpected(wordPressError(*response));
        if (response && !isJson(*response))
            return notWordPress(*response);
        return response;
    };
    auto response = ask();
    const auto isOther = [](const Result<HttpResponse> &result) {
        return !result && (result.error().code == problem::notThisNetwork || result.error().code == problem::networkRefused);
    };
    if (isOther(response) && !m_isSpellingProven) {
        m_spelling = m_spelling == Spelling::Query ? Spelling::Path : Spelling::Query;
        auto again = ask();
        if (isOther(again))
            m_spelling = m_spelling == Spelling::Query ? Spelling::Path : Spelling::Query;
        else
            response = again;
    }
    m_isSpellingProven = m_isSpellingProven || response.has_value();
    return response;
}

Result<WordPressApi::Page> WordPressApi::page(const QString &route, const Query &query)
{
    const auto response = fetch(route, query);
    if (!response)
        return tl::unexpected(response.error());
    const QJsonDocument document = QJsonDocument::fromJson(response->body);
    if (!document.isArray())
        return notWordPress(*response);
    Page page{document.array(), {}};
    bool isNumber = false;
    const qint64 total = response->header("x-wp-total").toLongLong(&isNumber);
    if (isNumber && total >= 0)
        page.total = total;
    return page;
}

Result<QJsonObject> WordPressApi::object(const QString &route, const Query &query)
{
    const auto response = fetch(route, query);
    if (!response)
        return tl::unexpected(response.error());
    const QJsonDocument document = QJsonDocument::fromJson(response->body);
    if (!document.isObject())
        return notWordPress(*response);
    return document.object();
}

Result<HttpResponse> WordPressApi::post(const QString &route, const QJsonObject &body)
{
    if (!mayCarrySecrets(m_access.base))
        return failure(Error::Kind::GiveUp, httpcode::badUrl);
    HttpRequest sent = request(route, {});
    sent.method = HttpMethod::Post;
    sent.headers.append(std::pair(QByteArray("Content-Type"), QByteArray("application/json")));
    sent.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return m_http.perform(sent);
}

Result<WordPressApi::Me> WordPressApi::me()
{
    if (m_me)
        return *m_me;
    return askMe();
}

Result<WordPressApi::Me> WordPressApi::askMe()
{
    m_me.reset();
    const auto user = object(QStringLiteral("/wp/v2/users/me"), {{QStringLiteral("context"), QStringLiteral("edit")},
                                                                 {QStringLiteral("_fields"), QStringLiteral("id,name,slug,link,capabilities")}});
    if (!user)
        return tl::unexpected(user.error());
    Me me;
    me.id = user->value(QLatin1StringView("id")).toInteger();
    me.name = user->value(QLatin1StringView("name")).toString().simplified();
    me.handle = user->value(QLatin1StringView("slug")).toString();
    me.url = user->value(QLatin1StringView("link")).toString();
    me.canModerate = user->value(QLatin1StringView("capabilities")).toObject().value(QLatin1StringView("moderate_comments")).toBool();
    if (me.id <= 0)
        return failure(Error::Kind::GiveUp, problem::notThisNetwork);
    if (!m_access.accountId.isEmpty() && m_access.accountId != QString::number(me.id))
        return failure(Error::Kind::SignIn, problem::tokenRefused, QStringLiteral("another account"));
    m_me = me;
    return me;
}

} // namespace otklik
