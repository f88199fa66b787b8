#include "memorysink.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;

namespace {

const TimePoint now{std::chrono::milliseconds(1'800'000'000'000)};
const QString sharedData = QStringLiteral(OTKLIK_SOURCE_DIR "/../shared/data");

QByteArray inWindows1251(const QString &text)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const ushort u = c.unicode();
        if (u < 0x80)
            bytes.append(static_cast<char>(u));
        else if (u >= 0x410 && u <= 0x44F)
            bytes.append(static_cast<char>(u - 0x410 + 0xC0));
        else
            bytes.append('?');
    }
    return bytes;
}

} // namespace

/// The whole way of a file into a sink, with files as people have them.
class TestImportJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsOutEncodingAndDelimiter_data();
    void findsOutEncodingAndDelimiter();
    void readsJsonArraysAndLines();
    void takesTheElementsOfAnInnerArrayAsRows();
    void aSecondRunChangesNothing();
    void aBadRowIsSetAsideWithItsLineAndTheRestGoesOn();
    void anUnclosedQuoteCostsOneLine();
    void anUnclosedQuoteNearTheEndCostsOneLineToo();
    void aBrokenElementOfAnArrayCostsOneRow();
    void longIdsKeepEveryDigit();
    void namesTheColumnsWhenThereIsNoText();
    void aMapMayBeSavedAndLoaded();
    void shiftsTimesSoThatTheNewestIsNow();
    void rowsAddUpWhenTheSinkFails();
    void readsTheCsvSpectrum_data();
    void readsTheCsvSpectrum();
    void readsEverySharedSet_data();
    void readsEverySharedSet();

private:
    QString write(const QString &name, const QByteArray &bytes);
    Result<ImportSummary> import(const QString &file, MemorySink &sink, const QStringList &map = {},
                                 const QString &each = {}, bool shift = false);
    QList<QJsonObject> rejects() const;

    QTemporaryDir m_dir;
};

QString TestImportJob::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write the fixture");
    return file.fileName();
}

Result<ImportSummary> TestImportJob::import(const QString &file, MemorySink &sink, const QStringList &map,
                                            const QString &each, bool shift)
{
    ImportOptions options;
    options.file = file;
    options.each = each;
    options.shiftToNow = shift;
    options.now = now;
    options.rejectsFile = m_dir.filePath(QStringLiteral("rejects.jsonl"));
    QFile::remove(options.rejectsFile);
    for (const QString &assignment : map)
        if (!options.map.add(assignment))
            qFatal("bad map in the test");
    const std::atomic<bool> cancelled = false;
    auto summary = ImportJob(options, sink).run([](const ImportProgress &) { }, cancelled);
    if (summary && summary->counts.rowsRead
            != summary->counts.stored + summary->counts.alreadyThere + summary->counts.rejected)
        qFatal("rows do not add up");
    return summary;
}

QList<QJsonObject> TestImportJob::rejects() const
{
    QList<QJsonObject> list;
    QFile file(m_dir.filePath(QStringLiteral("rejects.jsonl")));
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &line : file.readAll().split('\n'))
            if (!line.isEmpty())
                list.append(QJsonDocument::fromJson(line).object());
    return list;
}

void TestImportJob::findsOutEncodingAndDelimiter_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("format");
    const QString rows = QStringLiteral("id;text;author\n1;Почему не работает интернет, уже час;Иван\n"
                                        "2;\"Спасибо; всё\nхорошо\";Анна\n");
    const QString plain = QString(rows).replace(u'ё', u'е');
    const auto utf16 = [&](QStringConverter::Encoding e, bool mark) {
        QStringEncoder encode(e, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
        return QByteArray(encode(rows));
    };
    QTest::newRow("utf-8") << rows.toUtf8() << "UTF-8" << "CSV (;)";
    QTest::newRow("utf-8 with mark") << "\xEF\xBB\xBF" + rows.toUtf8() << "UTF-8" << "CSV (;)";
    QTest::newRow("windows-1251") << inWindows1251(plain) << "WINDOWS-1251" << "CSV (;)";
    QTest::newRow("utf-16 little") << utf16(QStringConverter::Utf16LE, true) << "UTF-16LE" << "CSV (;)";
    QTest::newRow("utf-16 big") << utf16(QStringConverter::Utf16BE, true) << "UTF-16BE" << "CSV (;)";
    QTest::newRow("utf-16 without mark") << utf16(QStringConverter::Utf16LE, false) << "UTF-16LE" << "CSV (;)";
    QTest::newRow("tabs") << QString(rows).replace(u';', u'\t').toUtf8() << "UTF-8" << "CSV (tab)";
    QTest::newRow("windows line ends") << QString(rows).replace(u'\n', QStringLiteral("\r\n")).toUtf8() << "UTF-8"
                                       << "CSV (;)";
}

