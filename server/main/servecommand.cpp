#include "server/main/servecommand.h"

#include "channels/http/curlhttp.h"
#include "server/api/api.h"
#include "server/auth/issuer.h"
#include "server/channels/channelservice.h"
#include "server/customers/customerjobs.h"
#include "server/demo/demoworkspace.h"
#include "server/http/httpserver.h"
#include "server/linkage/linkageworker.h"
#include "server/log.h"
#include "server/metrics.h"
#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/main/issueroptions.h"
#include "server/main/keyfile.h"
#include "server/main/lifeline.h"
#include "server/main/owner.h"
#include "server/main/unlock.h"
#include "server/retention/retentionworker.h"
#include "server/store/store.h"
#include "server/watch/watchpoints.h"
#include "storage/sqlite/filelock.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <atomic>
#include <cstdio>

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

struct Options final
{
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8480;
    QString publicUrl;
    bool isEmbedded = false;
    ChannelTiming timing;
    HttpLimits limits;
    QString metricsListen;
    QString logLevel = QStringLiteral("info");
    ChannelLease::Timing lease;
    bool isDemo = false;
    std::optional<IssuerSettings> issuer;
};

void addOptions(QCommandLineParser &parser)
{
    DataPlace::addOption(parser);
    KeyFile::addOption(parser);
    parser.addOption({QStringLiteral("listen"), QStringLiteral("Where to listen."), QStringLiteral("ADDRESS:PORT")});
    parser.addOption({QStringLiteral("public-url"), QStringLiteral("How browsers reach this server."), QStringLiteral("URL")});
    parser.addOption({QStringLiteral("poll"), QStringLiteral("How often a network is asked for news (15)."), QStringLiteral("SECONDS")});
    parser.addOption({QStringLiteral("lease"), QStringLiteral("After how long another server takes over the networks (15)."), QStringLiteral("SECONDS")});
    parser.addOption({QStringLiteral("embedded"), QStringLiteral("Started by the desktop: loopback, secret on standard input.")});
    parser.addOption({QStringLiteral("trusted-proxy"), QStringLiteral("A reverse proxy that is believed; repeatable."), QStringLiteral("ADDRESS")});
    parser.addOption({QStringLiteral("metrics-listen"), QStringLiteral("Where Prometheus asks for /metrics."), QStringLiteral("ADDRESS:PORT")});
    parser.addOption({QStringLiteral("log-level"), QStringLiteral("info, warning or error."), QStringLiteral("LEVEL")});
    parser.addOption({QStringLiteral("drain"), QStringLiteral("How long it still answers after /readyz says no (0)."), QStringLiteral("SECONDS")});
    parser.addOption({QStringLiteral("demo"), QStringLiteral("Fills an empty database with the demo workspace.")});
    addIssuerOptions(parser);
}

/// "127.0.0.1:8480", "[::1]:8480", "localhost:8480".
bool readEndpoint(const QString &text, QString &address, quint16 &port)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    port = text.mid(colon + 1).toUShort(&isNumber);
    address = text.left(colon).remove(u'[').remove(u']');
    if (address == QLatin1StringView("localhost"))
        address = QStringLiteral("127.0.0.1");
    return colon > 0 && isNumber;
}

bool readOperation(const QCommandLineParser &parser, Options &options)
{
    const QStringList proxies = parser.values(QStringLiteral("trusted-proxy"));
    for (const QString &proxy : proxies)
        options.limits.trustedProxies.insert(proxy.toStdString());
    bool isNumber = true;
    if (parser.isSet(QStringLiteral("drain")))
        options.limits.drainTime = std::chrono::seconds(parser.value(QStringLiteral("drain")).toUInt(&isNumber));
    options.metricsListen = parser.value(QStringLiteral("metrics-listen"));
    if (parser.isSet(QStringLiteral("log-level")))
        options.logLevel = parser.value(QStringLiteral("log-level"));
    return isNumber && Log::isLevel(options.logLevel);
}

