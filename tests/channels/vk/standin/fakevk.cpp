#include "tests/channels/vk/standin/fakevk.h"

#include "channels/vk/vkconnector.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace otklik {

namespace {

HttpResponse json(const QJsonObject &object)
{
    return {200,
            {{"content-type", "application/json; charset=utf-8"}},
            QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

QMap<QString, QString> parametersOf(const HttpRequest &request)
{
    QMap<QString, QString> parameters;
    QByteArray form = request.url.query(QUrl::FullyEncoded).toLatin1();
    if (request.method == HttpMethod::Post && !request.body.startsWith("--"))
        form += (form.isEmpty() ? "" : "&") + request.body;
    form.replace('+', "%20");
    const auto items = QUrlQuery(QString::fromLatin1(form)).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        parameters.insert(name, value);
    return parameters;
}

std::optional<VkTokenKind> kindOf(const QString &token)
{
    if (token == QLatin1StringView("group-token"))
        return VkTokenKind::Group;
    if (token == QLatin1StringView("user-token"))
        return VkTokenKind::User;
    return token == QLatin1StringView("service-token") ? std::optional(VkTokenKind::Service) : std::nullopt;
}

} // namespace

FakeVk::FakeVk(qint64 now)
    : m_now(now)
{
    (void)post(-groupId, QStringLiteral("Welcome to Acme"));
}

ConnectorSetup FakeVk::setup(const Tokens &tokens) const
{
    ConnectorSetup setup;
    setup.network = QStringLiteral("vk");
    setup.url = m_base;
    setup.values = {{vkkey::groupId, QString::number(groupId)}, {setupkey::token, QStringLiteral("group-token")}};
    if (tokens.hasUser)
        setup.values.insert(vkkey::userToken, QStringLiteral("user-token"));
    if (tokens.hasService)
        setup.values.insert(vkkey::serviceToken, QStringLiteral("service-token"));
    return setup;
}

std::unique_ptr<Connector> FakeVk::connector(Http &http, const Clock &clock, TimePoint readFrom)
{
    ConnectorSetup own = setup();
    own.readFrom = readFrom;
    return std::make_unique<VkConnector>(http, clock, own);
}

qint64 FakeVk::person(const QString &name)
{
    if (!m_people.contains(name))
        m_people.insert(name, 100 + m_people.size());
    return m_people.value(name);
}

QString FakeVk::write(const QString &customer, const QString &text, const QString &inReplyTo)
{
    const VkId under = VkId::parse(inReplyTo).value_or(*VkId::parse(m_posts.firstKey()));
    return under.kind == VkKind::Message ? message(under.owner, text).text()
                                         : comment(person(customer), under, text).text();
}

QStringList FakeVk::brandTexts() const
{
    QMap<qint64, QString> texts; // in the order in which they were made
    for (auto entry = m_comments.cbegin(); entry != m_comments.cend(); ++entry)
        if (vkNumber(entry->value(QLatin1StringView("from_id"))) == -groupId && !m_removed.contains(entry.key()))
            texts.insert(vkNumber(entry->value(QLatin1StringView("id"))),
                         entry->value(QLatin1StringView("text")).toString());
    return texts.values();
}

VkId FakeVk::post(qint64 author, const QString &text)
{
    tick(1);
    const VkId id{VkKind::Wall, -groupId, ++m_counter};
    m_posts.insert(id.text(), {{QStringLiteral("inner_type"), QStringLiteral("wall_wallpost")},
                               {QStringLiteral("id"), id.object},
                               {QStringLiteral("owner_id"), id.owner},
                               {QStringLiteral("from_id"), author},
                               {QStringLiteral("date"), m_now},
                               {QStringLiteral("post_type"), QStringLiteral("post")},
                               {QStringLiteral("text"), text}});
    emitEvent(QStringLiteral("wall_post_new"), m_posts.value(id.text()));
    return id;
}

VkId FakeVk::topic(const QString &title)
{
    tick(1);
    const VkId id{VkKind::Board, -groupId, ++m_counter};
    m_topics.insert(id.text(), {{QStringLiteral("id"), id.object},
                                {QStringLiteral("title"), title},
                                {QStringLiteral("created"), m_now},
                                {QStringLiteral("created_by"), adminId},
                                {QStringLiteral("updated"), m_now},
                                {QStringLiteral("updated_by"), adminId},
                                {QStringLiteral("is_closed"), 0},
                                {QStringLiteral("is_fixed"), 0},
                                {QStringLiteral("comments"), 0}});
    return id;
}

VkId FakeVk::comment(qint64 author, const VkId &under, const QString &text)
{
    tick(1);
    const VkId id = under.root().at(++m_counter);
    QJsonObject comment{{QStringLiteral("id"), id.comment},
                        {QStringLiteral("from_id"), author},
                        {QStringLiteral("date"), m_now},
                        {QStringLiteral("text"), text}};
    if (under.kind == VkKind::Wall || under.kind == VkKind::Video) {
        QJsonArray stack; // the comment on top: VK has two levels
        if (under.comment != 0) {
            const QJsonArray above = m_comments.value(under.text()).value(QLatin1StringView("parents_stack")).toArray();
            stack.append(above.isEmpty() ? QJsonValue(under.comment) : above.first());
        }
        comment.insert(QStringLiteral("owner_id"), under.owner);
        comment.insert(QStringLiteral("parents_stack"), stack);
        if (under.kind == VkKind::Wall)
            comment.insert(QStringLiteral("post_id"), under.object);
    }
    if (under.comment != 0 && under.kind != VkKind::Board) {
        comment.insert(QStringLiteral("reply_to_comment"), under.comment);
        comment.insert(QStringLiteral("reply_to_user"),
                       m_comments.value(under.text()).value(QLatin1StringView("from_id")));
    }
    m_comments.insert(id.text(), comment);
    if (under.kind == VkKind::Board)
        m_topics[under.root().text()].insert(QStringLiteral("updated"), m_now);
    emitComment(id, QStringLiteral("new"));
    return id;
}

VkId FakeVk::message(qint64 peer, const QString &text, bool isOut, qint64 randomId)
{
    tick(1);
    const VkId id{VkKind::Message, peer, 0, messagesOf(peer).size() + 1};
    QJsonObject message{{QStringLiteral("id"), ++m_counter}, {QStringLiteral("conversation_message_id"), id.comment},
                        {QStringLiteral("peer_id"), peer},   {QStringLiteral("from_id"), isOut ? -groupId : peer},
                        {QStringLiteral("date"), m_now},     {QStringLiteral("out"), isOut ? 1 : 0},
                        {QStringLiteral("text"), text},      {QStringLiteral("attachments"), QJsonArray()},
                        {QStringLiteral("version"), m_now}};
    if (isOut)
        message.insert(QStringLiteral("random_id"), randomId);
    m_comments.insert(id.text(), message);
    if (isOut)
        emitEvent(QStringLiteral("message_reply"), message);
    else
        emitEvent(QStringLiteral("message_new"),
                  {{QStringLiteral("message"), message},
                   {QStringLiteral("client_info"), QJsonObject{{QStringLiteral("keyboard"), true}}}});
    return id;
}

void FakeVk::edit(const VkId &id, const QString &text)
{
    tick(1);
    if (id.comment == 0) {
        m_posts[id.text()].insert(QStringLiteral("text"), text);
        m_posts[id.text()].insert(QStringLiteral("edited"), m_now);
        return; // no event tells of it
    }
    m_comments[id.text()].insert(QStringLiteral("text"), text);
    if (id.kind == VkKind::Message) {
        m_comments[id.text()].insert(QStringLiteral("update_time"), m_now);
        emitEvent(QStringLiteral("message_edit"), m_comments.value(id.text()));
    } else {
        emitComment(id, QStringLiteral("edit"));
    }
}

void FakeVk::remove(const VkId &id)
{
    tick(1);
    m_removed.insert(id.text());
    if (id.kind != VkKind::Message && id.comment != 0)
        emitComment(id, QStringLiteral("delete"));
}

void FakeVk::restore(const VkId &id)
{
    tick(1);
    m_removed.remove(id.text());
    emitComment(id, QStringLiteral("restore"));
}

void FakeVk::close(const VkId &root)
{
    m_closed.insert(root.text());
    if (m_topics.contains(root.text()))
        m_topics[root.text()].insert(QStringLiteral("is_closed"), 1);
}

void FakeVk::attach(const VkId &comment, const QJsonObject &attachment)
{
    m_comments[comment.text()].insert(QStringLiteral("attachments"), QJsonArray{attachment});
}

void FakeVk::emitComment(const VkId &id, const QString &verb)
{
    const VkPlace &place = vkPlace(id.kind);
    QJsonObject object = m_comments.value(id.text());
    QStringList documented; // dev.vk.com/api/community-events/json-schema names more than the schema does
    const qint64 author = vkNumber(object.value(QLatin1StringView("from_id")));
    const bool isDeletion = verb == QLatin1StringView("delete");
    if (isDeletion)
        object = {{QStringLiteral("id"), id.comment},
                  {QStringLiteral("owner_id"), id.owner},
                  {QStringLiteral("user_id"), author}};
    if (isDeletion && id.kind == VkKind::Board)
        object = {{QStringLiteral("id"), id.comment}, {QStringLiteral("topic_owner_id"), groupId}};
    if (isDeletion && (id.kind == VkKind::Photo || id.kind == VkKind::Video))
        object.insert(QStringLiteral("deleter_id"), adminId);
    if (isDeletion && id.kind == VkKind::Video)
        object.remove(QStringLiteral("user_id"));
    if (id.kind == VkKind::Photo && isDeletion)
        object.insert(QStringLiteral("owner_id"), groupId); // not below 0, says the schema
    if (id.kind == VkKind::Photo && !isDeletion)
        object.insert(QStringLiteral("photo_owner_id"), groupId);
    object.insert(QString::fromLatin1(place.objectKey), id.object);
    if (id.kind == VkKind::Wall && !isDeletion) {
        object.insert(QStringLiteral("post_owner_id"), id.owner);
        documented.append(QStringLiteral("post_owner_id"));
    } else if (id.kind == VkKind::Board) {
        documented = {QStringLiteral("topic_id"), QStringLiteral("topic_owner_id")};
    } else if (id.kind == VkKind::Market && !isDeletion) {
        object.insert(QStringLiteral("market_owner_id"), id.owner);
        documented = {QStringLiteral("item_id"), QStringLiteral("reply_to_comment"), QStringLiteral("reply_to_user")};
    }
    emitEvent(QLatin1StringView(place.events) + u'_' + verb, object, documented);
}

void FakeVk::emitEvent(const QString &type, const QJsonObject &object, const QStringList &documented)
{
    ++m_ts;
    // Of edits and restorations under pictures, videos and goods the schema has no entry of their own.
    const QString described =
        type.endsWith(QLatin1StringView("_comment_edit")) || type.endsWith(QLatin1StringView("_comment_restore"))
            ? type.section(u'_', 0, 1) + QStringLiteral("_new")
            : type;
    if (m_schema.isThere())
        m_schemaFaults += m_schema.faultsOfEvent(described, object, documented);
    m_events.append({m_ts,
                     {{QStringLiteral("type"), type},
                      {QStringLiteral("object"), object},
                      {QStringLiteral("group_id"), groupId},
                      {QStringLiteral("event_id"), QStringLiteral("e%1").arg(m_ts)},
                      {QStringLiteral("v"), QStringLiteral("5.199")}}});
}

QJsonArray FakeVk::eventsAfter(qint64 ts) const
{
    QJsonArray events;
    for (const auto &[number, event] : m_events)
        if (number > ts)
            events.append(event);
    return events;
}

void FakeVk::forgetEvents()
{
    m_oldestTs = m_ts;
    m_events.clear();
}

void FakeVk::loseEvents()
{
    m_lostTs = ++m_ts;
    m_events.clear();
}

void FakeVk::dropEvent()
{
    m_events.removeLast();
}

HttpResponse FakeVk::longPoll(const Parameters &parameters) const
{
    const qint64 ts = parameters.value(QStringLiteral("ts")).toLongLong();
    if (parameters.value(QStringLiteral("act")) != QLatin1StringView("a_check")
        || !parameters.contains(QStringLiteral("wait")))
        return {400, {}, {}};
    if (parameters.value(QStringLiteral("key")) != QStringLiteral("key%1").arg(m_key))
        return json({{QStringLiteral("failed"), 2}});
    if (ts < m_lostTs)
        return json({{QStringLiteral("failed"), 3}});
    if (ts < m_oldestTs)
        return json({{QStringLiteral("failed"), 1}, {QStringLiteral("ts"), m_ts}});
    return json({{QStringLiteral("ts"), QString::number(m_ts)}, {QStringLiteral("updates"), eventsAfter(ts)}});
}

HttpResponse FakeVk::takePicture(const QByteArray &body)
{
    m_uploads.append(body);
    return json({{QStringLiteral("server"), 42},
                 {QStringLiteral("photo"), QStringLiteral("[{\"markers_restarted\":true}]")},
                 {QStringLiteral("hash"), QStringLiteral("h%1").arg(m_uploads.size())}});
}

Result<HttpResponse> FakeVk::answer(const HttpRequest &request)
{
    const QString path = request.url.path();
    const Parameters parameters = parametersOf(request);
    if (path.startsWith(QLatin1StringView("/method/")))
        return method(path.sliced(8), parameters);
    if (parameters.contains(QStringLiteral("access_token")))
        return HttpResponse{400, {}, "a token where none belongs"};
    if (path == QLatin1StringView("/wh7"))
        return longPoll(parameters);
    if (path == QLatin1StringView("/upload") && request.method == HttpMethod::Post)
        return takePicture(request.body);
    if (m_files.contains(request.url.toString()) && request.headers.isEmpty())
        return m_files.value(request.url.toString());
    return HttpResponse{404, {}, "<h1>404</h1>"};
}

HttpResponse FakeVk::method(const QString &name, const Parameters &parameters)
{
    ++m_calls[name];
    const QString token = parameters.value(QStringLiteral("access_token"));
    const auto kind = m_withdrawn.contains(token) ? std::nullopt : kindOf(token);
    Answer answer = tl::unexpected(Refusal{5, QStringLiteral("User authorization failed: invalid access_token (4).")});
    if (kind) {
        if (const auto refusal = m_table.refusal(name, *kind, parameters))
            answer = tl::unexpected(Refusal{refusal->code, refusal->message});
        else if (m_failures.contains(name))
            answer = tl::unexpected(Refusal{m_failures.take(name), QStringLiteral("as the test wants it")});
        else
            answer = call(name, parameters, *kind);
    }
    const QJsonObject told = answer
                               ? QJsonObject{{QStringLiteral("response"), *answer}}
                               : QJsonObject{{QStringLiteral("error"),
                                              QJsonObject{{QStringLiteral("inner_type"), QStringLiteral("base_error")},
                                                          {QStringLiteral("error_code"), answer.error().code},
                                                          {QStringLiteral("error_msg"), answer.error().message},
                                                          {QStringLiteral("request_params"), QJsonArray()}}}};
    if (m_schema.isThere())
        m_schemaFaults += m_schema.faultsOfAnswer(name, told);
    return json(told);
}

FakeVk::Answer FakeVk::call(const QString &name, const Parameters &p, VkTokenKind token)
{
    const QString verb = name.section(u'.', 1);
    const QString area = name.section(u'.', 0, 0);
    static const QMap<QString, VkKind> kinds{{QStringLiteral("wall"), VkKind::Wall},
                                             {QStringLiteral("board"), VkKind::Board},
                                             {QStringLiteral("photos"), VkKind::Photo},
                                             {QStringLiteral("video"), VkKind::Video},
                                             {QStringLiteral("market"), VkKind::Market}};
    if (kinds.contains(area) && verb.contains(QLatin1StringView("Comment"))) {
        const VkPlace &place = vkPlace(kinds.value(area));
        if (name == QLatin1StringView("wall.getComment"))
            return getWallComment(p);
        if (verb.startsWith(QLatin1StringView("create")))
            return createComment(place, p);
        return verb.startsWith(QLatin1StringView("get"))
                 ? getComments(place, p)
                 : deleteComment(place, p, verb.startsWith(QLatin1StringView("restore")));
    }
    if (area == QLatin1StringView("wall"))
        return wallCall(verb, p);
    if (name == QLatin1StringView("board.getTopics"))
        return getTopics(p);
    if (area == QLatin1StringView("messages"))
        return messagesCall(verb, p);
    if (area == QLatin1StringView("photos"))
        return photosCall(verb, p);
    return groupsCall(verb, p, token);
}

} // namespace otklik
