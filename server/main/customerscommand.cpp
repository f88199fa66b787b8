#include "server/main/customerscommand.h"

#include "channels/http/curlhttp.h"
#include "server/customers/customeropening.h"
#include "server/customers/knownsource.h"
#include "server/main/customerreport.h"
#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/main/keyfile.h"
#include "server/main/newfile.h"
#include "server/main/operatorname.h"
#include "server/main/passwordprompt.h"
#include "server/main/unlock.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>

#include <csignal>
#include <cstdio>

namespace otklik::server {

namespace {

std::atomic<bool> cancelled = false;

void addOptions(QCommandLineParser &parser)
{
    const auto option = [&parser](const char *name, const char *text, const char *value = nullptr) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value)});
    };
    DataPlace::addOption(parser);
    KeyFile::addOption(parser);
    option("carddav", "The address of an address book, or of its server.", "URL");
    option("tryton", "The address of a Tryton database: https://host/database/", "URL");
    option("user", "Who signs in there. The password is asked for.", "NAME");
    option("new-password", "Asks for the password again.");
    option("source", "Name of the source (default: the file's name, or the host); one that was read before goes on.", "TITLE");
    option("map", "COLUMN=FIELD; may be given several times; COLUMN=ignore: never read.", "COLUMN=FIELD");
    option("whole", "The file holds all customers: those it does not have are marked as gone.");
    option("dry-run", "Shows what would change, and stores nothing.");
    option("show", "How many records are shown in detail (default: 50).", "COUNT");
    option("report", "Writes what becomes of each record into a new file, a line of JSON each.", "FILE");
}

/// What is to be read, as far as the command line says it.
CustomerImportOptions optionsOf(const QCommandLineParser &parser, const QString &file)
{
    CustomerImportOptions options;
    CustomerBase &base = options.base;
    const bool isTryton = parser.isSet(QStringLiteral("tryton"));
    if (!file.isEmpty()) {
        base.kind = CustomerBaseKind::File;
        base.url = file;
    } else {
        base.kind = isTryton ? CustomerBaseKind::Tryton : CustomerBaseKind::CardDav;
        base.url = parser.value(isTryton ? QStringLiteral("tryton") : QStringLiteral("carddav"));
    }
    base.user = parser.value(QStringLiteral("user"));
    base.mapping = QJsonArray::fromStringList(parser.values(QStringLiteral("map")));
    options.title = parser.value(QStringLiteral("source"));
    if (options.title.isEmpty())
        options.title = file.isEmpty() ? QUrl(base.url).host() : QFileInfo(file).fileName();
    options.startedBy = nameOfOperator();
    options.isDryRun = parser.isSet(QStringLiteral("dry-run"));
    options.marksGone = base.kind != CustomerBaseKind::File || parser.isSet(QStringLiteral("whole"));
    if (parser.isSet(QStringLiteral("show")))
        options.mostOutcomes = parser.value(QStringLiteral("show")).toInt();
    return options;
}

int explain(const Error &error, const DataPlace &place)
{
    QString sentence = importSentence(error);
    if (error.code == QLatin1StringView("no_such_customer_source"))
        sentence = QStringLiteral("There is no saved source \"%1\" to read again. 'otklik-server customers sources' shows them.")
                       .arg(error.detail);
    if (sentence.isEmpty())
        return FailureReport(place.name())(error);
    std::fprintf(stderr, "%s\n", qUtf8Printable(sentence));
    return exitFailed;
}

