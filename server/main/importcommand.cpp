#include "server/main/importcommand.h"

#include "channels/networkrules.h"
#include "server/import/importjob.h"
#include "server/import/storesink.h"
#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/store/store.h"

#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace otklik::server {

namespace {

std::atomic<bool> cancelled = false;

void addOptions(QCommandLineParser &parser)
{
    const auto option = [&parser](const char *name, const char *text, const char *value = nullptr) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value)});
    };
    DataPlace::addOption(parser);
    option("as", "inbox: feeds the queue; history: never does.", "inbox|history");
    option("map", "COLUMN=FIELD; may be given several times; \"-=FIELD\": no column is that field.", "COLUMN=FIELD");
    option("use-map", "A map saved before.", "NAME");
    option("save-map", "Keeps the given map under a name.", "NAME");
    option("each", "JSON: the array inside a record whose elements are the rows.", "NAME");
    parser.addOption({QStringLiteral("network"), QStringLiteral("Code of the network the rows are from (default: reviews)."),
                      QStringLiteral("CODE"), QStringLiteral("reviews")});
    option("source", "Name of the source (default: the file's name).", "NAME");
    option("rejects", "Where refused rows go (default: FILE.rejects.jsonl).", "FILE");
    option("shift-to-now", "Moves all times so that the newest is now.");
}

/// One line on standard error, rewritten on a terminal, rarer elsewhere.
class ProgressLine final
{
public:
    ProgressLine() : m_isTerminal(isatty(STDERR_FILENO) != 0) { m_sinceStart.start(); }

    void show(const ImportProgress &progress)
    {
        const qint64 elapsed = m_sinceStart.elapsed();
        if (elapsed - m_shownAt < (m_isTerminal ? 200 : 5000))
            return;
        m_shownAt = elapsed;
        const double seconds = static_cast<double>(elapsed) / 1000;
        const double done = progress.bytesTotal > 0
            ? static_cast<double>(progress.bytesRead) / static_cast<double>(progress.bytesTotal)
            : 0;
        const double left = done > 0 ? seconds / done - seconds : 0;
        std::fprintf(stderr, "%s%3.0f %%  %lld rows, %.0f a second, %.0f s left%s", m_isTerminal ? "\r" : "", done * 100,
                     progress.rowsRead, static_cast<double>(progress.rowsRead) / seconds, left,
                     m_isTerminal ? "   " : "\n");
        m_hasShown = true;
    }
    void finish() const
    {
        if (m_hasShown && m_isTerminal)
            std::fputc('\n', stderr);
    }
    [[nodiscard]] double seconds() const { return static_cast<double>(m_sinceStart.elapsed()) / 1000; }

private:
    const bool m_isTerminal;
    bool m_hasShown = false;
    qint64 m_shownAt = 0;
    QElapsedTimer m_sinceStart;
};

void printSummary(const ImportSummary &summary, const ImportOptions &options, double seconds)
{
    const ImportProgress &c = summary.counts;
    std::printf("%s, %s: %lld rows read = %lld stored + %lld already there + %lld rejected (%.1f s).\n",
                qUtf8Printable(summary.format), qUtf8Printable(summary.encoding), c.rowsRead, c.stored, c.alreadyThere,
                c.rejected, seconds);
    if (c.rejected > 0)
        std::printf("The rejected rows, with line and reason: %s\n", qUtf8Printable(options.rejectsFile));
    if (!summary.hasTimes)
        std::printf("No column of times was found: every row carries the time of this import. --map COLUMN=time names one.\n");
    if (summary.wasCancelled)
        std::printf("Stopped. What was stored stays; the same command goes on from there.\n");
}

int explain(const Error &error, const QString &file)
{
    const QString detail = error.detail;
    QString text;
    if (error.code == QLatin1StringView("file_not_found"))
        text = QStringLiteral("There is no file %1.").arg(file);
    else if (error.code == QLatin1StringView("file_unreadable"))
        text = QStringLiteral("%1 cannot be read: %2.").arg(file, detail);
    else if (error.code == QLatin1StringView("encoding_unknown"))
        text = QStringLiteral("%1 is written in %2, which this system cannot read. Save it as UTF-8.").arg(file, detail);
    else if (error.code == QLatin1StringView("no_rows"))
        text = QStringLiteral("%1 holds no rows.").arg(file);
    else if (error.code == QLatin1StringView("no_text_column"))
        text = QStringLiteral("No column looks like the text of a post. The columns are: %1. Say which with --map COLUMN=text.")
                   .arg(detail);
    else if (error.code == QLatin1StringView("column_not_found"))
        text = QStringLiteral("The file has no column %1.").arg(detail);
    else if (error.code == QLatin1StringView("bad_map"))
        text = QStringLiteral("\"%1\" is no COLUMN=FIELD. Fields: id text time author author_id author_name author_url bio "
                              "followers reply_to thread thread_url title url language visibility seen inbound brand.")
                   .arg(detail);
    else if (error.code == QLatin1StringView("map_not_found"))
        text = QStringLiteral("There is no saved map %1.").arg(detail);
    else if (error.code == QLatin1StringView("map_not_saved"))
        text = QStringLiteral("The map could not be saved: %1.").arg(detail);
    else if (error.code == QLatin1StringView("rejects_unwritable"))
        text = QStringLiteral("Refused rows cannot be written to %1. Choose another place with --rejects FILE.").arg(detail);
    else
        return -1;
    std::fprintf(stderr, "%s\n", qUtf8Printable(text));
    return exitFailed;
}