void TestImportJob::findsOutEncodingAndDelimiter()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    QFETCH(QString, format);
    MemorySink sink;
    const auto summary = import(write(QStringLiteral("a.csv"), bytes), sink);
    QVERIFY(summary.has_value());
    QCOMPARE(summary->encoding, encoding);
    QCOMPARE(summary->format, format);
    QCOMPARE(summary->counts.stored, 2);
    QCOMPARE(sink.posts.value(QStringLiteral("1")).text, QStringLiteral("Почему не работает интернет, уже час"));
    QCOMPARE(sink.posts.value(QStringLiteral("2")).authorHandle, QStringLiteral("Анна"));
    QVERIFY(sink.posts.value(QStringLiteral("2")).text.contains(u'\n'));
}

void TestImportJob::readsJsonArraysAndLines()
{
    const QByteArray one = R"({"id": 12345678901234567890, "text": "Привет, \"мир\"", "user": {"name": "И"}, "tags": [1, 2]})";
    const QByteArray two = R"({"id": 2, "text": "второй", "in_reply_to": "12345678901234567890"})";
    for (const QByteArray &bytes : {"[\n" + one + ",\n" + two + "\n]\n", one + "\n\n" + two}) {
        MemorySink sink;
        const auto summary = import(write(QStringLiteral("a.json"), bytes), sink, {QStringLiteral("user.name=author")});
        QVERIFY(summary.has_value());
        QCOMPARE(summary->counts.stored, 2);
        QCOMPARE(sink.posts.value(QStringLiteral("12345678901234567890")).text, QStringLiteral("Привет, \"мир\""));
        QCOMPARE(sink.posts.value(QStringLiteral("12345678901234567890")).authorHandle, QStringLiteral("И"));
        QCOMPARE(sink.posts.value(QStringLiteral("2")).inReplyTo, QStringLiteral("12345678901234567890"));
    }
}

void TestImportJob::takesTheElementsOfAnInnerArrayAsRows()
{
    const QByteArray bytes = R"([{"talk": {"id": "t1"}, "messages": [
        {"id": "a", "text": "Где заказ", "client": "ivan"}, {"id": "b", "text": "В пути", "agent": "shop"}]},
        {"talk": {"id": "t2"}, "messages": []}])";
    MemorySink sink;
    const auto summary = import(write(QStringLiteral("t.json"), bytes), sink, {QStringLiteral("talk.id=thread")},
                                QStringLiteral("messages"));
    QVERIFY(summary.has_value());
    QCOMPARE(summary->counts.stored, 2);
    QCOMPARE(sink.posts.value(QStringLiteral("a")).threadExternalId, QStringLiteral("t1"));
    QVERIFY(!sink.posts.value(QStringLiteral("a")).isBrand);
    QVERIFY(sink.posts.value(QStringLiteral("b")).isBrand);
    QCOMPARE(sink.posts.value(QStringLiteral("b")).authorHandle, QStringLiteral("shop"));
}

void TestImportJob::aSecondRunChangesNothing()
{
    const QString file = write(QStringLiteral("b.csv"), "text,author\nодин,а\nдва,б\nодин,а\n");
    MemorySink sink;
    const auto first = import(file, sink);
    QCOMPARE(first->counts.stored, 2);
    QCOMPARE(first->counts.alreadyThere, 1);
    const auto second = import(file, sink);
    QCOMPARE(second->counts.stored, 0);
    QCOMPARE(second->counts.alreadyThere, 3);
    QCOMPARE(sink.posts.size(), 2);
}

