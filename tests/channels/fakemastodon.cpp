#include "tests/channels/fakemastodon.h"

#include "channels/mastodon/mastodonapi.h"
#include "channels/mastodon/mastodonconnector.h"
#include "tests/channels/mastodonschema.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

namespace otklik {

namespace {

HttpResponse json(const QJsonArray &array)
{
    return {200, {{"content-type", "application/json"}}, QJsonDocument(array).toJson()};
}

HttpResponse json(const QJsonObject &object)
{
    return {200, {{"content-type", "application/json"}}, QJsonDocument(object).toJson()};
}

HttpResponse refused(int status)
{
    return {status, {{"content-type", "text/html"}}, "<h1>" + QByteArray::number(status) + "</h1>"};
}

QJsonObject accountOf(const QString &name)
{
    const QString id = name == QLatin1StringView("brand") ? QStringLiteral("1") : QStringLiteral("id-") + name;
    return {{QStringLiteral("id"), id},
            {QStringLiteral("username"), name},
            {QStringLiteral("acct"), name},
            {QStringLiteral("display_name"), name.toUpper()},
            {QStringLiteral("url"), QStringLiteral("https://social.example/@") + name},
            {QStringLiteral("uri"), QStringLiteral("https://social.example/users/") + name},
            {QStringLiteral("followers_count"), 7}};
}

} // namespace

FakeMastodon::FakeMastodon() : FakeMastodon(Habits{}) { }

FakeMastodon::FakeMastodon(const Habits &habits) : m_habits(habits), m_scopes(mastodonScopes().split(u' ')) { }

std::unique_ptr<Connector> FakeMastodon::connector(Http &http, const Clock &clock, TimePoint readFrom)
{
    return std::make_unique<MastodonConnector>(
        http, clock, MastodonAccess{QUrl(QStringLiteral("https://social.example")), QStringLiteral("secret"), QStringLiteral("1")},
        readFrom);
}

QString FakeMastodon::write(const QString &customer, const QString &text, const QString &inReplyTo)
{
    return mention(customer, QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()), inReplyTo);
}

QStringList FakeMastodon::brandTexts() const
{
    QStringList texts;
    const QStringList ids = postsOf(QStringLiteral("brand"));
    for (const QString &id : ids)
        texts.append(m_statuses.value(id).value(QLatin1StringView("x_source")).toString());
    return texts;
}

void FakeMastodon::warn(const QString &id, const QString &warning)
{
    m_statuses[id].insert(QStringLiteral("spoiler_text"), warning);
}

void FakeMastodon::attach(const QString &id, const QJsonObject &attachment)
{
    QJsonArray media = m_statuses.value(id).value(QLatin1StringView("media_attachments")).toArray();
    media.append(attachment);
    m_statuses[id].insert(QStringLiteral("media_attachments"), media);
}

void FakeMastodon::mark(const QString &id, const QString &attribute)
{
    QJsonObject account = m_statuses.value(id).value(QLatin1StringView("account")).toObject();
    account.insert(attribute, true);
    m_statuses[id].insert(QStringLiteral("account"), account);
}

void FakeMastodon::setAllowance(int limit, int rest, const QByteArray &resetsAt)
{
    m_allowance = {{"x-ratelimit-limit", QByteArray::number(limit)},
                   {"x-ratelimit-remaining", QByteArray::number(rest)},
                   {"x-ratelimit-reset", resetsAt}};
}

