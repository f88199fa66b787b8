#include "guidance/learning/modeldocument.h"
#include "models/uuid7.h"
#include "server/main/exitcodes.h"
#include "server/store/rows.h"
#include "server/store/store.h"
#include "server/store/teamdocumentstore.h"
#include "tests/server/support/serverrun.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;
using namespace otklik::server;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// Matters of a team that sells boilers, in words that no lexicon of ours knows; 240 rows.
QStringList boilerRows()
{
    const QStringList rooms{s("на кухне"), s("в подвале"), s("у мамы"),   s("на даче"),         s("в бане"),
                            s("в офисе"),  s("в гараже"),  s("у соседа"), s("на первом этаже"), s("в детской")};
    const QStringList days{s("утром"), s("с вечера"), s("всю неделю"), s("с мая")};
    const QList<std::pair<QString, QStringList>> matters{
        {s("product_broken"), {s("капает котёл"), s("дымит горелка"), s("гудит насос")}},
        {s("thanks"), {s("мастер умница"), s("тепло и тихо"), s("монтаж на пятёрку")}},
    };
    QStringList rows;
    for (const QString &room : rooms)
        for (const QString &day : days)
            for (const auto &[label, happenings] : matters)
                for (const QString &happening : happenings)
                    rows.append(QStringLiteral("\"%1, \"\"%2\"\" %3\",%4").arg(happening, room, day, label));
    return rows;
}

QString writeCsv(const QTemporaryDir &folder, const QStringList &rows, const QString &header = s("text,label"))
{
    const QString path = folder.filePath(s("rows.csv"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return {};
    file.write((header + u'\n' + rows.join(u'\n') + u'\n').toUtf8());
    return path;
}

} // namespace

/// otklik-server train, as a process.
class TestTrain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aModelIsWrittenToAFile();
    void aBetterModelIsPutToUseAndTakenBack();
    void aModelOfAnotherVersionNeitherStopsTrainingNorComesBack();
    void theTeamsOwnWordsTeach();
    void aModelThatIsNoBetterIsRefused();
    void whatCannotBeLearnedIsSaidInWords_data();
    void whatCannotBeLearnedIsSaidInWords();
    void rowsThatCannotBeReadAreCounted();
    void versionsWithoutAModelAreSaidInWords();

private:
    /// A folder with a database in it.
    static bool makeWorkspace(const QTemporaryDir &folder)
    {
        return run({s("contact"), s("add"), s("help@shop.example"), s("--data"), folder.path()}).exitCode == exitOk;
    }
    static Run train(const QTemporaryDir &folder, const QStringList &more)
    {
        return run(QStringList{s("train"), s("--data"), folder.path(), s("--question"), s("about")} + more);
    }
    static QStringList reading(const QString &csv)
    {
        return {s("--csv"), csv, s("--text"), s("text"), s("--label"), s("label")};
    }
    /// Puts a model to use that is of other features than this program's.
    static bool storeForeignModel(const QTemporaryDir &folder)
    {
        QByteArray bytes("OTkM\0\1\x7f\0", 8);
        bytes.append(100, '\0');
        const SystemClock clock;
        const auto store = Store::open(folder.filePath(s("otklik.db")), clock);
        return store && (*store)->write([&](Rows &rows) -> Result<void> {
            TeamDocumentStore(rows).publish({{s("foreign")},
                                             TeamDocumentKind::ModelAbout,
                                             0,
                                             QString::fromLatin1(bytes.toBase64()),
                                             s("older"),
                                             {},
                                             {}});
            return {};
        });
    }
    /// The bodies of the versions, as the desktops get them.
    static QStringList bodies(const QTemporaryDir &folder)
    {
        const SystemClock clock;
        const auto store = Store::open(folder.filePath(s("otklik.db")), clock);
        QStringList all;
        if (store)
            (void)(*store)->read([&](Rows &rows) -> Result<void> {
                TeamDocumentStore documents(rows);
                for (qint64 version = 1; const auto one = documents.version(TeamDocumentKind::ModelAbout, version);
                     ++version)
                    all.append(one->body);
                return {};
            });
        return all;
    }
};

void TestTrain::aModelIsWrittenToAFile()
{
    const QTemporaryDir folder;
    const QString csv = writeCsv(folder, boilerRows());
    const QString out = folder.filePath(s("boilers.model"));
    const Run trained = run(QStringList{s("train"), s("--out"), out} + reading(csv));
    QVERIFY2(trained.exitCode == exitOk, trained.err.constData());
    QVERIFY(trained.out.contains("product_broken"));
    QVERIFY(trained.out.contains("Macro F1"));
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto model = TextModel::fromBytes(file.readAll());
    QVERIFY(model.has_value());
    QCOMPARE(model->labels().at(model->guess(s("у нас капает котёл")).label), s("product_broken"));
    // what is there is not overwritten
    const Run again = run(QStringList{s("train"), s("--out"), out} + reading(csv));
    QCOMPARE(again.exitCode, exitFailed);
    QVERIFY(again.err.contains("is already there"));
    QVERIFY(!again.err.contains("Step"));
}

