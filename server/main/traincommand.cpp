#include "server/main/traincommand.h"

#include "guidance/learning/modeldocument.h"
#include "server/import/rowreader.h"
#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/main/labelledfile.h"
#include "server/main/modelversions.h"
#include "server/main/newfile.h"
#include "server/main/taughtquestion.h"
#include "server/main/taughtrows.h"
#include "server/store/store.h"

#include <QCommandLineParser>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>

namespace otklik::server {

namespace {

constexpr qsizetype rowsAtLeast = 100;

std::atomic<bool> isInterrupted = false;

void addOptions(QCommandLineParser &parser)
{
    const auto option = [&parser](const char *name, const char *text, const char *value = nullptr) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value)});
    };
    DataPlace::addOption(parser);
    option("csv", "Texts that people have labelled.", "FILE");
    option("text", "The column of the text.", "COLUMN");
    option("label", "The column of the label.", "COLUMN");
    option("question", "The question of the matrix that the labels answer.", "about|character|who");
    option("overrules", "Learns from what the team has said: corrected guesses and decisions.");
    option("out", "Writes the model to a new file.", "FILE");
    option("publish", "Puts the model to use for the team.");
    option("list", "Shows the versions of the question's model.");
    option("revert", "Puts an older version to use again: the one before, or that of --to; 0: none.");
    option("to", "The version to go back to.", "VERSION");
}

int say(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(sentence));
    return exitFailed;
}

int explain(const Error &error, const QString &place)
{
    if (error.code == QLatin1StringView("file_not_found"))
        return say(QStringLiteral("There is no file %1.").arg(place));
    if (error.code == QLatin1StringView("file_unreadable") || error.code == QLatin1StringView("encoding_unknown"))
        return say(QStringLiteral("%1 cannot be read. Save it as UTF-8.").arg(place));
    if (error.code == QLatin1StringView("column_not_found"))
        return say(QStringLiteral("The file has no column %1.").arg(error.detail));
    if (error.code == QLatin1StringView("too_many_rows"))
        return say(QStringLiteral("More than %1 rows: take a sample of them.").arg(trainedRowsAtMost));
    if (error.code == QLatin1StringView("too_many_labels"))
        return say(QStringLiteral("%1 different labels, and %2 is the most that fits.")
                       .arg(error.detail)
                       .arg(TextModel::labelsAtMost));
    if (error.code == QLatin1StringView("label_too_long"))
        return say(QStringLiteral("A label is too long to be one: \"%1…\". Does --label name the right column?")
                       .arg(error.detail));
    if (error.code == QLatin1StringView("too_few_labels"))
        return say(QStringLiteral("At least two labels with %1 rows each are needed; the file has: %2.")
                       .arg(trainedRowsOfClass)
                       .arg(error.detail.isEmpty() ? QStringLiteral("none") : error.detail));
    if (error.code == QLatin1StringView("cancelled")) {
        say(QStringLiteral("Stopped. Nothing was changed."));
        return exitInterrupted;
    }
    if (error.code == QLatin1StringView("file_exists"))
        return say(QStringLiteral("%1 is already there. Choose another name.").arg(place));
    if (error.code == QLatin1StringView("no_model"))
        return say(QStringLiteral("No model has been put to use yet: there is nothing to go back from."));
    if (error.code == QLatin1StringView("no_such_version"))
        return say(QStringLiteral("There is no version %1. --list shows those that are there.").arg(error.detail));
    if (error.code == QLatin1StringView("version_unusable"))
        return say(QStringLiteral("Version %1 was made by another version of Otklik or is damaged. --to 0 goes back to "
                                  "the words.")
                       .arg(error.detail));
    return FailureReport(place)(error);
}

void print(const JudgedModel &judged)
{
    std::printf("Learned from %lld texts, judged by %d others.\n", static_cast<long long>(judged.learnedRows),
                judged.held.rows);
    std::printf("%-20s %6s %9s %6s %6s\n", "label", "texts", "precision", "recall", "F1");
    for (const ClassScore &one : judged.held.classes)
        std::printf("%-20s %6d %9.2f %6.2f %6.2f\n", qUtf8Printable(one.label), one.rows, one.precision, one.recall,
                    one.f1);
    std::printf("Macro F1 %.3f, weighted F1 %.3f; always the commonest label: %.3f, %.3f.\n", judged.held.macroF1,
                judged.held.weightedF1, judged.majority.macroF1, judged.majority.weightedF1);
}

