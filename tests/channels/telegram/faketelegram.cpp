#include "tests/channels/telegram/faketelegram.h"

#include "channels/telegram/telegramconnector.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace otklik {

namespace {

HttpResponse answerOf(int status, const QJsonObject &json)
{
    return {status, {{"content-type", "application/json"}}, QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

HttpResponse bad(int status, const QString &description, const QJsonObject &parameters = {})
{
    QJsonObject json{{QStringLiteral("ok"), false}, {QStringLiteral("error_code"), status}, {QStringLiteral("description"), description}};
    if (!parameters.isEmpty())
        json.insert(QStringLiteral("parameters"), parameters);
    return answerOf(status, json);
}

QJsonObject chat(qint64 id, const QString &type, const QString &title, const QString &username = {})
{
    QJsonObject json{{QStringLiteral("id"), id}, {QStringLiteral("type"), type}, {QStringLiteral("title"), title}};
    if (!username.isEmpty())
        json.insert(QStringLiteral("username"), username);
    return json;
}

} // namespace

FakeTelegram::FakeTelegram(FakeClock &clock) : m_clock(clock)
{
    m_account = {{QStringLiteral("id"), botId}, {QStringLiteral("is_bot"), true}, {QStringLiteral("first_name"), QStringLiteral("Ромашка")},
                 {QStringLiteral("username"), QStringLiteral("RomashkaBot")}, {QStringLiteral("can_join_groups"), true},
                 {QStringLiteral("can_read_all_group_messages"), true}, {QStringLiteral("can_connect_to_business"), true}};
    setConnection(true, true);
}

void FakeTelegram::setConnection(bool isEnabled, bool canReply)
{
    m_connection = {{QStringLiteral("id"), connection}, {QStringLiteral("user_chat_id"), ownerId},
                    {QStringLiteral("date"), 1'700'000'000}, {QStringLiteral("is_enabled"), isEnabled},
                    {QStringLiteral("user"), QJsonObject{{QStringLiteral("id"), ownerId}, {QStringLiteral("is_bot"), false},
                                                         {QStringLiteral("first_name"), QStringLiteral("Owner")}}}};
    if (canReply)
        m_connection.insert(QStringLiteral("rights"), QJsonObject{{QStringLiteral("can_reply"), true}});
}

std::unique_ptr<Connector> FakeTelegram::connector(Http &http, const Clock &clock, TimePoint readFrom)
{
    return std::make_unique<TelegramConnector>(http, clock, TelegramAccess{QUrl(QStringLiteral("https://api.telegram.org")), token}, readFrom);
}

qint64 FakeTelegram::seconds() const
{
    return std::chrono::duration_cast<std::chrono::seconds>(m_clock.now().time_since_epoch()).count();
}

QJsonObject FakeTelegram::user(const QString &customer)
{
    if (!m_users.contains(customer))
        m_users.insert(customer, 5'000'000'000 + m_users.size());
    return {{QStringLiteral("id"), m_users.value(customer)}, {QStringLiteral("is_bot"), false},
            {QStringLiteral("first_name"), customer}, {QStringLiteral("username"), customer}};
}

QJsonObject FakeTelegram::privateChat(const QString &customer)
{
    return {{QStringLiteral("id"), user(customer).value(u"id")}, {QStringLiteral("type"), QStringLiteral("private")},
            {QStringLiteral("first_name"), customer}, {QStringLiteral("username"), customer}};
}

QJsonObject FakeTelegram::group()
{
    return chat(groupId, QStringLiteral("supergroup"), QStringLiteral("Соседи"), QStringLiteral("sosedi"));
}

QJsonObject FakeTelegram::channel()
{
    return chat(channelId, QStringLiteral("channel"), QStringLiteral("Новости Ромашки"), QStringLiteral("romashka_news"));
}

QJsonObject FakeTelegram::discussion()
{
    return chat(discussionId, QStringLiteral("supergroup"), QStringLiteral("Обсуждение"));
}

void FakeTelegram::push(const QString &kind, const QJsonObject &object)
{
    const QJsonObject update{{QStringLiteral("update_id"), m_nextUpdate++}, {kind, object}};
    if (m_schema.isThere())
        if (const QString fault = m_schema.faultIn(update, QStringLiteral("Update")); !fault.isEmpty())
            m_faults.append(kind + u' ' + fault);
    m_updates.append({m_clock.now(), update});
}

QJsonObject FakeTelegram::say(const QJsonObject &chat, const QJsonObject &from, const QString &text, const QJsonObject &more,
                              const QString &kind)
{
    QJsonObject message{{QStringLiteral("message_id"), m_nextMessage++}, {QStringLiteral("date"), seconds()}, {QStringLiteral("chat"), chat}};
    if (!from.isEmpty())
        message.insert(QStringLiteral("from"), from);
    if (!text.isEmpty())
        message.insert(QStringLiteral("text"), text);
    for (auto entry = more.begin(); entry != more.end(); ++entry)
        message.insert(entry.key(), entry.value());
    m_messages.insert(idOfMessage(message).text(), message);
    push(kind, message);
    return message;
}

QString FakeTelegram::write(const QString &customer, const QString &text, const QString &inReplyTo)
{
    QJsonObject more;
    if (const auto parent = m_messages.constFind(inReplyTo); parent != m_messages.cend())
        more.insert(QStringLiteral("reply_to_message"), *parent);
    return idOfMessage(say(privateChat(customer), user(customer), text, more)).text();
}

QString FakeTelegram::edit(const QString &externalId, const QString &text)
{
    QJsonObject &message = m_messages[externalId];
    message.insert(QStringLiteral("text"), text);
    message.insert(QStringLiteral("edit_date"), seconds());
    const bool isBusiness = message.contains(u"business_connection_id");
    push(isBusiness ? QStringLiteral("edited_business_message") : QStringLiteral("edited_message"), message);
    return externalId;
}

void FakeTelegram::removeBusiness(const QString &externalId)
{
    const QJsonObject message = m_messages.take(externalId);
    push(QStringLiteral("deleted_business_messages"),
         {{QStringLiteral("business_connection_id"), connection}, {QStringLiteral("chat"), message.value(u"chat")},
          {QStringLiteral("message_ids"), QJsonArray{message.value(u"message_id")}}});
}

void FakeTelegram::setBlocked(const QString &customer, bool isBlocked)
{
    const qint64 id = user(customer).value(u"id").toInteger();
    m_blocked.removeAll(id);
    if (isBlocked)
        m_blocked.append(id);
    const QJsonObject member{{QStringLiteral("status"), QStringLiteral("member")}, {QStringLiteral("user"), m_account}};
    const QJsonObject kicked{{QStringLiteral("status"), QStringLiteral("kicked")}, {QStringLiteral("user"), m_account}, {QStringLiteral("until_date"), 0}};
    push(QStringLiteral("my_chat_member"),
         {{QStringLiteral("chat"), privateChat(customer)}, {QStringLiteral("from"), user(customer)}, {QStringLiteral("date"), seconds()},
          {QStringLiteral("old_chat_member"), isBlocked ? member : kicked}, {QStringLiteral("new_chat_member"), isBlocked ? kicked : member}});
}

void FakeTelegram::answerOnce(const QString &method, int status, const QByteArray &body)
{
    m_onceAnswers.insert(method, {status, body});
}

QStringList FakeTelegram::brandTexts() const
{
    QStringList texts;
    for (const QString &id : m_sent)
        texts.append(m_messages.value(id).value(u"text").toString());
    return texts;
}

QList<QJsonObject> FakeTelegram::callsOf(const QString &method) const
{
    QList<QJsonObject> found;
    for (const auto &[name, parameters] : m_calls)
        if (name == method)
            found.append(parameters);
    return found;
}

QJsonObject FakeTelegram::parametersOf(const HttpRequest &request)
{
    QByteArray type;
    for (const auto &[name, value] : request.headers)
        if (name == "Content-Type")
            type = value;
    if (!type.startsWith("multipart/"))
        return QJsonDocument::fromJson(request.body).object();
    const QByteArray boundary = "--" + type.mid(type.indexOf("boundary=") + 9);
    static const QRegularExpression nameOf(QStringLiteral("name=\"([^\"]*)\""));
    QJsonObject parameters;
    qsizetype from = request.body.indexOf(boundary);
    while (from >= 0) {
        const qsizetype to = request.body.indexOf(boundary, from + boundary.size());
        const QByteArray part = request.body.mid(from + boundary.size() + 2, to - from - boundary.size() - 4);
        from = to;
        const qsizetype body = part.indexOf("\r\n\r\n");
        if (to < 0 || body < 0)
            break;
        const QByteArray head = part.left(body);
        const QString name = nameOf.match(QString::fromUtf8(head)).captured(1);
        const QByteArray content = part.mid(body + 4);
        if (head.contains("filename=")) {
            m_lastFile = content;
            if (!name.startsWith(u"picture"))
                parameters.insert(name, QStringLiteral("(file)"));
            continue;
        }
        const QJsonDocument json = QJsonDocument::fromJson(content);
        bool isNumber = false;
        const qint64 number = content.toLongLong(&isNumber);
        if (name == u"caption")
            parameters.insert(name, QString::fromUtf8(content));
        else if (!json.isNull())
            parameters.insert(name, json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object()));
        else
            parameters.insert(name, isNumber ? QJsonValue(number) : QJsonValue(QString::fromUtf8(content)));
    }
    return parameters;
}

HttpResponse FakeTelegram::good(const QString &method, const QJsonValue &result)
{
    if (m_schema.isThere())
        if (const QString fault = m_schema.faultInAnswer(method, result); !fault.isEmpty())
            m_faults.append(method + QStringLiteral(" answers: ") + fault);
    return answerOf(200, {{QStringLiteral("ok"), true}, {QStringLiteral("result"), result}});
}

void FakeTelegram::setFile(const QString &fileId, const QJsonObject &told, const HttpResponse &file)
{
    QJsonObject entry = told;
    entry.insert(QStringLiteral("file_id"), fileId);
    entry.insert(QStringLiteral("file_unique_id"), QStringLiteral("u-") + fileId);
    m_files.insert(fileId, {entry, file});
}

HttpResponse FakeTelegram::fileOf(const QString &path) const
{
    for (const auto &[told, file] : m_files)
        if (told.value(u"file_path").toString() == path)
            return file;
    return bad(404, QStringLiteral("Not Found"));
}

Result<HttpResponse> FakeTelegram::answer(const HttpRequest &request)
{
    const QString path = request.url.path();
    const QString files = QStringLiteral("/file/bot%1/").arg(token);
    if (request.url.host() == u"api.telegram.org" && path.startsWith(files))
        return fileOf(path.sliced(files.size()));
    const QString method = path.section(u'/', -1);
    if (request.url.host() != u"api.telegram.org" || path != QStringLiteral("/bot%1/%2").arg(token, method))
        return bad(401, QStringLiteral("Unauthorized"));
    const QJsonObject parameters = parametersOf(request);
    m_calls.append({method, parameters});
    if (m_schema.isThere())
        if (const QString fault = m_schema.faultInCall(method, parameters); !fault.isEmpty())
            m_faults.append(fault);
    if (m_onceAnswers.contains(method)) {
        const auto [status, body] = m_onceAnswers.take(method);
        return HttpResponse{status, {}, body};
    }
    return perform(method, parameters);
}

HttpResponse FakeTelegram::perform(const QString &method, const QJsonObject &parameters)
{
    if (method == u"getMe")
        return good(method, m_account);
    if (method == u"getUpdates")
        return updates(parameters);
    if (method == u"getWebhookInfo")
        return good(method, QJsonObject{{QStringLiteral("url"), m_hasWebhook ? QStringLiteral("https://crm.example/hook") : QString()},
                                        {QStringLiteral("has_custom_certificate"), false},
                                        {QStringLiteral("pending_update_count"), m_updates.size()}});
    if (method == u"getBusinessConnection")
        return parameters.value(u"business_connection_id").toString() == connection
            ? good(method, m_connection)
            : bad(400, QStringLiteral("Bad Request: BUSINESS_CONNECTION_INVALID"));
    if (method == u"sendMessage" || method == u"sendPhoto" || method == u"sendMediaGroup")
        return send(method, parameters);
    if (method == u"getFile") {
        const auto file = m_files.constFind(parameters.value(u"file_id").toString());
        return file == m_files.cend() ? bad(400, QStringLiteral("Bad Request: wrong file_id or the file is temporarily unavailable"))
                                      : good(method, file->first);
    }
    if (method == u"deleteMessage")
        return remove(parameters);
    if (method == u"banChatMember" || method == u"unbanChatMember" || method == u"banChatSenderChat"
        || method == u"deleteBusinessMessages")
        return good(method, true);
    return bad(404, QStringLiteral("Not Found: method not found"));
}

HttpResponse FakeTelegram::updates(const QJsonObject &parameters)
{
    if (m_hasWebhook)
        return bad(409, QStringLiteral("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"));
    const qint64 offset = parameters.value(u"offset").toInteger();
    m_updates.removeIf([&](const Waiting &one) {
        return m_clock.now() - one.at > std::chrono::hours(24) || one.update.value(u"update_id").toInteger() < offset;
    });
    QJsonArray page;
    for (const Waiting &one : std::as_const(m_updates))
        if (page.size() < parameters.value(u"limit").toInteger(100))
            page.append(one.update);
    return good(QStringLiteral("getUpdates"), page);
}

HttpResponse FakeTelegram::send(const QString &method, const QJsonObject &parameters)
{
    const qint64 to = parameters.value(u"chat_id").toInteger();
    if (m_blocked.contains(to))
        return bad(403, QStringLiteral("Forbidden: bot was blocked by the user"));
    if (parameters.value(u"text").toString().size() > 4096)
        return bad(400, QStringLiteral("Bad Request: message is too long"));
    QJsonObject message{{QStringLiteral("message_id"), m_nextMessage++}, {QStringLiteral("date"), seconds()}, {QStringLiteral("from"), m_account}};
    QJsonObject chat = to == groupId ? group() : to == discussionId ? discussion() : QJsonObject();
    for (auto known = m_users.begin(); known != m_users.end(); ++known)
        if (known.value() == to)
            chat = privateChat(known.key());
    if (chat.isEmpty())
        return bad(400, QStringLiteral("Bad Request: chat not found"));
    message.insert(QStringLiteral("chat"), chat);
    if (parameters.contains(u"business_connection_id"))
        message.insert(QStringLiteral("business_connection_id"), parameters.value(u"business_connection_id"));
    if (parameters.contains(u"reply_parameters")) {
        TelegramId parent = idOfMessage(message);
        parent.message = parameters.value(u"reply_parameters").toObject().value(u"message_id").toInteger();
        parent.topic = parameters.value(u"message_thread_id").toInteger();
        if (!m_messages.contains(parent.text()))
            return bad(400, QStringLiteral("Bad Request: message to be replied not found"));
        message.insert(QStringLiteral("reply_to_message"), m_messages.value(parent.text()));
    }
    if (method == u"sendMessage")
        message.insert(QStringLiteral("text"), parameters.value(u"text"));
    else
        message.insert(QStringLiteral("photo"), QJsonArray());
    if (parameters.contains(u"caption"))
        message.insert(QStringLiteral("caption"), parameters.value(u"caption"));
    const QString id = idOfMessage(message).text();
    m_messages.insert(id, message);
    m_sent.append(id);
    return good(method, method == u"sendMediaGroup" ? QJsonValue(QJsonArray{message}) : QJsonValue(message));
}

HttpResponse FakeTelegram::remove(const QJsonObject &parameters)
{
    const TelegramId id{{}, parameters.value(u"chat_id").toInteger(), parameters.value(u"message_id").toInteger(), 0, false};
    if (m_messages.remove(id.text()) == 0)
        return bad(400, QStringLiteral("Bad Request: message to delete not found"));
    return good(QStringLiteral("deleteMessage"), true);
}

} // namespace otklik