void TestTrain::aBetterModelIsPutToUseAndTakenBack()
{
    const QTemporaryDir folder;
    QVERIFY(makeWorkspace(folder));
    const QString csv = writeCsv(folder, boilerRows());
    const Run first = train(folder, reading(csv) + QStringList{s("--publish")});
    QVERIFY2(first.exitCode == exitOk, (first.out + first.err).constData());
    QVERIFY(first.out.contains("In use as version 1"));
    // the same rows again are no better than the model that is in use
    const Run same = train(folder, reading(csv) + QStringList{s("--publish")});
    QCOMPARE(same.exitCode, exitFailed);
    QVERIFY(same.err.contains("no better"));

    QStringList versions = bodies(folder);
    QCOMPARE(versions.size(), 1);
    QVERIFY(versions.first().size() <= longestDocument);
    const auto model = readModelDocument(versions.first());
    QVERIFY(model.has_value() && model->has_value());

    QCOMPARE(train(folder, {s("--revert")}).exitCode, exitOk);
    QCOMPARE(train(folder, {s("--revert"), s("--to"), s("1")}).exitCode, exitOk);
    versions = bodies(folder);
    QCOMPARE(versions.size(), 3);
    QCOMPARE(versions.at(1), QString());
    QCOMPARE(versions.at(2), versions.at(0));
    const Run list = train(folder, {s("--list")});
    QCOMPARE(list.out.count('\n'), 3);
    QVERIFY(list.out.contains("2  words"));
    QVERIFY(list.out.contains("3  model"));
}

void TestTrain::aModelOfAnotherVersionNeitherStopsTrainingNorComesBack()
{
    const QTemporaryDir folder;
    QVERIFY(makeWorkspace(folder));
    QVERIFY(storeForeignModel(folder));
    const Run trained = train(folder, reading(writeCsv(folder, boilerRows())) + QStringList{s("--publish")});
    QVERIFY2(trained.exitCode == exitOk, (trained.out + trained.err).constData());
    const Run reverted = train(folder, {s("--revert")});
    QCOMPARE(reverted.exitCode, exitFailed);
    QVERIFY2(reverted.err.contains("Version 1 was made by another version of Otklik"), reverted.err.constData());
    QCOMPARE(bodies(folder).size(), 2);
    QCOMPARE(train(folder, {s("--revert"), s("--to"), s("0")}).exitCode, exitOk);
}

/// Corrected guesses and decisions; of a case the newest word counts.
void TestTrain::theTeamsOwnWordsTeach()
{
    const QTemporaryDir folder;
    QVERIFY(makeWorkspace(folder));
    const QStringList taught = boilerRows();
    {
        const SystemClock clock;
        const auto store = Store::open(folder.filePath(s("otklik.db")), clock);
        QVERIFY(store);
        const auto written = (*store)->write([&](Rows &rows) -> Result<void> {
            for (const QString &line : taught) {
                const qsizetype comma = line.lastIndexOf(u',');
                Mention mention;
                mention.id = newId<MentionId>(clock);
                mention.caseId = newId<CaseId>(clock);
                mention.externalId = mention.id.value;
                mention.text = line.left(comma);
                rows.put(mention);
                Decision wrong;
                wrong.id = newId<DecisionId>(clock);
                wrong.caseId = mention.caseId;
                wrong.answers = {{s("about"), s("other")}};
                wrong.decidedAt = rows.now();
                rows.put(wrong);
                rows.put(HintOverrule{newId<HintOverruleId>(clock), mention.caseId, mention.id, s("about"), s("other"),
                                      line.mid(comma + 1), {}, rows.now() + std::chrono::minutes(1)});
            }
            return {};
        });
        QVERIFY(written);
    }
    const Run trained = train(folder, {s("--overrules"), s("--publish")});
    QVERIFY2(trained.exitCode == exitOk, (trained.out + trained.err).constData());
    const auto model = readModelDocument(bodies(folder).value(0));
    QVERIFY(model && *model);
    QVERIFY(!(*model)->labels().contains(s("other"))); // the decision before was taken back
    QCOMPARE((*model)->labels().at((*model)->guess(s("у нас капает котёл")).label), s("product_broken"));
    QCOMPARE(train(folder, {s("--overrules"), s("--csv"), s("x")}).exitCode, exitUsage);
}