Result<void> writeFile(const QString &path, const TextModel &model)
{
    const auto file = NewFile::make(path);
    return file ? (*file)->write(model.toBytes()) : tl::unexpected<Error>(file.error());
}

/// One call of the command, its arguments already found to make sense.
class Training final
{
public:
    Training(const QCommandLineParser &parser, std::optional<TaughtQuestion> question)
        : m_parser(parser)
        , m_question(std::move(question))
        , m_place(parser)
    {}

    int run()
    {
        if (m_parser.isSet(QStringLiteral("publish")) || m_parser.isSet(QStringLiteral("overrules")) || isAboutVersions()) {
            auto store = m_place.openExisting(m_clock);
            if (!store)
                return FailureReport(m_place.name())(store.error());
            m_store = std::move(*store);
        }
        if (m_parser.isSet(QStringLiteral("list")))
            return list();
        return m_parser.isSet(QStringLiteral("revert")) ? revert() : train();
    }

private:
    [[nodiscard]] bool isAboutVersions() const
    {
        return m_parser.isSet(QStringLiteral("list")) || m_parser.isSet(QStringLiteral("revert"));
    }
    [[nodiscard]] ModelVersions models() const { return {*m_store, m_question->document}; }

    int list();
    int revert();
    int train();
    [[nodiscard]] Result<LabelledFile> labelledRows() const;
    int refuse(const LabelledFile &file) const;
    /// Whether the model does better than what it would replace; says so when not.
    [[nodiscard]] Result<bool> isBetter(const JudgedModel &judged) const;
    int putToUse(const JudgedModel &judged);

    const QCommandLineParser &m_parser;
    const std::optional<TaughtQuestion> m_question;
    const DataPlace m_place;
    const SystemClock m_clock;
    std::unique_ptr<Store> m_store;
};

int Training::list()
{
    const auto versions = models().versions();
    if (!versions)
        return explain(versions.error(), m_place.name());
    for (const TeamDocument &one : *versions)
        std::printf("%lld  %s  %s\n", static_cast<long long>(one.version), one.body.isEmpty() ? "words" : "model",
                    qUtf8Printable(one.note));
    return exitOk;
}

int Training::revert()
{
    std::optional<qint64> version;
    if (m_parser.isSet(QStringLiteral("to")))
        version = m_parser.value(QStringLiteral("to")).toLongLong();
    const auto reverted = models().revert(version);
    if (!reverted)
        return explain(reverted.error(), m_place.name());
    std::printf("In use again, as version %lld.\n", static_cast<long long>(*reverted));
    return exitOk;
}

int Training::refuse(const LabelledFile &file) const
{
    if (file.skipped > 0)
        std::printf("%lld rows without a text or a label are left out.\n", static_cast<long long>(file.skipped));
    if (file.unreadable > 0)
        std::printf("%lld rows cannot be read and are left out: longer than %zu KiB, or a quote never closes.\n",
                    static_cast<long long>(file.unreadable), longestRecord / 1024);
    if (file.rows.size() < rowsAtLeast)
        return say(
            QStringLiteral("%1 labelled rows are too few to learn from and be judged by: at least %2 are needed.")
                .arg(file.rows.size())
                .arg(rowsAtLeast));
    if (!m_question)
        return exitOk;
    for (const LabelledText &row : file.rows)
        if (!m_question->labels.contains(row.label))
            return say(QStringLiteral("\"%1\" is no answer to \"%2\". The answers are: %3.")
                           .arg(row.label.left(60), m_question->name, m_question->labels.join(u' ')));
    return exitOk;
}

Result<bool> Training::isBetter(const JudgedModel &judged) const
{
    // a guess by chance reaches a higher macro F1 than a single label, and never a higher weighted one
    if (judged.held.macroF1 <= judged.majority.macroF1 || judged.held.weightedF1 <= judged.majority.weightedF1) {
        say(QStringLiteral("The model is refused: it is no better than always the commonest label. More labelled rows "
                           "help, of the rare labels most."));
        return false;
    }
    if (!m_question)
        return true;
    std::optional<TextModel> inUse;
    if (m_store) {
        auto read = models().inUse();
        if (!read)
            return tl::unexpected<Error>(read.error());
        inUse = std::move(*read);
    }
    const auto hintsScore = [&](const TextModel *model) {
        return judge([&](const QString &text) { return m_question->hint(text, model); }, judged.heldRows).macroF1;
    };
    const double now = hintsScore(inUse ? &*inUse : nullptr);
    const double then = hintsScore(&judged.model);
    std::printf("The hints: macro F1 %.3f with the model, %.3f as they are now.\n", then, now);
    if (then > now)
        return true;
    say(QStringLiteral("The model is refused: the hints are no better with it, %1, than as they are now, %2.")
            .arg(then, 0, 'f', 3)
            .arg(now, 0, 'f', 3));
    return false;
}