bool readOptions(const QCommandLineParser &parser, Options &options)
{
    if (!readOperation(parser, options))
        return false;
    options.isEmbedded = parser.isSet(QStringLiteral("embedded"));
    options.isDemo = parser.isSet(QStringLiteral("demo"));
    options.publicUrl = parser.value(QStringLiteral("public-url"));
    if (options.isEmbedded)
        options.port = 0;
    if (!readIssuerOptions(parser, options.issuer))
        return false;
    if (parser.isSet(QStringLiteral("poll"))) {
        const int seconds = parser.value(QStringLiteral("poll")).toInt();
        if (seconds < 1)
            return false;
        options.timing.poll = options.timing.refresh = std::chrono::seconds(seconds);
    }
    if (parser.isSet(QStringLiteral("lease"))) {
        const int seconds = parser.value(QStringLiteral("lease")).toInt();
        if (seconds < 1)
            return false;
        options.lease = {std::chrono::seconds(seconds), std::chrono::milliseconds(seconds * 1000 / 4)};
    }
    if (!parser.isSet(QStringLiteral("listen")))
        return true;
    if (options.isEmbedded)
        return false; // on loopback, and on a port that is free
    return readEndpoint(parser.value(QStringLiteral("listen")), options.address, options.port);
}

/// The keys of the networks can be read, or there is no server. Answers an exit code.
int unlock(Store &store, const KeyFile &file, Log &log, const FailureReport &report, bool isEmbedded)
{
    const auto sealed = unlockSecrets(store, file);
    if (!sealed) {
        const bool isAboutFile = sealed.error().code.startsWith(QLatin1StringView("key_"))
            || sealed.error().code == QLatin1StringView("file_not_writable");
        return isAboutFile ? FailureReport(file.path(), isEmbedded)(sealed.error()) : report(sealed.error());
    }
    if (*sealed > 0)
        log.info(QLatin1StringView("secrets_sealed"), {{QStringLiteral("count"), *sealed}});
    if (file.isOpenToAll())
        log.warning(QLatin1StringView("key_file_open"), {{QStringLiteral("file"), file.path()}});
    return exitOk;
}