/// The map said on the command line, loaded and saved as asked.
Result<ColumnMap> mapOf(const QCommandLineParser &parser, const DataPlace &place)
{
    const QDir maps(place.folder() + QStringLiteral("/maps"));
    ColumnMap map(postColumns());
    if (const QString saved = parser.value(QStringLiteral("use-map")); !saved.isEmpty()) {
        auto loaded = ColumnMap::load(postColumns(), maps.filePath(saved + QStringLiteral(".json")));
        if (!loaded)
            return loaded;
        map = std::move(*loaded);
    }
    for (const QString &assignment : parser.values(QStringLiteral("map")))
        if (auto added = map.add(assignment); !added)
            return tl::unexpected<Error>(added.error());
    if (const QString name = parser.value(QStringLiteral("save-map")); !name.isEmpty()) {
        maps.mkpath(QStringLiteral("."));
        if (auto saved = map.save(maps.filePath(name + QStringLiteral(".json"))); !saved)
            return tl::unexpected<Error>(saved.error());
    }
    return map;
}

Result<ImportSummary> import(Store &store, const QCommandLineParser &parser, const ImportOptions &options,
                             ProgressLine &progress)
{
    const QString title = parser.value(QStringLiteral("source"));
    const bool isHistory = parser.value(QStringLiteral("as")) == QLatin1StringView("history");
    StoreSink sink(store, parser.value(QStringLiteral("network")), title.isEmpty() ? QFileInfo(options.file).fileName() : title,
                   isHistory ? Ingest::Mode::History : Ingest::Mode::Inbox);
    return ImportJob(options, sink).run([&](const ImportProgress &p) { progress.show(p); }, cancelled);
}

} // namespace

QString ImportCommand::name() const
{
    return QStringLiteral("import");
}

QString ImportCommand::usage() const
{
    return QStringLiteral("FILE --as inbox|history [--map COLUMN=FIELD]… [--use-map NAME] [--save-map NAME] [--each NAME] "
                          "[--network CODE] [--source NAME] [--shift-to-now] [--rejects FILE] – CSV, JSON or JSON lines in");
}

int ImportCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const bool isParsed = parser.parse(QStringList{name()} + arguments);
    const QString as = parser.value(QStringLiteral("as"));
    if (!isParsed || parser.positionalArguments().size() != 1
        || (as != QLatin1StringView("inbox") && as != QLatin1StringView("history")))
        return wrongArguments(parser.errorText());
    if (const QString network = parser.value(QStringLiteral("network")); !networkRules(network)) {
        QStringList known;
        for (const NetworkRules &rules : allNetworkRules())
            known.append(rules.network);
        return wrongArguments(QStringLiteral("There is no network \"%1\". Those known: %2.").arg(network, known.join(u' ')));
    }
    const DataPlace place(parser);
    const SystemClock clock;
    ImportOptions options;
    options.file = parser.positionalArguments().constFirst();
    options.each = parser.value(QStringLiteral("each"));
    options.shiftToNow = parser.isSet(QStringLiteral("shift-to-now"));
    options.now = clock.now();
    options.rejectsFile = parser.isSet(QStringLiteral("rejects")) ? parser.value(QStringLiteral("rejects"))
                                                                  : options.file + QStringLiteral(".rejects.jsonl");
    const auto map = mapOf(parser, place);
    if (!map)
        return explain(map.error(), options.file);
    options.map = *map;
    const auto store = place.open(clock);
    if (!store)
        return FailureReport(place.name())(store.error());
    std::signal(SIGINT, [](int) { cancelled = true; });
    ProgressLine progress;
    const auto summary = import(**store, parser, options, progress);
    progress.finish();
    if (!summary) {
        const int code = explain(summary.error(), options.file);
        return code >= 0 ? code : FailureReport(place.name())(summary.error());
    }
    printSummary(*summary, options, progress.seconds());
    return summary->wasCancelled ? exitInterrupted : exitOk;
}

} // namespace otklik::server
