#include "tests/servers/support/serverprocess.h"

#include "sync/wire/protocol.h"

#include <QTcpSocket>
#include <QJsonDocument>
#include <QUrlQuery>

namespace otklik {

namespace {

tl::unexpected<Error> failed(const QString &what)
{
    return failure(Error::Kind::GiveUp, QStringLiteral("server"), what);
}

} // namespace

ServerProcess::ServerProcess(const QString &program) : m_program(program) { }

ServerProcess::~ServerProcess()
{
    if (!m_process)
        return;
    m_process->closeWriteChannel(); // as when the desktop goes: it ends by itself
    if (!m_process->waitForFinished(60'000))
        kill();
}

Result<void> ServerProcess::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->start(m_program, {QStringLiteral("serve"), QStringLiteral("--embedded"), QStringLiteral("--poll"),
                                 QStringLiteral("1"), QStringLiteral("--data"), m_folder.path()});
    if (!m_process->waitForStarted())
        return failed(m_process->errorString());
    const QByteArray secret("tests-hand-this-over-privately");
    m_process->write(secret + '\n');
    while (!m_process->canReadLine())
        if (!m_process->waitForReadyRead(60'000))
            return failed(QString::fromUtf8(m_process->readAllStandardError()));
    m_port = static_cast<quint16>(
        QJsonDocument::fromJson(m_process->readLine()).object().value(QLatin1StringView("port")).toInt());
    const auto session = call(HttpMethod::Post, QStringLiteral("/v1/sessions"), "{\"secret\":\"" + secret + "\"}");
    if (!session)
        return tl::unexpected(session.error());
    m_token = QJsonDocument::fromJson(*session).object().value(QLatin1StringView("token")).toString().toUtf8();
    return {};
}

void ServerProcess::kill()
{
    m_process->kill();
    m_process->waitForFinished(60'000);
    drainLog();
    m_process.reset();
    m_token.clear();
}

void ServerProcess::drainLog()
{
    m_log += m_process->readAllStandardError();
}

Result<QByteArray> ServerProcess::call(HttpMethod method, const QString &path, const QByteArray &body)
{
    HttpRequest request;
    request.method = method;
    request.url = QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path));
    request.body = body;
    if (method == HttpMethod::Post)
        request.headers = {{"Content-Type", "application/json"}};
    if (!m_token.isEmpty())
        request.headers.emplace_back("Authorization", "Bearer " + m_token);
    const auto response = m_http.perform(request);
    if (!response)
        return tl::unexpected(response.error());
    m_process->waitForReadyRead(0);
    drainLog();
    if (response->status / 100 != 2)
        return failed(QStringLiteral("%1: %2 %3").arg(path).arg(response->status).arg(QString::fromUtf8(response->body)));
    return response->body;
}

Result<QUrl> ServerProcess::connectMastodon(const QUrl &address)
{
    const QJsonObject body{{QStringLiteral("url"), address.toString()}};
    const auto answer = call(HttpMethod::Post, QStringLiteral("/v1/sources/mastodon"), QJsonDocument(body).toJson());
    if (!answer)
        return tl::unexpected(answer.error());
    const QString url = QJsonDocument::fromJson(*answer).object().value(QLatin1StringView("authorize_url")).toString();
    return QUrl(url, QUrl::StrictMode);
}

Result<MutationAnswer> ServerProcess::push(const Command &command)
{
    const auto answer = call(HttpMethod::Post, QStringLiteral("/v1/mutations"),
                             wire::encodeMutations({makeMutation(command, m_clock)}));
    if (!answer)
        return tl::unexpected(answer.error());
    const auto answers = wire::decodeAnswers(*answer);
    if (!answers || answers->size() != 1)
        return failed(QStringLiteral("no answer to a mutation"));
    return answers->first();
}

Result<void> ServerProcess::upload(const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    if (!socket.waitForConnected())
        return failed(socket.errorString());
    socket.write("PUT /v1/attachments/" + attachmentHashOf(bytes).toLatin1() + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                 "Authorization: Bearer " + m_token + "\r\nContent-Type: " + attachmentTypeOf(bytes).toLatin1()
                 + "\r\nContent-Length: " + QByteArray::number(bytes.size()) + "\r\n\r\n" + bytes);
    QByteArray answer;
    while (socket.waitForReadyRead())
        answer += socket.readAll();
    if (!answer.startsWith("HTTP/1.1 200"))
        return failed(QString::fromUtf8(answer));
    return {};
}

Result<void> ServerProcess::pull()
{
    for (;;) {
        const auto answer = call(HttpMethod::Get, QStringLiteral("/v1/changes?after=%1").arg(m_upTo));
        if (!answer)
            return tl::unexpected(answer.error());
        const auto page = wire::decodeChanges(*answer);
        if (!page)
            return tl::unexpected(page.error());
        for (const EntityChange &change : page->changes)
            m_rows.insert(idOf(change.entity), change.entity);
        m_upTo = page->upTo;
        if (!page->hasMore)
            return {};
    }
}

} // namespace otklik