void TestImportJob::aBadRowIsSetAsideWithItsLineAndTheRestGoesOn()
{
    const QString file = write(QStringLiteral("c.csv"),
                               "id,time,text\n1,2020-01-01,хорошо\n2,вчера,плохое время\n3,2020-01-01,\n"
                               "4,2020-01-01\n5,2020-01-01,\"две\nстроки\"\n6,2020-01-01,\xFF\xFE\n7,2020-01-01,да\n");
    MemorySink sink;
    const auto summary = import(file, sink);
    QVERIFY(summary.has_value());
    QCOMPARE(summary->counts.stored, 3);
    QCOMPARE(summary->counts.rejected, 4);
    const auto list = rejects();
    QCOMPARE(list.size(), 4);
    QCOMPARE(list[0][QStringLiteral("line")].toInteger(), 3);
    QCOMPARE(list[0][QStringLiteral("reason")].toString(), QStringLiteral("bad_time"));
    const QJsonObject whole = list[0][QStringLiteral("row")].toObject(); // so that it can be mended
    QCOMPARE(whole, QJsonObject({{QStringLiteral("id"), QStringLiteral("2")}, {QStringLiteral("time"), QStringLiteral("вчера")},
                                 {QStringLiteral("text"), QStringLiteral("плохое время")}}));
    QCOMPARE(list[1][QStringLiteral("reason")].toString(), QStringLiteral("no_text"));
    QCOMPARE(list[2][QStringLiteral("reason")].toString(), QStringLiteral("too_few_columns"));
    QCOMPARE(list[3][QStringLiteral("line")].toInteger(), 8);
    QCOMPARE(list[3][QStringLiteral("reason")].toString(), QStringLiteral("not_utf8"));
}