QString FakeMastodon::nextId()
{
    return QString::number(++m_counter + 100'000);
}

void FakeMastodon::setNow(TimePoint now)
{
    m_seconds = std::max<qint64>(m_seconds, std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count());
}

void FakeMastodon::tick()
{
    ++m_seconds;
}

QString FakeMastodon::addStatus(const QString &author, const QString &html, const QString &inReplyTo,
                                const QString &visibility)
{
    tick();
    const QString id = nextId();
    const QString now = QDateTime::fromSecsSinceEpoch(m_seconds, Qt::UTC).toString(Qt::ISODateWithMs);
    m_statuses.insert(id, {{QStringLiteral("id"), id},
                           {QStringLiteral("created_at"), now},
                           {QStringLiteral("edited_at"), QJsonValue::Null},
                           {QStringLiteral("in_reply_to_id"),
                            inReplyTo.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(inReplyTo)},
                           {QStringLiteral("visibility"), visibility},
                           {QStringLiteral("content"), html},
                           {QStringLiteral("url"), QStringLiteral("https://social.example/@%1/%2").arg(author, id)},
                           {QStringLiteral("account"), accountOf(author)},
                           {QStringLiteral("reblog"), QJsonValue::Null}});
    return id;
}

QString FakeMastodon::mention(const QString &author, const QString &html, const QString &inReplyTo)
{
    const QString id = addStatus(author, html, inReplyTo);
    notify(nextId(), id);
    return id;
}

void FakeMastodon::notify(const QString &notificationId, const QString &statusId, const QString &type)
{
    m_notifications.insert(notificationId, {{QStringLiteral("id"), notificationId},
                                            {QStringLiteral("type"), type},
                                            {QStringLiteral("status_id"), statusId}});
}

void FakeMastodon::edit(const QString &id, const QString &html)
{
    tick();
    QJsonObject &status = m_statuses[id];
    QJsonArray history = status.value(QLatin1StringView("x_history")).toArray();
    if (history.isEmpty())
        history.append(QJsonObject{{QStringLiteral("content"), status.value(QLatin1StringView("content"))},
                                   {QStringLiteral("created_at"), status.value(QLatin1StringView("created_at"))}});
    const QString now = QDateTime::fromSecsSinceEpoch(m_seconds, Qt::UTC).toString(Qt::ISODateWithMs);
    history.append(QJsonObject{{QStringLiteral("content"), html}, {QStringLiteral("created_at"), now}});
    status.insert(QStringLiteral("x_history"), history);
    status.insert(QStringLiteral("content"), html);
    status.insert(QStringLiteral("edited_at"), now);
}

void FakeMastodon::remove(const QString &id)
{
    m_statuses.remove(id);
}

void FakeMastodon::setConversation(const QString &id, const QString &lastStatusId)
{
    m_conversations.insert(id, lastStatusId);
}

QStringList FakeMastodon::postsOf(const QString &author) const
{
    QStringList ids;
    for (const QJsonObject &status : m_statuses)
        if (status.value(QLatin1StringView("account")).toObject() == accountOf(author))
            ids.append(status.value(QLatin1StringView("id")).toString());
    return ids;
}

void FakeMastodon::answerEverythingWith(int status, const QByteArray &body)
{
    m_forcedStatus = status;
    m_forcedBody = body;
    m_isWritingForced = false;
}

void FakeMastodon::answerWritingWith(int status, const QByteArray &body)
{
    answerEverythingWith(status, body);
    m_isWritingForced = true;
}

HttpResponse FakeMastodon::notifications(const QMap<QString, QString> &query) const
{
    const QString above = query.value(QStringLiteral("min_id"), query.value(QStringLiteral("since_id")));
    const QString below = query.value(QStringLiteral("max_id"));
    QList<QJsonObject> found; // oldest first
    QList<QJsonObject> told = m_notifications.values();
    if (m_habits.reach > 0)
        told = told.last(std::min(m_habits.reach, told.size()));
    for (const QJsonObject &notification : std::as_const(told)) {
        QJsonObject entry = notification;
        const QString id = entry.value(QLatin1StringView("id")).toString();
        const QString statusId = entry.take(QLatin1StringView("status_id")).toString();
        if ((!above.isEmpty() && id <= above) || (m_habits.pagesDown && !below.isEmpty() && id >= below) || !m_statuses.contains(statusId))
            continue;
        entry.insert(QStringLiteral("status"), m_statuses.value(statusId));
        found.append(entry);
    }
    const qsizetype size = std::min<qsizetype>({m_habits.pageSize, query.value(QStringLiteral("limit")).toInt(), found.size()});
    const bool isAbove = m_habits.minId == MinId::PageAbove && query.contains(QStringLiteral("min_id"));
    found = isAbove ? found.first(size) : found.last(size);
    QJsonArray page;
    for (auto entry = found.crbegin(); entry != found.crend(); ++entry)
        page.append(*entry);
    return json(page);
}

HttpResponse FakeMastodon::conversations() const
{
    QMap<QString, QString> byStatus;
    for (auto it = m_conversations.cbegin(); it != m_conversations.cend(); ++it)
        byStatus.insert(it.value(), it.key());
    QJsonArray page;
    for (const QString &statusId : byStatus.keys())
        page.prepend(QJsonObject{{QStringLiteral("id"), byStatus.value(statusId)},
                                 {QStringLiteral("last_status"), m_statuses.value(statusId)}});
    return json(page);
}

HttpResponse FakeMastodon::context(const QString &id) const
{
    QJsonArray ancestors;
    QString parent = m_statuses.value(id).value(QLatin1StringView("in_reply_to_id")).toString();
    while (m_statuses.contains(parent)) {
        ancestors.prepend(m_statuses.value(parent));
        parent = m_statuses.value(parent).value(QLatin1StringView("in_reply_to_id")).toString();
    }
    QJsonArray descendants;
    QStringList family{id};
    for (const QJsonObject &status : m_statuses) // ids grow: parents come first
        if (family.contains(status.value(QLatin1StringView("in_reply_to_id")).toString())) {
            family.append(status.value(QLatin1StringView("id")).toString());
            descendants.append(status);
        }
    return json(QJsonObject{{QStringLiteral("ancestors"), ancestors}, {QStringLiteral("descendants"), descendants}});
}

HttpResponse FakeMastodon::statusCall(const QString &id, const QString &what) const
{
    if (!m_statuses.contains(id))
        return refused(404);
    const QJsonObject status = m_statuses.value(id);
    if (what.isEmpty())
        return json(status);
    if (what == QLatin1StringView("context"))
        return context(id);
    if (what == QLatin1StringView("history") && m_habits.keepsHistory)
        return json(status.value(QLatin1StringView("x_history")).toArray());
    if (what == QLatin1StringView("source") && m_habits.tellsSource && status.contains(QLatin1StringView("x_source")))
        return json(QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("text"), status.value(QLatin1StringView("x_source"))}});
    return refused(404);
}