/// Runs until the lifeline says stop. The story of the program, in order.
int serve(const Options &options, const DataPlace &place, const KeyFile &keys, const Lifeline &lifeline, const FailureReport &report)
{
    QByteArray secret;
    if (options.isEmbedded) {
        secret = lifeline.readLine(10s);
        if (secret.isEmpty())
            return report({Error::Kind::GiveUp, QStringLiteral("no_secret"), {}});
    }
    const SystemClock clock;
    Log log;
    log.setLevel(options.logLevel);
    if (auto made = place.make(); !made)
        return report(made.error());
    std::unique_ptr<FileLock> lock;
    if (!place.isShared()) {
        auto taken = FileLock::take(place.lockFile(), QLatin1StringView("already_running"));
        if (!taken)
            return report(taken.error());
        lock = std::move(*taken);
    }
    const auto store = place.open(clock);
    if (!store)
        return report(store.error());
    if (const int locked = unlock(**store, keys, log, report, options.isEmbedded); locked != exitOk)
        return locked;
    if (auto scrubbed = (*store)->scrubIfDue(); !scrubbed)
        log.warning(QLatin1StringView("scrub_failed"), {{QStringLiteral("code"), scrubbed.error().code}});
    if (options.isDemo)
        if (auto filled = loadDemoWorkspace(**store); !filled)
            return report(filled.error());
    if (options.isEmbedded)
        if (auto ready = ensureOwner(**store); !ready)
            return report(ready.error());

    CurlHttp http;
    ChannelService channels(**store, clock, log, http, {place.isShared(), options.timing, options.lease});
    LinkageWorker linkage(**store, log, place.isShared());
    RetentionWorker retention(**store, log, place.isShared());
    constexpr qsizetype largestCustomerAnswer = 32 * 1024 * 1024;
    CurlHttp customersHttp(CurlHttp::Limits{10s, 60s, largestCustomerAnswer});
    CustomerJobs imports(**store, log, customersHttp, place.isShared());
    Metrics metrics;
    Watchpoints watch(**store, metrics, QCoreApplication::applicationVersion());
    HttpLimits limits = options.limits;
    limits.connections = makeRoomForConnections(limits.connections);
    if (limits.connections < options.limits.connections)
        log.warning(QLatin1StringView("few_files"), {{QStringLiteral("connections"), limits.connections}});
    CurlHttp issuerHttp(CurlHttp::Limits{5s, 5s, oidc::KeySet::longest});
    std::optional<Issuer> issuer;
    if (options.issuer)
        issuer.emplace(*options.issuer, issuerHttp, clock, log);
    Api api({**store, log, &channels, secret, options.publicUrl, QCoreApplication::applicationVersion(),
             issuer ? &*issuer : nullptr, &watch, &metrics, [&imports] { imports.wake(); }});
    HttpServer server(limits, clock, log, [&](const HttpRequest &request) { return api.answer(request); }, &metrics);
    HttpServer watchServer({}, clock, log, [&](const HttpRequest &request) { return watch.answer(request); });
    std::atomic<qint64> told = 0;
    (*store)->onCommitted([&](qint64 upTo) {
        told = upTo;
        server.announce(upTo);
        channels.wake();
    });
    const auto port = server.listen(options.address, options.port);
    if (!port)
        return report(port.error());
    options.isEmbedded ? std::printf("{\"port\":%d}\n", *port)
                       : std::printf(options.address.contains(u':') ? "otklik-server listens on [%s]:%d\n"
                                                                    : "otklik-server listens on %s:%d\n",
                                     qUtf8Printable(options.address), *port);
    std::fflush(stdout);
    if (!options.metricsListen.isEmpty()) {
        QString address;
        quint16 watchPort = 0;
        if (!readEndpoint(options.metricsListen, address, watchPort))
            return report({Error::Kind::CorrectInput, QStringLiteral("address_not_usable"), options.metricsListen});
        const auto watched = watchServer.listen(address, watchPort);
        if (!watched)
            return report(watched.error());
        log.info(QLatin1StringView("watched"), {{QStringLiteral("port"), *watched}});
    }
    channels.start();
    linkage.start();
    retention.start();
    imports.start();
    log.info(QLatin1StringView("started"), {{QStringLiteral("port"), *port}});

    // Other processes write too (import, user): their news is found by looking.
    lifeline.wait(2s, [&] {
        const auto seq = (*store)->read([](Rows &rows) -> Result<qint64> { return rows.seq(); });
        if (seq && *seq > told) {
            told = *seq;
            server.announce(*seq);
            channels.wake();
        }
    });
    watch.beginStop();
    server.stop();
    channels.stop();
    linkage.stop();
    retention.stop();
    imports.stop();
    watchServer.stop();
    (*store)->onCommitted({});
    log.info(QLatin1StringView("stopped"));
    return exitOk;
}

} // namespace

QString ServeCommand::name() const
{
    return QStringLiteral("serve");
}

QString ServeCommand::usage() const
{
    return QStringLiteral("[--data DIR | --database URI [--lease SECONDS]] [--key-file FILE] [--listen ADDRESS:PORT] [--public-url URL] "
                          "[--trusted-proxy ADDRESS] [--metrics-listen ADDRESS:PORT] [--log-level LEVEL] [--drain SECONDS] "
                          "[--poll SECONDS] [--embedded] [--demo] "
                          "[--issuer URL --client-id ID [--audience ID] [--scopes LIST] [--redirect-port PORT] "
                          "[--group-claim NAME [--group-role GROUP=ROLE] [--group-team GROUP=TEAM]] [--only-prepared]] "
                          "– answers desktops");
}

int ServeCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    Options options;
    if (!parser.parse(QStringList{name()} + arguments) || !readOptions(parser, options)
        || !parser.positionalArguments().isEmpty())
        return wrongArguments(parser.errorText());
    const DataPlace place(parser);
    const Lifeline lifeline(options.isEmbedded);
    return serve(options, place, KeyFile(parser, place), lifeline, FailureReport(place.name(), options.isEmbedded));
}

} // namespace otklik::server
