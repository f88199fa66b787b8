#include "benchmarks/networks/networksbench.h"

#include "channels/connectors.h"
#include "channels/http/curlhttp.h"
#include "channels/wordpress/wordpressconnector.h"
#include "tests/servers/support/scriptserver.h"
#include "tests/servers/support/snacserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QThread>
#include <QUrlQuery>

#include <cstdio>

namespace otklik::bench {

namespace {

constexpr int rounds = 3;
const QString unit = QStringLiteral("mentions/s");

tl::unexpected<Error> unread(const QString &network, const QString &detail)
{
    return failure(Error::Kind::GiveUp, QStringLiteral("not_read"), network + QStringLiteral(": ") + detail);
}

QString words(int number)
{
    return QStringLiteral("Здравствуйте! Заказ %1 едет вторую неделю, а поддержка молчит. Когда ждать курьера?").arg(number);
}

/// Passes on, and remembers what was asked for.
class RecordingHttp final : public Http
{
public:
    Result<HttpResponse> perform(const HttpRequest &request) override
    {
        asked.append(request);
        return m_http.perform(request);
    }
    QList<HttpRequest> asked;

private:
    CurlHttp m_http;
};

/// A network with so many mentions in it, and how to read it.
struct Filled final
{
    QString name;
    ConnectorSetup setup;
    qint64 mentions = 0;
    std::function<void()> fetchAlone; ///< the same bytes; empty: the requests are made again
};

/// Reads all from the beginning; the number of different posts.
Result<qint64> readAll(const Filled &filled, Http &http)
{
    const SystemClock clock;
    const auto connector = makeConnector(filled.setup, http, clock);
    QSet<QString> seen;
    QString cursor;
    for (bool hasMore = true; hasMore;) {
        const auto read = connector->read(cursor);
        if (!read)
            return unread(filled.name, read.error().code + u' ' + read.error().detail);
        for (const IncomingPost &post : read->posts)
            seen.insert(post.externalId);
        cursor = read->cursor;
        hasMore = read->hasMore;
    }
    return seen.size();
}

Result<Figure> measured(const Filled &filled)
{
    QList<double> reading;
    QList<double> fetching;
    qint64 count = 0;
    for (int round = 0; round < rounds; ++round) {
        RecordingHttp http;
        QElapsedTimer timer;
        timer.start();
        const auto read = readAll(filled, http);
        if (!read)
            return tl::unexpected(read.error());
        reading.append(static_cast<double>(timer.nsecsElapsed()) / 1e9);
        count = *read;
        if (count < filled.mentions)
            return unread(filled.name, QStringLiteral("%1 of %2").arg(count).arg(filled.mentions));
        CurlHttp bare;
        timer.restart();
        if (filled.fetchAlone)
            filled.fetchAlone();
        else
            for (const HttpRequest &request : std::as_const(http.asked))
                (void)bare.perform(request);
        fetching.append(static_cast<double>(timer.nsecsElapsed()) / 1e9);
    }
    const auto perSecond = [count](const QList<double> &seconds) { return static_cast<double>(count) / median(seconds); };
    return Figure{filled.name + QStringLiteral("_mentions_per_s"), perSecond(reading), unit, perSecond(fetching), count};
}

Result<Figure> measuredMastodon()
{
    constexpr qint64 mentions = 40; // what it tells at once
    const auto server = SnacServer::start();
    if (!server)
        return tl::unexpected(server.error());
    for (int i = 0; i < mentions; ++i)
        if (const auto post = (*server)->post(QStringLiteral("alice"), QStringLiteral("@brand ") + words(i)); !post)
            return tl::unexpected(post.error());
    const auto token = (*server)->token(QStringLiteral("brand"));
    if (!token)
        return tl::unexpected(token.error());
    Filled filled{QStringLiteral("mastodon_snac2"), {}, mentions, {}};
    filled.setup.network = QStringLiteral("mastodon");
    filled.setup.url = (*server)->address();
    filled.setup.values = {{setupkey::token, QString::fromLatin1(*token)}};
    Result<qint64> there = 0;
    for (int look = 0; look < 40 && there && *there < mentions; ++look) { // told by its queue, after a while
        RecordingHttp http;
        there = readAll(filled, http);
        QThread::msleep(500);
    }
    return there ? measured(filled) : tl::unexpected(there.error());
}

Result<Figure> measuredWordPress()
{
    constexpr qint64 mentions = 500;
    const auto server = ScriptServer::start(QStringLiteral("wordpress"));
    if (!server)
        return tl::unexpected(server.error());
    CurlHttp http;
    for (int i = 0; i < mentions; ++i) {
        HttpRequest form;
        form.method = HttpMethod::Post;
        form.url = (*server)->address().resolved(QUrl(QStringLiteral("/wp-comments-post.php")));
        form.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        form.body = formEncoded({{QStringLiteral("comment_post_ID"), QStringLiteral("1")},
                                 {QStringLiteral("author"), QStringLiteral("Анна")},
                                 {QStringLiteral("email"), QStringLiteral("anna@example.org")},
                                 {QStringLiteral("comment"), words(i)}});
        if (const auto written = http.perform(form); !written || written->status != 302)
            return unread(QStringLiteral("wordpress"), QStringLiteral("the site takes no comments"));
    }
    Filled filled{QStringLiteral("wordpress"), {}, mentions, {}};
    filled.setup.network = QStringLiteral("wordpress");
    filled.setup.url = (*server)->address();
    filled.setup.values = {{setupkey::wordPressUser, QStringLiteral("brand")}, {setupkey::wordPressPassword, QStringLiteral("appbrand")}};
    return measured(filled);
}

/// A program that has to succeed; what it said otherwise.
Result<void> run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (process.waitForFinished(60'000) && process.exitCode() == 0)
        return {};
    return unread(program, QString::fromUtf8(process.readAllStandardError()));
}

Result<Figure> measuredMail()
{
    constexpr qint64 mentions = 1'000;
    const auto server = ScriptServer::start(QStringLiteral("email"));
    if (!server)
        return tl::unexpected(server.error());
    const QString folder = (*server)->address().path();
    const QString port = QUrlQuery((*server)->address()).queryItemValue(QStringLiteral("imaps"));
    for (int i = 0; i < mentions; ++i) {
        const QByteArray letter = "From: Anna <anna@example.test>\r\nTo: support@example.test\r\nSubject: " + QByteArray::number(i)
            + "\r\nMessage-ID: <" + QByteArray::number(i) + "@example.test>\r\nMIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + words(i).toUtf8() + "\r\n";
        const auto saved = run(QStringLiteral("doveadm"), {QStringLiteral("-c"), folder + QStringLiteral("/dovecot/dovecot.conf"), QStringLiteral("save"),
                                                           QStringLiteral("-u"), QStringLiteral("support@example.test")}, letter);
        if (!saved)
            return tl::unexpected(saved.error());
    }
    const QString certificate = folder + QStringLiteral("/tls/cert.pem");
    Filled filled{QStringLiteral("email_dovecot"), {}, mentions, [&] {
        (void)run(QStringLiteral("curl"), {QStringLiteral("-sS"), QStringLiteral("--cacert"), certificate, QStringLiteral("-u"), QStringLiteral("support@example.test:pw-support"),
                                           QStringLiteral("imaps://127.0.0.1:%1/INBOX").arg(port), QStringLiteral("-X"), QStringLiteral("UID FETCH 1:* (UID FLAGS BODY.PEEK[])"),
                                           QStringLiteral("-o"), QStringLiteral("/dev/null")});
    }};
    QFile trusted(certificate);
    if (!trusted.open(QIODevice::ReadOnly))
        return unread(filled.name, trusted.errorString());
    filled.setup.network = QStringLiteral("email");
    filled.setup.handle = QStringLiteral("support@example.test");
    filled.setup.values = {{QStringLiteral("imap_host"), QStringLiteral("127.0.0.1")}, {QStringLiteral("imap_port"), port},
                           {QStringLiteral("smtp_host"), QStringLiteral("localhost")},
                           {QStringLiteral("smtp_port"), QUrlQuery((*server)->address()).queryItemValue(QStringLiteral("submission"))},
                           {QStringLiteral("smtp_security"), QStringLiteral("starttls")},
                           {QStringLiteral("password"), QStringLiteral("pw-support")},
                           {QStringLiteral("ca_certificate"), QString::fromLatin1(trusted.readAll().replace('\n', ' '))}};
    return measured(filled);
}

} // namespace

Figures runNetworks()
{
    QList<Figure> figures;
    for (const auto measure : {measuredMastodon, measuredWordPress, measuredMail}) {
        if (const auto figure = measure())
            figures.append(*figure);
        else
            std::fprintf(stderr, "  left out: %s %s\n", qUtf8Printable(figure.error().code), qUtf8Printable(figure.error().detail.trimmed()));
    }
    if (figures.isEmpty())
        return failure(Error::Kind::GiveUp, QStringLiteral("no_server"), QStringLiteral("./scripts/setup.sh servers"));
    return figures;
}

} // namespace otklik::bench