HttpResponse FakeMastodon::ownStatuses(const QMap<QString, QString> &query) const
{
    QJsonArray page;
    const QString below = query.value(QStringLiteral("max_id"));
    const QStringList ids = postsOf(QStringLiteral("brand"));
    for (auto id = ids.crbegin(); id != ids.crend() && page.size() < 40; ++id) {
        const QJsonObject status = m_statuses.value(*id);
        const bool isPrivate = status.value(QLatin1StringView("visibility")) == QLatin1StringView("direct");
        if ((below.isEmpty() || *id < below) && (!isPrivate || m_habits.listsPrivateOwn))
            page.append(status);
    }
    return json(page);
}

HttpResponse FakeMastodon::post(const HttpRequest &request)
{
    QString key;
    for (const auto &[name, value] : request.headers)
        if (name == "Idempotency-Key")
            key = QString::fromUtf8(value);
    if (m_habits.honoursIdempotency && m_idempotency.contains(key))
        return json(m_statuses.value(m_idempotency.value(key)));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString text = body.value(QLatin1StringView("status")).toString();
    const QString parent = body.value(QLatin1StringView("in_reply_to_id")).toString();
    if (!parent.isEmpty() && !m_statuses.contains(parent))
        return refused(404);
    // As servers do: what looks like markup becomes markup.
    QString html = text.toHtmlEscaped().replace(QLatin1StringView("\n"), QLatin1StringView("<br>"));
    html.replace(QLatin1StringView("*"), QLatin1StringView("<b>.</b>"));
    const QString id = addStatus(QStringLiteral("brand"), QStringLiteral("<p>%1</p>").arg(html), parent,
                                 body.value(QLatin1StringView("visibility")).toString());
    m_statuses[id].insert(QStringLiteral("x_source"), text);
    m_statuses[id].insert(QStringLiteral("spoiler_text"), body.value(QLatin1StringView("spoiler_text")).toString());
    QJsonArray media;
    const QJsonArray mediaIds = body.value(QLatin1StringView("media_ids")).toArray();
    for (const QJsonValue &mediaId : mediaIds)
        media.append(m_pictures.value(mediaId.toString()));
    m_statuses[id].insert(QStringLiteral("media_attachments"), media);
    m_idempotency.insert(key, id);
    return json(m_statuses.value(id));
}

/// Reads the form as RFC 7578 says.
HttpResponse FakeMastodon::takePicture(const HttpRequest &request)
{
    QByteArray boundary;
    for (const auto &[name, value] : request.headers)
        if (name == "Content-Type" && value.startsWith("multipart/form-data; boundary="))
            boundary = "--" + value.mid(value.indexOf('=') + 1);
    QMap<QByteArray, QByteArray> parts;
    qsizetype at = request.body.indexOf(boundary + "\r\n");
    while (at >= 0 && !boundary.isEmpty()) {
        const qsizetype head = at + boundary.size() + 2;
        const qsizetype data = request.body.indexOf("\r\n\r\n", head) + 4;
        const qsizetype end = request.body.indexOf("\r\n" + boundary, data);
        const QByteArray header = request.body.mid(head, data - head);
        const qsizetype name = header.indexOf("name=\"") + 6;
        parts.insert(header.mid(name, header.indexOf('"', name) - name), request.body.mid(data, end - data));
        at = request.body.indexOf(boundary + "\r\n", end);
    }
    if (!parts.contains("file"))
        return refused(422);
    m_uploads.append(parts.value("file"));
    const QString id = nextId();
    const QJsonObject picture{{QStringLiteral("id"), id},
                              {QStringLiteral("type"), QStringLiteral("image")},
                              {QStringLiteral("description"), QString::fromUtf8(parts.value("description"))}};
    m_pictures.insert(id, picture);
    HttpResponse answer = json(picture);
    answer.status = m_habits.looksUntilReady > 0 ? 202 : 200;
    return answer;
}

