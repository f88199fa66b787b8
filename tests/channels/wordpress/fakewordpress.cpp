#include "tests/channels/wordpress/fakewordpress.h"

#include "channels/wordpress/wordpressconnector.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimeZone>

namespace otklik {

namespace {

HttpResponse json(int status, const QJsonDocument &document, const QList<std::pair<QByteArray, QByteArray>> &more = {})
{
    return {status, more, document.toJson(QJsonDocument::Compact)};
}

HttpResponse refusal(int status, const QByteArray &code)
{
    return json(status, QJsonDocument(QJsonObject{{QStringLiteral("code"), QString::fromLatin1(code)},
                                                  {QStringLiteral("message"), QStringLiteral("Sorry.")},
                                                  {QStringLiteral("data"), QJsonObject{{QStringLiteral("status"), status}}}}));
}

QString isoTime(TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc()).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
}

} // namespace

ConnectorSetup FakeWordPress::setup(TimePoint readFrom)
{
    ConnectorSetup setup;
    setup.network = QStringLiteral("wordpress");
    setup.url = address();
    setup.accountId = QStringLiteral("1");
    setup.readFrom = readFrom;
    setup.values = {{setupkey::wordPressUser, QStringLiteral("brand")}, {setupkey::wordPressPassword, QStringLiteral("secret word")}};
    return setup;
}

std::unique_ptr<Connector> FakeWordPress::connector(Http &http, const Clock &clock, TimePoint readFrom)
{
    return std::make_unique<WordPressConnector>(http, clock, setup(readFrom));
}

Result<HttpResponse> FakeWordPress::answer(const HttpRequest &request)
{
    static const QRegularExpression single(QStringLiteral("^/wp/v2/comments/(\\d+)$"));
    if (m_forcedStatus > 0)
        return HttpResponse{m_forcedStatus, {}, m_forcedBody};
    QUrlQuery query(request.url);
    QString route = query.queryItemValue(QStringLiteral("rest_route"), QUrl::FullyDecoded);
    if (const QString start = QStringLiteral("/shop/wp-json"); request.url.path().startsWith(start))
        route = request.url.path().mid(start.size());
    else if (!m_habits.hasQueryRoutes || request.url.path() != QLatin1StringView("/shop/") || route.isEmpty())
        return HttpResponse{200, {}, "<!doctype html><title>Shop</title>"};
    bool isBrand = false;
    for (const auto &[name, value] : request.headers)
        isBrand = isBrand || (name == "Authorization" && value == "Basic " + QByteArray("brand:secret word").toBase64());
    if (!isBrand)
        return refusal(401, "incorrect_password");
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (const auto match = single.match(route); match.hasMatch())
        return request.method == HttpMethod::Post ? change(match.captured(1).toLongLong(), body) : one(match.captured(1).toLongLong());
    if (route == QLatin1StringView("/wp/v2/comments"))
        return request.method == HttpMethod::Post ? create(body) : list(query);
    if (route == QLatin1StringView("/wp/v2/users/me"))
        return json(200, QJsonDocument(QJsonObject{{QStringLiteral("id"), 1}, {QStringLiteral("name"), QStringLiteral("Brand")}, {QStringLiteral("slug"), QStringLiteral("brand")},
                                                   {QStringLiteral("capabilities"), QJsonObject{{QStringLiteral("moderate_comments"), m_habits.canModerate}}}}));
    if (route == QLatin1StringView("/wp/v2/posts"))
        return json(200, QJsonDocument(QJsonArray{QJsonObject{{QStringLiteral("id"), 7},
                                                              {QStringLiteral("title"), QJsonObject{{QStringLiteral("rendered"), QStringLiteral("Kettles &#8211; &amp; lids")}}},
                                                              {QStringLiteral("link"), QStringLiteral("https://blog.example/shop/?p=7")},
                                                              {QStringLiteral("comment_status"), m_isClosed ? QStringLiteral("closed") : QStringLiteral("open")}}}));
    return refusal(404, "rest_no_route");
}

QString FakeWordPress::write(const QString &customer, const QString &text, const QString &inReplyTo)
{
    Comment comment;
    comment.id = ++m_counter;
    comment.parent = commentNumber(inReplyTo);
    comment.name = customer;
    comment.html = QStringLiteral("<p>") + text.toHtmlEscaped() + QStringLiteral("</p>\n");
    comment.written = m_clock.now();
    m_comments.insert(comment.id, comment);
    return commentExternalId(comment.id);
}

QStringList FakeWordPress::brandTexts() const
{
    QStringList texts;
    for (const Comment &comment : m_comments)
        if (comment.author == 1)
            texts.append(comment.html);
    return texts;
}

void FakeWordPress::setStatus(const QString &id, const QString &status)
{
    m_comments[commentNumber(id)].status = status;
}

QString FakeWordPress::status(const QString &id) const
{
    return m_comments.value(commentNumber(id)).status;
}

void FakeWordPress::edit(const QString &id, const QString &html)
{
    m_comments[commentNumber(id)].html = html;
}

void FakeWordPress::erase(const QString &id)
{
    m_comments.remove(commentNumber(id));
}

void FakeWordPress::answerEverythingWith(int status, const QByteArray &body)
{
    m_forcedStatus = status;
    m_forcedBody = body;
}

