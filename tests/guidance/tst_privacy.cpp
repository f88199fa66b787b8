#include "guidance/privacy/personaldata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace otklik;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// A text with its marks taken out, and what they marked.
struct Marked final
{
    explicit Marked(QString line)
    {
        static const QRegularExpression escape(QStringLiteral("\\\\u([0-9a-f]{4})"));
        for (auto match = escape.match(line); match.hasMatch(); match = escape.match(line))
            line.replace(match.capturedStart(), match.capturedLength(), QChar(match.captured(1).toInt(nullptr, 16)));
        static const QRegularExpression mark(QStringLiteral("\\[\\[(\\w+):(.*?)\\]\\]"));
        for (auto match = mark.match(line); match.hasMatch(); match = mark.match(line)) {
            spans.append({match.capturedStart(), match.capturedLength(2),
                          fromName<PersonalDataKind>(match.captured(1)).value()});
            line.replace(match.capturedStart(), match.capturedLength(), match.captured(2));
        }
        text = line;
    }

    QString text;
    QList<PersonalDataSpan> spans;
};

QString shown(const QString &text, const QList<PersonalDataSpan> &spans)
{
    QStringList words;
    for (const PersonalDataSpan &span : spans)
        words.append(nameOf(span.kind) + u'@' + QString::number(span.start) + u':' + text.mid(span.start, span.length));
    return words.join(s(" | "));
}

} // namespace

class TestPrivacy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { preparePersonalData(); }
    void theTableHolds_data();
    void theTableHolds();
    void ownContactsMayBeWritten_data();
    void ownContactsMayBeWritten();
    void offsetsCountUtf16Units();
    void everySpanOfHostileTextLiesInsideIt_data();
    void everySpanOfHostileTextLiesInsideIt();
    void theTimeGrowsWithTheText_data();
    void theTimeGrowsWithTheText();
    void publishedSampleIsMeasured();
};

void TestPrivacy::theTableHolds_data()
{
    QTest::addColumn<QString>("line");
    QFile file(QStringLiteral(QT_TESTCASE_SOURCEDIR "/fixtures/privacy.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    int rows = 0;
    for (const QString &line : lines)
        if (!line.startsWith(u'#'))
            QTest::newRow(qPrintable(QString::number(++rows) + u' ' + line.left(40))) << line;
    QVERIFY(rows >= 120);
}

void TestPrivacy::theTableHolds()
{
    QFETCH(QString, line);
    const Marked marked(line);
    const auto found = findPersonalData(marked.text);
    QCOMPARE(shown(marked.text, found), shown(marked.text, marked.spans));
}

void TestPrivacy::ownContactsMayBeWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("found");
    QTest::newRow("own address") << s("Пишите на help@shop.example") << 0;
    QTest::newRow("own address, other case") << s("Пишите на Help@Shop.Example") << 0;
    QTest::newRow("own domain") << s("Пишите на director@corp.example") << 0;
    QTest::newRow("own phone, other spelling") << s("Звоните 8 (495) 123-45-67") << 0;
    QTest::newRow("own phone, international") << s("Звоните +7 495 123 45 67") << 0;
    QTest::newRow("somebody else's address") << s("Пишите на ivan@shop.example") << 1;
    QTest::newRow("a domain that only looks alike") << s("Пишите на a@notcorp.example") << 1;
    QTest::newRow("somebody else's phone") << s("Звоните 8 (495) 123-45-68") << 1;
}

void TestPrivacy::ownContactsMayBeWritten()
{
    QFETCH(QString, text);
    QFETCH(int, found);
    PrivacyOptions options;
    options.ownContacts = {s("help@shop.example"), s("@corp.example"), s("+7 (495) 123-45-67")};
    QCOMPARE(findPersonalData(text, options).size(), found);
}

void TestPrivacy::offsetsCountUtf16Units()
{
    const QString text = s("🦔🦔 ivan@example.com");
    const auto found = findPersonalData(text);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().start, 5);
    QCOMPARE(text.mid(found.first().start, found.first().length), s("ivan@example.com"));
}