HttpResponse FakeMastodon::pictureCall(const QString &id)
{
    HttpResponse answer = json(m_pictures.value(id));
    answer.status = m_habits.looksUntilReady-- > 0 ? 206 : 200;
    return answer;
}

HttpResponse FakeMastodon::instance() const
{
    QJsonObject configuration{{QStringLiteral("statuses"), QJsonObject{{QStringLiteral("max_characters"), 640}}}};
    if (!m_streamingUrl.isEmpty())
        configuration.insert(QStringLiteral("urls"), QJsonObject{{QStringLiteral("streaming"), m_streamingUrl}});
    return json(QJsonObject{{QStringLiteral("domain"), QStringLiteral("social.example")},
                            {QStringLiteral("configuration"), configuration}});
}

HttpResponse FakeMastodon::removeOwn(const QString &id)
{
    const QJsonObject status = m_statuses.value(id);
    if (!m_habits.deletes || status.value(QLatin1StringView("account")).toObject() != accountOf(QStringLiteral("brand")))
        return refused(404);
    remove(id);
    return json(status);
}

HttpResponse FakeMastodon::accountCall(const HttpRequest &request, const QStringList &parts, const QMap<QString, QString> &query)
{
    const QString id = parts.value(3);
    if (id == QLatin1StringView("verify_credentials")) {
        QJsonObject brand = accountOf(QStringLiteral("brand"));
        brand.insert(QStringLiteral("avatar"), m_avatar);
        return json(brand);
    }
    if (parts.value(4) == QLatin1StringView("statuses"))
        return ownStatuses(query);
    const bool isBlock = parts.value(4) == QLatin1StringView("block");
    if (request.method != HttpMethod::Post || !(isBlock || parts.value(4) == QLatin1StringView("unblock")))
        return refused(404);
    if (!m_scopes.contains(QStringLiteral("write:blocks")))
        return {403, {}, R"({"error":"This action is outside the authorized scopes"})"};
    m_blocked.removeAll(id);
    if (isBlock)
        m_blocked.append(id);
    return json(QJsonObject{{QStringLiteral("id"), id}, {QStringLiteral("blocking"), isBlock}});
}

Result<HttpResponse> FakeMastodon::handle(const HttpRequest &request)
{
    if (!request.url.path().startsWith(QLatin1StringView("/api/")))
        return request.headers.isEmpty() ? m_files.value(request.url.toString(), refused(404)) : refused(500);
    if (const QString violation = MastodonSchema::documentation().check(request); !violation.isEmpty())
        m_violations.append(violation);
    auto answer = route(request);
    if (answer)
        answer->headers += m_allowance;
    return answer;
}

Result<HttpResponse> FakeMastodon::route(const HttpRequest &request)
{
    if (m_forcedStatus != 0 && (!m_isWritingForced || request.method != HttpMethod::Get))
        return HttpResponse{m_forcedStatus, {}, m_forcedBody};
    if (!request.headers.contains({"Authorization", "Bearer secret"}))
        return refused(401);
    QMap<QString, QString> query;
    const auto items = QUrlQuery(request.url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        query.insert(name, value);
    const QStringList parts = request.url.path().split(u'/', Qt::SkipEmptyParts); // api v1 what id more
    const QString what = parts.value(2);
    if (what == QLatin1StringView("media"))
        return request.method == HttpMethod::Post ? takePicture(request) : pictureCall(parts.value(3));
    if (what == QLatin1StringView("streaming"))
        return m_stream ? m_stream(request) : refused(404);
    if (what == QLatin1StringView("instance"))
        return instance();
    if (what == QLatin1StringView("apps"))
        return json(m_habits.tellsScopes ? QJsonObject{{QStringLiteral("name"), QStringLiteral("Otklik")},
                                                       {QStringLiteral("scopes"), QJsonArray::fromStringList(m_scopes)}}
                                         : QJsonObject{{QStringLiteral("name"), QStringLiteral("Otklik")}});
    if (what == QLatin1StringView("statuses") && request.method == HttpMethod::Delete)
        return removeOwn(parts.value(3));
    if (what == QLatin1StringView("statuses") && request.method == HttpMethod::Post)
        return post(request);
    if (what == QLatin1StringView("statuses"))
        return statusCall(parts.value(3), parts.value(4));
    if (what == QLatin1StringView("notifications"))
        return notifications(query);
    if (what == QLatin1StringView("conversations"))
        return conversations();
    if (what == QLatin1StringView("accounts"))
        return accountCall(request, parts, query);
    return refused(404);
}

} // namespace otklik
