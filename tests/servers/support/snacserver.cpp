#include "tests/servers/support/snacserver.h"

#include "channels/http/formdata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

namespace otklik {

namespace {

const QString script = QStringLiteral(OTKLIK_SOURCE_DIR "/tests/servers/snac2.sh");

tl::unexpected<Error> failed(const QString &what)
{
    return failure(Error::Kind::GiveUp, QStringLiteral("snac2"), what);
}

SnacServer::Post postOf(const QJsonObject &status)
{
    const auto text = [&](const char *key) { return status.value(QLatin1StringView(key)).toString(); };
    SnacServer::Post post;
    post.id = text("id");
    post.uri = text("uri");
    post.text = text("text");
    post.author = status.value(QLatin1StringView("account")).toObject().value(QLatin1StringView("username")).toString();
    post.inReplyTo = text("in_reply_to_id");
    post.warning = text("spoiler_text");
    post.visibility = text("visibility") == QLatin1StringView("public") ? Visibility::Public : Visibility::Private;
    const QJsonArray pictures = status.value(QLatin1StringView("media_attachments")).toArray();
    for (const QJsonValue &picture : pictures)
        post.pictures.append({QUrl(picture[QLatin1StringView("url")].toString()),
                              picture[QLatin1StringView("description")].toString()});
    return post;
}

QList<SnacServer::Post> postsOf(const QJsonArray &statuses)
{
    QList<SnacServer::Post> posts;
    for (const QJsonValue &status : statuses)
        posts.append(postOf(status.toObject()));
    return posts;
}

} // namespace

Result<std::unique_ptr<SnacServer>> SnacServer::start()
{
    std::unique_ptr<SnacServer> server(new SnacServer);
    QProcess process;
    process.start(script, {QStringLiteral("start"), QStringLiteral("0"), server->m_folder.filePath(QStringLiteral("snac"))});
    if (!process.waitForFinished(180'000) || process.exitCode() != 0)
        return failed(QString::fromUtf8(process.readAllStandardError()));
    server->m_address = QUrl(QString::fromUtf8(process.readAllStandardOutput()).trimmed());
    return server;
}

SnacServer::~SnacServer()
{
    QProcess::execute(script, {QStringLiteral("stop"), m_folder.filePath(QStringLiteral("snac"))});
}

QUrl SnacServer::at(const QString &path) const
{
    QUrl url = m_address;
    url.setPath(path);
    return url;
}

QString SnacServer::password(const QString &account) const
{
    QFile file(passwordFile());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines)
        if (line.startsWith(account + QStringLiteral(": ")))
            return line.mid(account.size() + 2).trimmed();
    return {};
}

QByteArray SnacServer::basic(const QString &account) const
{
    return "Basic " + QStringLiteral("%1:%2").arg(account, password(account)).toUtf8().toBase64();
}

Result<HttpResponse> SnacServer::postForm(const QUrl &url, const QList<std::pair<QString, QString>> &form,
                                          const QByteArray &authorization)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = url;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    if (!authorization.isEmpty())
        request.headers.emplace_back("Authorization", authorization);
    request.body = formEncoded(form);
    return m_http.perform(request);
}

Result<QByteArray> SnacServer::token(const QString &account)
{
    if (m_tokens.contains(account))
        return m_tokens.value(account);
    const auto answer = postForm(at(QStringLiteral("/oauth/x-snac-get-token")),
                                 {{QStringLiteral("login"), account}, {QStringLiteral("passwd"), password(account)}});
    if (!answer || answer->status != 200 || answer->body.contains('<'))
        return failed(QStringLiteral("no token for ") + account);
    m_tokens.insert(account, answer->body.trimmed());
    return m_tokens.value(account);
}

Result<HttpResponse> SnacServer::get(const QString &path, const QString &account)
{
    const auto authorization = token(account);
    if (!authorization)
        return tl::unexpected(authorization.error());
    HttpRequest request;
    request.url = at(path);
    request.headers = {{"Authorization", "Bearer " + *authorization}};
    auto answer = m_http.perform(request);
    if (answer && answer->status != 200)
        return failed(QStringLiteral("%1 answers %2").arg(path).arg(answer->status));
    return answer;
}

Result<SnacServer::Post> SnacServer::post(const QString &account, const QString &text, const QString &inReplyTo,
                                          Visibility visibility, const QString &warning)
{
    const auto authorization = token(account);
    if (!authorization)
        return tl::unexpected(authorization.error());
    QList<std::pair<QString, QString>> form{{QStringLiteral("status"), text}};
    if (!inReplyTo.isEmpty())
        form.append({QStringLiteral("in_reply_to_id"), inReplyTo});
    if (visibility == Visibility::Private)
        form.append({QStringLiteral("visibility"), QStringLiteral("direct")});
    if (!warning.isEmpty())
        form.append({QStringLiteral("spoiler_text"), warning});
    const auto answer = postForm(at(QStringLiteral("/api/v1/statuses")), form, "Bearer " + *authorization);
    if (!answer || answer->status != 200)
        return failed(QStringLiteral("not posted"));
    return postOf(QJsonDocument::fromJson(answer->body).object());
}

Result<SnacServer::Post> SnacServer::postPicture(const QString &account, const QString &text, const QByteArray &png,
                                                 const QString &description)
{
    const auto authorization = token(account);
    if (!authorization)
        return tl::unexpected(authorization.error());
    FormData form;
    form.addFile("file", "lid.png", "image/png", png);
    form.addText("description", description.toUtf8());
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = at(QStringLiteral("/api/v2/media"));
    request.headers = {{"Content-Type", form.contentType()}, {"Authorization", "Bearer " + *authorization}};
    request.body = form.body();
    const auto taken = m_http.perform(request);
    const QString id = taken ? QJsonDocument::fromJson(taken->body).object().value(QLatin1StringView("id")).toString() : QString();
    if (id.isEmpty())
        return failed(QStringLiteral("picture not taken"));
    const auto answer = postForm(at(QStringLiteral("/api/v1/statuses")), {{QStringLiteral("status"), text}, {QStringLiteral("media_ids[]"), id}},
                                 "Bearer " + *authorization);
    if (!answer || answer->status != 200)
        return failed(QStringLiteral("not posted"));
    return postOf(QJsonDocument::fromJson(answer->body).object());
}

Result<void> SnacServer::edit(const QString &account, const Post &post, const QString &text)
{
    const auto answer = postForm(at(QStringLiteral("/%1/admin/note").arg(account)),
                                 {{QStringLiteral("edit_id"), post.uri}, {QStringLiteral("content"), text}}, basic(account));
    if (!answer || answer->status >= 400)
        return failed(QStringLiteral("not edited"));
    return {};
}

Result<void> SnacServer::remove(const QString &account, const Post &post)
{
    const auto answer = postForm(at(QStringLiteral("/%1/admin/action").arg(account)),
                                 {{QStringLiteral("id"), post.uri}, {QStringLiteral("action"), QStringLiteral("Delete")}},
                                 basic(account));
    if (!answer || answer->status >= 400)
        return failed(QStringLiteral("not deleted"));
    return {};
}

Result<QList<SnacServer::Post>> SnacServer::answers(const QString &account, const QString &id)
{
    const auto answer = get(QStringLiteral("/api/v1/statuses/%1/context").arg(id), account);
    if (!answer)
        return tl::unexpected(answer.error());
    return postsOf(QJsonDocument::fromJson(answer->body).object().value(QLatin1StringView("descendants")).toArray());
}

QByteArray SnacServer::bytesOf(const Post::Picture &picture)
{
    HttpRequest request;
    request.url = at(picture.url.path()); // it names itself by a host of its own
    const auto answer = m_http.perform(request);
    return answer && answer->status == 200 ? answer->body : QByteArray();
}

Result<QList<SnacServer::Post>> SnacServer::publicPosts(const QString &account)
{
    const auto answer = get(QStringLiteral("/api/v1/accounts/%1/statuses").arg(account), account);
    if (!answer)
        return tl::unexpected(answer.error());
    return postsOf(QJsonDocument::fromJson(answer->body).array());
}

Result<void> SnacServer::authorize(const QUrl &authorizeUrl, const QString &account)
{
    HttpRequest request;
    request.url = authorizeUrl;
    const auto page = m_http.perform(request);
    if (!page || page->status != 200)
        return failed(QStringLiteral("no login page"));
    static const QRegularExpression hidden(QStringLiteral("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\""));
    static const QRegularExpression action(QStringLiteral("action=\"([^\"]*)\""));
    const QString html = QString::fromUtf8(page->body);
    QList<std::pair<QString, QString>> form{{QStringLiteral("login"), account}, {QStringLiteral("passwd"), password(account)}};
    for (auto matches = hidden.globalMatch(html); matches.hasNext();) {
        const auto match = matches.next();
        form.append({match.captured(1), match.captured(2)});
    }
    const auto answer = postForm(QUrl(action.match(html).captured(1)), form);
    if (!answer || answer->status != 303)
        return failed(QStringLiteral("not signed in"));
    request.url = QUrl(QString::fromUtf8(answer->header("location")), QUrl::StrictMode);
    const auto back = m_http.perform(request);
    if (!back || back->status != 200)
        return failed(QStringLiteral("the call-back answers %1").arg(back ? back->status : 0));
    return {};
}

} // namespace otklik