void TestPrivacy::everySpanOfHostileTextLiesInsideIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("lone high surrogate") << QString(QChar(0xd83e)) + s("89161234567") + QChar(0xd83e);
    QTest::newRow("lone low surrogate") << QString(QChar(0xdd94)) + s("a@b.ru") + QChar(0xdd94);
    QTest::newRow("null characters") << QString(5, QChar(u'\0')) + s("a@b.ru") + QChar(u'\0');
    QTest::newRow("right to left") << s("\u202e+7 916 123-45-67\u202c א@ב.com");
    QTest::newRow("combining") << s("4\u03012\u03017\u03016 3016 6131 8601");
    QTest::newRow("only separators") << s("- - - . . . ( ( ( ) ) )");
    QTest::newRow("only at signs") << s("@@@@@@@@@@");
    QTest::newRow("plus signs") << s("+++7+++9+++1+++6");
    QTest::newRow("Arabic digits") << s("٤٢٧٦ ٣٠١٦ ٦١٣١ ٨٦٠١");
    QTest::newRow("a bracket within a contract number") << s("договор 1(916)1");
    QTest::newRow("keycaps") << s("8️⃣9️⃣1️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣");
    QFile naughty(s(OTKLIK_SOURCE_DIR) + s("/../shared/data/torture/blns/resources/blns.json"));
    if (naughty.open(QIODevice::ReadOnly)) {
        int row = 0;
        const auto strings = QJsonDocument::fromJson(naughty.readAll()).array();
        for (const QJsonValue &one : strings)
            QTest::newRow(qPrintable(s("naughty %1").arg(++row))) << one.toString();
    }
}

void TestPrivacy::everySpanOfHostileTextLiesInsideIt()
{
    QFETCH(QString, text);
    qsizetype end = 0;
    for (const PersonalDataSpan &span : findPersonalData(text)) {
        QVERIFY(span.start >= end);
        QVERIFY(span.length > 0);
        end = span.start + span.length;
        QVERIFY(end <= text.size());
    }
}

void TestPrivacy::theTimeGrowsWithTheText_data()
{
    QTest::addColumn<QString>("piece");
    QTest::newRow("digits") << s("1");
    QTest::newRow("digits and spaces") << s("1 ");
    QTest::newRow("cards") << s("4276 3016 6131 8601 ");
    QTest::newRow("almost cards") << s("4276 3016 6131 8602 ");
    QTest::newRow("phones") << s("+79161234567 ");
    QTest::newRow("at signs") << s("a@");
    QTest::newRow("local parts") << s("aaaaaaaa.");
    QTest::newRow("addresses") << s("a@b.ru ");
    QTest::newRow("IBAN beginnings") << s("DE89 3704 ");
    QTest::newRow("streets without flats") << s("ул. кв ");
    QTest::newRow("streets") << s("12 baker ");
    QTest::newRow("series") << s("серия 4508 ");
    QTest::newRow("words about dogs") << s("собака ");
}

/// Hostile text must not hang the editor: a test that would take hours if the
/// time grew with the square of the length simply ends.
void TestPrivacy::theTimeGrowsWithTheText()
{
    QFETCH(QString, piece);
    const auto found = findPersonalData(piece.repeated(100'000 / piece.size()));
    QVERIFY(found.size() <= 100'000);
}

/// Reports figures over a published set where it is at hand; nothing is fitted to it.
void TestPrivacy::publishedSampleIsMeasured()
{
    QFile file(s(OTKLIK_SOURCE_DIR) + s("/../shared/data/privacy/presidio/synth_dataset_v2.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the published sample is not at hand");
    const QHash<QString, PersonalDataKind> kinds{{s("CREDIT_CARD"), PersonalDataKind::Card},
                                                 {s("PHONE_NUMBER"), PersonalDataKind::Phone},
                                                 {s("EMAIL_ADDRESS"), PersonalDataKind::Email},
                                                 {s("IBAN_CODE"), PersonalDataKind::BankAccount}};
    QMap<PersonalDataKind, std::array<int, 4>> figures; // marked, found of them, ours, right of ours
    const auto rows = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &row : rows) {
        const QString text = row[u"full_text"].toString();
        const auto found = findPersonalData(text);
        const auto marks = row[u"spans"].toArray();
        const auto touches = [](const PersonalDataSpan &span, const QJsonValue &mark) {
            return span.start < mark[u"end_position"].toInt() && mark[u"start_position"].toInt() < span.start + span.length;
        };
        for (const QJsonValue &mark : marks) {
            const auto kind = kinds.constFind(mark[u"entity_type"].toString());
            if (kind == kinds.constEnd())
                continue;
            ++figures[*kind][0];
            figures[*kind][1] += std::any_of(found.begin(), found.end(), [&](const auto &span) { return touches(span, mark); });
        }
        for (const PersonalDataSpan &span : found) {
            ++figures[span.kind][2];
            figures[span.kind][3] += std::any_of(marks.begin(), marks.end(), [&](const QJsonValue &mark) { return touches(span, mark); });
        }
    }
    QVERIFY(rows.size() > 1000);
    for (auto it = figures.begin(); it != figures.end(); ++it)
        qInfo("%-12s recall %d/%d, precision %d/%d", nameOf(it.key()).data(), it.value()[1], it.value()[0], it.value()[3],
              it.value()[2]);
}

QTEST_APPLESS_MAIN(TestPrivacy)
#include "tst_privacy.moc"