bool FakeWordPress::isVisible(const Comment &comment, const QUrlQuery &query) const
{
    const QString wanted = query.queryItemValue(QStringLiteral("status"));
    const bool isThere = comment.status == QLatin1StringView("approved")
        || (wanted == QLatin1StringView("all") && comment.status == QLatin1StringView("hold")) || wanted == QLatin1StringView("any");
    const QString author = query.queryItemValue(QStringLiteral("author"));
    const QString post = query.queryItemValue(QStringLiteral("post"));
    const QString include = query.queryItemValue(QStringLiteral("include"), QUrl::FullyDecoded);
    const QDateTime after = QDateTime::fromString(query.queryItemValue(QStringLiteral("after"), QUrl::FullyDecoded), Qt::ISODate);
    return isThere && (author.isEmpty() || author.toLongLong() == comment.author) && (post.isEmpty() || post == QLatin1StringView("7"))
        && (include.isEmpty() || include.split(u',').contains(QString::number(comment.id)))
        && (!after.isValid() || comment.written.time_since_epoch().count() > after.toMSecsSinceEpoch());
}

HttpResponse FakeWordPress::list(const QUrlQuery &query) const
{
    for (const char *name : {"status", "author"})
        if (!m_habits.canModerate && query.hasQueryItem(QLatin1StringView(name)))
            return refusal(403, "rest_forbidden_param");
    if (!m_habits.canModerate && query.queryItemValue(QStringLiteral("context")) == QLatin1StringView("edit"))
        return refusal(403, "rest_forbidden_context");
    QList<Comment> found;
    for (const Comment &comment : m_comments)
        if (isVisible(comment, query))
            found.prepend(comment); // the newest first
    const qint64 offset = query.queryItemValue(QStringLiteral("offset")).toLongLong();
    const qint64 count = std::min(query.queryItemValue(QStringLiteral("per_page")).toLongLong(), m_habits.mostRows);
    QJsonArray rows;
    for (qint64 i = offset; i < std::min<qint64>(offset + count, found.size()); ++i)
        rows.append(rowOf(found.at(i)));
    return json(200, QJsonDocument(rows), {{"x-wp-total", QByteArray::number(found.size())}});
}

HttpResponse FakeWordPress::one(qint64 id) const
{
    const auto comment = m_comments.constFind(id);
    if (comment == m_comments.cend())
        return refusal(404, "rest_comment_invalid_id");
    if (!m_habits.canModerate && comment->status != QLatin1StringView("approved") && comment->author != 1)
        return refusal(403, "rest_cannot_read");
    return json(200, QJsonDocument(rowOf(*comment)));
}

HttpResponse FakeWordPress::create(const QJsonObject &body)
{
    if (!m_refusals.isEmpty()) {
        const auto [status, code] = m_refusals.takeFirst();
        return refusal(status, code);
    }
    if (m_isClosed)
        return refusal(403, "rest_comment_closed");
    Comment comment;
    comment.parent = body.value(QStringLiteral("parent")).toInteger();
    comment.author = 1;
    comment.name = QStringLiteral("Brand");
    comment.html = QStringLiteral("<p>") + body.value(QStringLiteral("content")).toString() + QStringLiteral("</p>\n");
    comment.status = m_habits.holdsAnswers ? QStringLiteral("hold") : QStringLiteral("approved");
    comment.written = m_clock.now();
    for (const Comment &other : std::as_const(m_comments))
        if (other.author == 1 && other.parent == comment.parent && other.html == comment.html && other.status != QLatin1StringView("trash"))
            return refusal(409, "comment_duplicate");
    comment.id = ++m_counter;
    m_comments.insert(comment.id, comment);
    return json(201, QJsonDocument(rowOf(comment)));
}

HttpResponse FakeWordPress::change(qint64 id, const QJsonObject &body)
{
    if (!m_habits.canModerate)
        return refusal(403, "rest_cannot_edit");
    const auto comment = m_comments.find(id);
    if (comment == m_comments.end())
        return refusal(404, "rest_comment_invalid_id");
    comment->status = body.value(QStringLiteral("status")).toString();
    return json(200, QJsonDocument(rowOf(*comment)));
}

QJsonObject FakeWordPress::rowOf(const Comment &comment) const
{
    return {{QStringLiteral("id"), comment.id},
            {QStringLiteral("post"), 7},
            {QStringLiteral("parent"), comment.parent},
            {QStringLiteral("author"), comment.author},
            {QStringLiteral("author_name"), comment.name},
            {QStringLiteral("author_url"), QString()},
            {QStringLiteral("date_gmt"), isoTime(comment.written)},
            {QStringLiteral("content"), QJsonObject{{QStringLiteral("rendered"), comment.html}}},
            {QStringLiteral("link"), QStringLiteral("https://blog.example/shop/?p=7#comment-%1").arg(comment.id)},
            {QStringLiteral("status"), comment.status},
            {QStringLiteral("_links"),
             QJsonObject{{QStringLiteral("up"), QJsonArray{QJsonObject{{QStringLiteral("href"), QStringLiteral("https://blog.example/shop/?rest_route=/wp/v2/posts/7")}}}}}}};
}

} // namespace otklik