int importWith(Store &store, const QCommandLineParser &parser, CustomerImportOptions options, const DataPlace &place)
{
    if (options.base.kind != CustomerBaseKind::File) {
        const KeyFile keys(parser, place);
        if (const auto unlocked = unlockSecrets(store, keys); !unlocked)
            return FailureReport(keys.path())(unlocked.error());
    }
    auto password = store.read([&](Rows &rows) { return addWhatIsKnown(rows, options); });
    if (!password)
        return explain(password.error(), place);
    const bool isRemote = options.base.kind != CustomerBaseKind::File;
    const bool asks = isRemote && (password->isEmpty() || parser.isSet(QStringLiteral("new-password")));
    if (asks)
        *password = askPassword();
    std::unique_ptr<NewFile> report;
    if (const QString path = parser.value(QStringLiteral("report")); !path.isEmpty()) {
        auto made = NewFile::make(path);
        if (!made)
            return FailureReport(path)(made.error());
        report = std::move(*made);
    }
    std::signal(SIGINT, [](int) { cancelled = true; });
    constexpr qsizetype largestAnswer = 32 * 1024 * 1024;
    CurlHttp http({std::chrono::seconds(10), std::chrono::seconds(60), largestAnswer});
    QByteArray lines;
    CustomerImport import(store, options);
    import.setListeners([](const CustomerCounts &) {},
                        [&](const CustomerOutcome &outcome) {
                            if (report && outcome.verdict != CustomerVerdict::Unchanged)
                                lines += reportLine(outcome);
                        });
    const auto done = import.run(
        [&](const QByteArray &state) { return openCustomers(options.base, *password, http, state); }, cancelled);
    const auto written = report ? report->write(lines) : Result<void>();
    if (!done)
        return explain(done.error(), place);
    if (asks && !options.isDryRun)
        if (const auto kept = store.write([&](Rows &rows) -> Result<void> {
                keepPassword(rows, options.title, *password);
                return {};
            });
            !kept)
            return explain(kept.error(), place);
    printReport(*done, options.isDryRun);
    if (!written)
        return FailureReport(parser.value(QStringLiteral("report")))(written.error());
    return done->wasCancelled ? exitInterrupted : done->endedBy ? exitFailed : exitOk;
}

Result<void> listSources(Store &store)
{
    return store.read([](Rows &rows) -> Result<void> {
        for (const Source &source : SourceStore(rows).sourcesOf(customerBase)) {
            const CustomerBase base = CustomerSourceStore(rows).base(source.id).value_or(CustomerBase{});
            std::printf("%s\t%s\t%s\t%s\t%s\n", qUtf8Printable(source.id.value), qUtf8Printable(source.title),
                        qUtf8Printable(QString(nameOf(base.kind))), qUtf8Printable(base.url),
                        QJsonDocument(base.mapping).toJson(QJsonDocument::Compact).constData());
        }
        return {};
    });
}

Result<void> listRuns(Store &store)
{
    return store.read([](Rows &rows) -> Result<void> {
        constexpr qint64 most = 100;
        for (const ImportRun &run : CustomerSourceStore(rows).runs(most)) {
            const auto source = rows.find<Source>(run.sourceId);
            const auto at = QDateTime::fromMSecsSinceEpoch(run.startedAt.time_since_epoch().count(), Qt::UTC);
            const QString end = !run.endedAt ? QStringLiteral("not ended")
                : run.code.isEmpty()         ? QStringLiteral("done")
                                             : run.code;
            std::printf("%s\t%s\t%s\t%s\t%s\n", qUtf8Printable(at.toString(Qt::ISODate)),
                        qUtf8Printable(source ? source->title : run.sourceId.value), qUtf8Printable(run.startedBy),
                        qUtf8Printable(end), QJsonDocument(run.counts).toJson(QJsonDocument::Compact).constData());
        }
        return {};
    });
}

} // namespace

QString CustomersCommand::name() const
{
    return QStringLiteral("customers");
}

QString CustomersCommand::usage() const
{
    return QStringLiteral("import FILE | import --carddav URL | import --tryton URL | import --source TITLE [--user NAME] "
                          "[--map COLUMN=FIELD]… [--whole] [--dry-run] [--report FILE] | sources | log – records of customers in");
}

int CustomersCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const bool isParsed = parser.parse(QStringList{name()} + arguments);
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0);
    const bool isImport = verb == QLatin1StringView("import");
    const bool isList = verb == QLatin1StringView("sources") || verb == QLatin1StringView("log");
    const int places = static_cast<int>(words.size() == 2) + static_cast<int>(parser.isSet(QStringLiteral("carddav")))
        + static_cast<int>(parser.isSet(QStringLiteral("tryton")));
    const bool isPlaced = places == 1 || (places == 0 && parser.isSet(QStringLiteral("source")));
    if (!isParsed || words.size() > 2 || !((isImport && isPlaced) || (isList && words.size() == 1)))
        return wrongArguments(parser.errorText());
    const DataPlace place(parser);
    const SystemClock clock;
    const auto store = place.openExisting(clock);
    if (!store)
        return FailureReport(place.name())(store.error());
    if (isImport)
        return importWith(**store, parser, optionsOf(parser, words.value(1)), place);
    const auto listed = verb == QLatin1StringView("log") ? listRuns(**store) : listSources(**store);
    return listed ? exitOk : FailureReport(place.name())(listed.error());
}

} // namespace otklik::server