void TestTrain::aModelThatIsNoBetterIsRefused()
{
    const QTemporaryDir folder;
    QVERIFY(makeWorkspace(folder));
    // labels by chance: nothing can be learned from them
    QStringList rows;
    const QStringList words{s("окно"), s("дверь"), s("крыша"), s("пол"), s("стена"), s("лампа"), s("стол")};
    for (int i = 0; i < 343; ++i)
        rows.append(
            QStringLiteral("%1 %2 %3,%4")
                .arg(words.at(i % 7), words.at(i / 7 % 7), words.at(i / 49 % 7),
                     static_cast<uchar>(QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha1).at(0))
                                 % 5
                             == 0
                         ? s("thanks")
                         : s("other")));
    const Run refused = train(folder, reading(writeCsv(folder, rows)) + QStringList{s("--publish")});
    QCOMPARE(refused.exitCode, exitFailed);
    QVERIFY2(refused.err.contains("The model is refused"),
             (refused.out + refused.err).constData());
    QCOMPARE(bodies(folder).size(), 0);
}

void TestTrain::whatCannotBeLearnedIsSaidInWords_data()
{
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QByteArray>("words");
    QStringList foreign = boilerRows();
    foreign.append(s("котёл,boilers"));
    QStringList single;
    for (const QString &row : boilerRows())
        if (row.endsWith(s("thanks")))
            single.append(row);
    QTest::newRow("too few rows") << boilerRows().mid(0, 50) << s("text,label")
                                  << QByteArray("50 labelled rows are too few");
    QTest::newRow("no such column") << boilerRows() << s("text,class") << QByteArray("no column label");
    QTest::newRow("a label that is no answer") << foreign << s("text,label") << QByteArray("\"boilers\" is no answer");
    QTest::newRow("one label") << single << s("text,label") << QByteArray("At least two labels");
    QStringList endless = boilerRows();
    endless.append(s("котёл,") + QString(200'000, u'x'));
    QTest::newRow("a label without end") << endless << s("text,label") << QByteArray("xxx\" is no answer");
    QTest::newRow("empty") << QStringList() << s("text,label") << QByteArray("0 labelled rows are too few");
}

void TestTrain::whatCannotBeLearnedIsSaidInWords()
{
    QFETCH(QStringList, rows);
    QFETCH(QString, header);
    QFETCH(QByteArray, words);
    const QTemporaryDir folder;
    const Run refused = train(folder, reading(writeCsv(folder, rows, header)));
    QCOMPARE(refused.exitCode, exitFailed);
    QVERIFY2(refused.err.contains(words), (refused.out + refused.err).constData());
    QVERIFY(refused.err.size() < 1000);
}

void TestTrain::rowsThatCannotBeReadAreCounted()
{
    const QTemporaryDir folder;
    QStringList rows = boilerRows();
    rows.append(s("котёл,") + QString(1'000'000, u'x'));
    rows.append(s("\"котёл без конца,thanks"));
    const Run learned = train(folder, reading(writeCsv(folder, rows)) + QStringList{s("--out"), folder.filePath(s("model"))});
    QCOMPARE(learned.exitCode, exitOk);
    QVERIFY2(learned.out.contains("2 rows cannot be read and are left out"), (learned.out + learned.err).constData());
    QVERIFY(QFile::exists(folder.filePath(s("model"))));
}

void TestTrain::versionsWithoutAModelAreSaidInWords()
{
    const QTemporaryDir folder;
    QCOMPARE(train(folder, {s("--revert")}).exitCode, exitNoDatabase);
    QVERIFY(makeWorkspace(folder));
    QCOMPARE(train(folder, {s("--list")}).out, QByteArray());
    const Run refused = train(folder, {s("--revert")});
    QCOMPARE(refused.exitCode, exitFailed);
    QVERIFY(refused.err.contains("nothing to go back from"));
    QCOMPARE(train(folder, {s("--revert"), s("--to"), s("x")}).exitCode, exitUsage);
    QCOMPARE(train(folder, {s("--publish")}).exitCode, exitUsage);
    QCOMPARE(run({s("train"), s("--list"), s("--data"), folder.path()}).exitCode, exitUsage);
    QCOMPARE(train(folder, {s("--csv"), s("/nowhere.csv"), s("--text"), s("a"), s("--label"), s("b")}).exitCode,
             exitFailed);
}

QTEST_GUILESS_MAIN(TestTrain)
#include "tst_train.moc"