int Training::putToUse(const JudgedModel &judged)
{
    if (const QString out = m_parser.value(QStringLiteral("out")); !out.isEmpty()) {
        if (const auto written = writeFile(out, judged.model); !written)
            return explain(written.error(), out);
        std::printf("Written to %s.\n", qUtf8Printable(out));
    }
    if (!m_parser.isSet(QStringLiteral("publish")))
        return exitOk;
    const auto version = models().publish(judged.model, QStringLiteral("%1 texts learned, macro F1 %2 on %3 others")
                                                            .arg(judged.learnedRows)
                                                            .arg(judged.held.macroF1, 0, 'f', 3)
                                                            .arg(judged.held.rows));
    if (!version)
        return explain(version.error(), m_place.name());
    std::printf("In use as version %lld. \"train --question %s --revert\" takes it back.\n",
                static_cast<long long>(*version), qUtf8Printable(m_question->name));
    return exitOk;
}

Result<LabelledFile> Training::labelledRows() const
{
    if (m_parser.isSet(QStringLiteral("overrules")))
        return readTaughtRows(*m_store, m_question->name);
    return readLabelledFile(m_parser.value(QStringLiteral("csv")), m_parser.value(QStringLiteral("text")),
                            m_parser.value(QStringLiteral("label")));
}

int Training::train()
{
    const QString path = m_parser.isSet(QStringLiteral("overrules")) ? m_place.name() : m_parser.value(QStringLiteral("csv"));
    const QString out = m_parser.value(QStringLiteral("out"));
    if (!out.isEmpty() && QFile::exists(out)) // said before the minutes that learning takes
        return explain({Error::Kind::CorrectInput, QStringLiteral("file_exists"), out}, out);
    auto file = labelledRows();
    if (file && m_parser.isSet(QStringLiteral("overrules"))) {
        // Answers that no hint gives, such as those of a matrix that has changed since.
        const auto isNoAnswer = [&](const LabelledText &row) { return !m_question->labels.contains(row.label); };
        file->skipped += file->rows.removeIf(isNoAnswer);
    }
    if (!file)
        return explain(file.error(), path);
    if (const int refused = refuse(*file); refused != exitOk)
        return refused;
    std::signal(SIGINT, [](int) { isInterrupted = true; });
    const auto judged = trainAndJudge(
        file->rows,
        [](int done, int steps) {
            std::fprintf(stderr, "Step %d of %d\n", done + 1, steps);
            return !isInterrupted;
        },
        documentModelBytes);
    if (!judged)
        return explain(judged.error(), path);
    print(*judged);
    const auto better = isBetter(*judged);
    if (!better)
        return explain(better.error(), m_place.name());
    return *better ? putToUse(*judged) : exitFailed;
}

} // namespace

QString TrainCommand::name() const
{
    return QStringLiteral("train");
}

QString TrainCommand::usage() const
{
    return QStringLiteral(
        "--csv FILE --text COLUMN --label COLUMN [--question about|character|who] [--out FILE] [--publish] "
        "| --overrules --question NAME [--out FILE] [--publish] "
        "| --question NAME --list | --question NAME --revert [--to VERSION] – learns to guess from "
        "labelled texts; a model that does no better than the hints in use is refused");
}

int TrainCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const bool isParsed = parser.parse(QStringList{name()} + arguments);
    const auto has = [&](const char *option) { return parser.isSet(QString::fromLatin1(option)); };
    const auto question = taughtQuestion(parser.value(QStringLiteral("question")));
    const bool isFromFile = has("csv") && has("text") && has("label");
    const bool isTraining = isFromFile != has("overrules");
    const int tasks = int{isTraining} + int{has("list")} + int{has("revert")};
    bool isVersion = true;
    if (has("to"))
        isVersion = parser.value(QStringLiteral("to")).toLongLong(&isVersion) >= 0 && isVersion;
    if (!isParsed || !parser.positionalArguments().isEmpty() || tasks != 1 || !isVersion
        || (has("question") && !question) || ((has("publish") || has("list") || has("revert") || has("overrules")) && !question)
        || (has("overrules") && (has("csv") || has("text") || has("label"))))
        return wrongArguments(parser.errorText());
    return Training(parser, question).run();
}

} // namespace otklik::server