void TestImportJob::anUnclosedQuoteCostsOneLine()
{
    QByteArray bytes = "id,text\n1,да\n2,\"не закрыто\n";
    for (int i = 3; i < 40'000; ++i)
        bytes += QByteArray::number(i) + ",строка\n";
    MemorySink sink;
    const auto summary = import(write(QStringLiteral("d.csv"), bytes), sink);
    QVERIFY(summary.has_value());
    QCOMPARE(summary->counts.rejected, 1);
    QCOMPARE(rejects().constFirst()[QStringLiteral("line")].toInteger(), 3);
    QCOMPARE(rejects().constFirst()[QStringLiteral("reason")].toString(), QStringLiteral("unclosed_quote"));
    QCOMPARE(summary->counts.stored, 39'998);
}

void TestImportJob::anUnclosedQuoteNearTheEndCostsOneLineToo()
{
    MemorySink sink;
    const auto summary = import(write(QStringLiteral("d.csv"), "id,text\n1,да\n2,\"не закрыто\n3,строка\n4,ещё"), sink);
    QVERIFY(summary.has_value());
    QCOMPARE(summary->counts.rejected, 1);
    QCOMPARE(rejects().constFirst()[QStringLiteral("reason")].toString(), QStringLiteral("unclosed_quote"));
    QCOMPARE(summary->counts.stored, 3);
}

void TestImportJob::aBrokenElementOfAnArrayCostsOneRow()
{
    const QByteArray bytes = "[{\"id\":1,\"text\":\"a\"},\n{\"id\":2,\"text\":oops},\n[1,2],\n{\"id\":3,\"text\":\"c\"},\n"
                             "{\"id\":4,\"text\":\"cut";
    MemorySink sink;
    const auto summary = import(write(QStringLiteral("e.json"), bytes), sink);
    QVERIFY(summary.has_value());
    QCOMPARE(summary->counts.stored, 2);
    QCOMPARE(summary->counts.rejected, 3);
    QCOMPARE(rejects()[0][QStringLiteral("line")].toInteger(), 2);
    QCOMPARE(rejects()[2][QStringLiteral("reason")].toString(), QStringLiteral("cut_off"));
}

void TestImportJob::longIdsKeepEveryDigit()
{
    const QString file = write(QStringLiteral("f.csv"), "tweet_id,text,in_response_to_tweet_id\n"
                                                        "615732055842910001,а,\n615732055842910002,б,3.0\n"
                                                        "5.70306E+17,испорчен,\n");
    MemorySink sink;
    QVERIFY(import(file, sink).has_value());
    QVERIFY(sink.posts.contains(QStringLiteral("615732055842910001")));
    QCOMPARE(sink.posts.value(QStringLiteral("615732055842910002")).inReplyTo, QStringLiteral("3"));
    QVERIFY(!sink.posts.contains(QStringLiteral("5.70306E+17")));
    QCOMPARE(sink.posts.size(), 3);
}

void TestImportJob::namesTheColumnsWhenThereIsNoText()
{
    MemorySink sink;
    const auto summary = import(write(QStringLiteral("g.csv"), "foo,bar\n1,2\n"), sink);
    QVERIFY(!summary.has_value());
    QCOMPARE(summary.error().code, QStringLiteral("no_text_column"));
    QCOMPARE(summary.error().detail, QStringLiteral("foo, bar"));
    const auto mapped = import(m_dir.filePath(QStringLiteral("g.csv")), sink, {QStringLiteral("bar=text")});
    QCOMPARE(mapped->counts.stored, 1);
    const auto absent = import(m_dir.filePath(QStringLiteral("g.csv")), sink, {QStringLiteral("baz=text")});
    QCOMPARE(absent.error().code, QStringLiteral("column_not_found"));
    QCOMPARE(import(m_dir.filePath(QStringLiteral("none.csv")), sink).error().code, QStringLiteral("file_not_found"));
}

void TestImportJob::aMapMayBeSavedAndLoaded()
{
    ColumnMap map(postColumns());
    QVERIFY(map.add(QStringLiteral("a=b=text")).has_value());
    QVERIFY(map.add(QStringLiteral("who=author")).has_value());
    QVERIFY(!map.add(QStringLiteral("who=nonsense")).has_value());
    QVERIFY(!map.add(QStringLiteral("=text")).has_value());
    const QString file = m_dir.filePath(QStringLiteral("map.json"));
    QVERIFY(map.save(file).has_value());
    const auto loaded = ColumnMap::load(postColumns(), file);
    QVERIFY(loaded.has_value());
    const auto indexes = loaded->resolve({"x", "a=b", "who"}, {});
    QCOMPARE(indexes[static_cast<size_t>(ImportField::Text)], std::vector<size_t>{1});
    QCOMPARE(indexes[static_cast<size_t>(ImportField::Author)], std::vector<size_t>{2});
    QCOMPARE(ColumnMap::load(postColumns(), m_dir.filePath(QStringLiteral("no.json"))).error().code, QStringLiteral("map_not_found"));
}

void TestImportJob::shiftsTimesSoThatTheNewestIsNow()
{
    const QString file = write(QStringLiteral("h.csv"), "id,time,text\n1,2020-01-01 10:00,а\n2,2020-01-01 12:00,б\n3,2020-01-01 15:00,\n");
    MemorySink sink;
    QVERIFY(import(file, sink, {}, {}, true).has_value());
    QCOMPARE(sink.posts.value(QStringLiteral("2")).publishedAt, now);
    QCOMPARE(sink.posts.value(QStringLiteral("1")).publishedAt, now - std::chrono::hours(2));
}

void TestImportJob::rowsAddUpWhenTheSinkFails()
{
    QByteArray bytes = "id,text\n";
    for (int i = 0; i < 5000; ++i)
        bytes += QByteArray::number(i) + ",текст\n";
    const QString file = write(QStringLiteral("i.csv"), bytes);
    MemorySink sink;
    sink.failAfter = 1;
    const auto failed = import(file, sink);
    QVERIFY(!failed.has_value());
    QCOMPARE(failed.error().code, QStringLiteral("disk_full"));
    QCOMPARE(sink.posts.size(), 2000);
    sink.failAfter = -1;
    const auto again = import(file, sink);
    QCOMPARE(again->counts.alreadyThere, 2000);
    QCOMPARE(again->counts.stored, 3000);
}

void TestImportJob::readsTheCsvSpectrum_data()
{
    QTest::addColumn<QString>("csv");
    QTest::addColumn<QString>("json");
    const QDir dir(sharedData + QStringLiteral("/torture/csv_spectrum/csvs"));
    for (const QFileInfo &info : dir.entryInfoList({QStringLiteral("*.csv")}))
        QTest::newRow(qPrintable(info.baseName()))
            << info.filePath() << dir.filePath(QStringLiteral("../json/%1.json").arg(info.baseName()));
    if (!dir.exists())
        QTest::newRow("absent") << QString() << QString();
}

void TestImportJob::readsTheCsvSpectrum()
{
    QFETCH(QString, csv);
    QFETCH(QString, json);
    if (csv.isEmpty())
        QSKIP("../shared/data/torture is not here");
    QFile expectedFile(json);
    QVERIFY(expectedFile.open(QIODevice::ReadOnly));
    const QJsonArray expected = QJsonDocument::fromJson(expectedFile.readAll()).array();
    if (expected.isEmpty()) { // location_coordinates: its own answer says something else, and it is not UTF-8
        MemorySink sink;
        QCOMPARE(import(csv, sink, {QStringLiteral("Cities=text")})->counts.rowsRead, 1);
        return;
    }
    const QJsonObject first = expected.at(0).toObject();
    QString column;
    for (auto it = first.begin(); it != first.end(); ++it)
        if (!it->toString().isEmpty())
            column = it.key();
    // Every row becomes a post whose text is the chosen column, whatever stands in it.
    MemorySink sink;
    const auto summary = import(csv, sink, {column + QStringLiteral("=text")});
    QVERIFY2(summary.has_value(), summary ? "" : qPrintable(summary.error().code));
    QStringList texts;
    for (const QString &id : sink.order)
        texts.append(sink.posts.value(id).text);
    QStringList wanted;
    for (const QJsonValue &row : expected)
        if (const QString text = row.toObject().value(column).toString(); !text.trimmed().isEmpty())
            wanted.append(text);
    QCOMPARE(texts, wanted);
    QCOMPARE(summary->counts.rowsRead, expected.size());
}

void TestImportJob::readsEverySharedSet_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("map");
    QTest::addColumn<QString>("each");
    QTest::addColumn<int>("rows");
    const auto row = [](const char *name, const QString &file, const QStringList &map, int rows, const QString &each = {}) {
        QTest::newRow(name) << file << map << each << rows;
    };
    row("dated tweets", QStringLiteral("posts/sentirueval/2016_telecom_dated.csv"), {}, 2247);
    row("airline", QStringLiteral("posts/us_airline/tweets.csv"), {}, 11635);
    row("toxic", QStringLiteral("posts/ru_toxic/train.csv"), {}, 11528);
    row("rusentitweet", QStringLiteral("posts/rusentitweet/train.csv"), {}, 10713);
    row("reviews", QStringLiteral("posts/bank_reviews/data_raw_sravni_ru_vklady.json"), {}, -1);
    row("empty reviews", QStringLiteral("posts/bank_reviews/data_raw_sravni_ru_acquiring.json"), {}, 0);
    row("twcs", QStringLiteral("replies/twcs/twcs.csv"), {}, 5000);
    row("ibm", QStringLiteral("replies/ibm_customer_care/dev.json"),
        {QStringLiteral("client=author"), QStringLiteral("client1=author")}, 686, QStringLiteral("dialogContent"));
    row("detox", QStringLiteral("replies/ru_detox/train.tsv"), {}, 6948);
}

void TestImportJob::readsEverySharedSet()
{
    QFETCH(QString, file);
    QFETCH(QStringList, map);
    QFETCH(QString, each);
    QFETCH(int, rows);
    const QString path = sharedData + u'/' + file;
    if (!QFile::exists(path))
        QSKIP("../shared/data is not here");
    MemorySink sink;
    const auto summary = import(path, sink, map, each);
    if (rows == 0) {
        QCOMPARE(summary.error().code, QStringLiteral("no_rows"));
        return;
    }
    QVERIFY2(summary.has_value(), summary ? "" : qPrintable(summary.error().code + summary.error().detail));
    qInfo("%s: %lld read, %lld stored, %lld there, %lld rejected", qPrintable(file), summary->counts.rowsRead,
          summary->counts.stored, summary->counts.alreadyThere, summary->counts.rejected);
    if (rows > 0)
        QCOMPARE(summary->counts.rowsRead, rows);
    QVERIFY(summary->counts.rejected * 10 <= summary->counts.rowsRead);
    QCOMPARE(sink.posts.size(), summary->counts.stored);
    const auto again = import(path, sink, map, each);
    QCOMPARE(again->counts.stored, 0);
    QCOMPARE(again->counts.rejected, summary->counts.rejected);
}

QTEST_APPLESS_MAIN(TestImportJob)
#include "tst_importjob.moc"
