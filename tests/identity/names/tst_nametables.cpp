#include "identity/names/familynames.h"
#include "identity/names/givennames.h"
#include "identity/names/latinkey.h"
#include "identity/names/writtenform.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace otklik::identity;

namespace {

struct Line final
{
    QString full;
    bool isMale = false;
    QStringList forms; ///< with their marks
};

QList<Line> linesOf(const QString &file)
{
    QList<Line> lines;
    QFile table(QStringLiteral(":/otklik/names/") + file);
    if (!table.open(QIODevice::ReadOnly))
        return lines;
    const QString text = QString::fromUtf8(table.readAll());
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList columns = line.split(u'\t');
        if (!line.startsWith(u'#') && columns.size() == 3)
            lines.append({columns[0], columns[1] == u'm', columns[2].split(u' ', Qt::SkipEmptyParts)});
    }
    return lines;
}

QString keyOf(const QString &form)
{
    return latinKey(plainLetters(form));
}

} // namespace

/// The tables of names as data: whole, marked, and no line that the program cannot use.
class TestNameTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsWholeAndStandsOnce_data();
    void everyLineIsWholeAndStandsOnce();
    void everyDiminutiveLeadsToAFullNameOfTheTable_data() { everyLineIsWholeAndStandsOnce_data(); }
    void everyDiminutiveLeadsToAFullNameOfTheTable();
    void aFormThatIsAFullNameOfTheOtherSexIsMarked_data() { everyLineIsWholeAndStandsOnce_data(); }
    void aFormThatIsAFullNameOfTheOtherSexIsMarked();
    void thereAreNinetyRussianNamesOfEachSex();
    void ambiguousDiminutivesStandForAllTheirNames_data();
    void ambiguousDiminutivesStandForAllTheirNames();
    void theHeadsNameTheSource();
    void commonFamilyNamesLookLikeFamilyNames();
};

void TestNameTables::everyLineIsWholeAndStandsOnce_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("Russian") << QStringLiteral("diminutives_ru.tsv");
    QTest::newRow("English") << QStringLiteral("diminutives_en.tsv");
}

void TestNameTables::everyLineIsWholeAndStandsOnce()
{
    QFETCH(QString, file);
    QFile table(QStringLiteral(":/otklik/names/") + file);
    QVERIFY(table.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(table.readAll());
    QSet<QString> seen;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const QStringList columns = line.split(u'\t');
        QVERIFY2(columns.size() == 3 && !columns[2].isEmpty(), qPrintable(line));
        QVERIFY2(columns[1] == u'm' || columns[1] == u'f', qPrintable(line));
        const QString head = columns[0] + columns[1];
        QVERIFY2(!seen.contains(head), qPrintable(line));
        seen.insert(head);
    }
}

void TestNameTables::everyDiminutiveLeadsToAFullNameOfTheTable()
{
    QFETCH(QString, file);
    const GivenNames &names = GivenNames::known();
    for (const Line &line : linesOf(file)) {
        const QString full = keyOf(line.full);
        const GivenName *head = names.find(full);
        QVERIFY2(head && head->spellingOf.contains(full), qPrintable(line.full));
        for (const QString &form : line.forms) {
            const QString key = keyOf(form);
            QVERIFY2(key.size() >= 2, qPrintable(form));
            QVERIFY2(names.fullNames(key).contains(full), qPrintable(form + QStringLiteral(" of ") + line.full));
            for (const QString &each : names.fullNames(key)) {
                const GivenName *target = names.find(each);
                QVERIFY2(target && target->spellingOf.contains(each), qPrintable(form));
            }
        }
    }
}

void TestNameTables::aFormThatIsAFullNameOfTheOtherSexIsMarked()
{
    QFETCH(QString, file);
    QSet<QString> men;
    QSet<QString> women;
    for (const Line &line : linesOf(file))
        (line.isMale ? men : women).insert(keyOf(line.full));
    QStringList offences;
    for (const Line &line : linesOf(file)) {
        for (const QString &form : line.forms) {
            const QString key = keyOf(form);
            const bool isOthers = line.isMale ? women.contains(key) && !men.contains(key)
                                              : men.contains(key) && !women.contains(key);
            if (isOthers != form.startsWith(u'!'))
                offences.append(line.full + QStringLiteral(": ") + form);
        }
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(QStringLiteral(", "))));
}

void TestNameTables::thereAreNinetyRussianNamesOfEachSex()
{
    const QList<Line> lines = linesOf(QStringLiteral("diminutives_ru.tsv"));
    const auto men = std::count_if(lines.begin(), lines.end(), [](const Line &line) { return line.isMale; });
    qsizetype forms = 0;
    for (const Line &line : lines)
        forms += line.forms.size();
    qInfo("%lld Russian full names, %lld of men, with %lld forms; %lld keys in all tables",
          static_cast<long long>(lines.size()), static_cast<long long>(men), static_cast<long long>(forms),
          static_cast<long long>(GivenNames::known().size()));
    QVERIFY(men >= 90);
    QVERIFY(lines.size() - men >= 90);
}

void TestNameTables::ambiguousDiminutivesStandForAllTheirNames_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QStringList>("fulls");
    const auto row = [](const char *form, std::initializer_list<const char *> fulls) {
        QStringList list;
        for (const char *full : fulls)
            list.append(QString::fromUtf8(full));
        QTest::newRow(form) << QString::fromUtf8(form) << list;
    };
    row("Саша", {"Александр", "Александра"});
    row("Женя", {"Евгений", "Евгения"});
    row("Валя", {"Валентин", "Валентина"});
    row("Слава", {"Вячеслав", "Ярослав", "Станислав", "Владислав", "Мирослав", "Ростислав", "Святослав"});
    row("Гоша", {"Георгий", "Егор", "Игорь"});
    row("Ася", {"Анастасия", "Анна"});
    row("Лёля", {"Елена", "Ольга"});
    row("Лёня", {"Леонид", "Алексей"});
    row("Паша", {"Павел", "Прасковья"});
    row("Алёна", {"Алёна", "Елена"});
    row("Витя", {"Виктор", "Виталий"});
}

void TestNameTables::ambiguousDiminutivesStandForAllTheirNames()
{
    QFETCH(QString, form);
    QFETCH(QStringList, fulls);
    const QStringList found = GivenNames::known().fullNames(latinKey(form));
    for (const QString &full : fulls)
        QVERIFY2(found.contains(latinKey(full)), qPrintable(full));
}

void TestNameTables::theHeadsNameTheSource()
{
    for (const char *name : {"diminutives_ru.tsv", "families_ru.txt"}) {
        QFile table(QStringLiteral(":/otklik/names/") + QLatin1StringView(name));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QVERIFY(table.readLine().contains("Written for Otklik by its authors"));
    }
    QFile english(QStringLiteral(":/otklik/names/diminutives_en.tsv"));
    QVERIFY(english.open(QIODevice::ReadOnly));
    const QByteArray text = english.readAll();
    QVERIFY(text.contains("diminutives.db") && text.contains("public domain"));
}

void TestNameTables::commonFamilyNamesLookLikeFamilyNames()
{
    for (const char *name : {"Иванов", "Смирнова", "Ким", "Толстая", "Shevchenko", "Саркисян", "Kuznecova"}) {
        const QString key = latinKey(QString::fromUtf8(name));
        QVERIFY2(looksLikeFamily(key) && isCommonFamily(key), name);
    }
    for (const char *name : {"кот", "бегемот", "админ", "online", "Красота"})
        QVERIFY2(!looksLikeFamily(latinKey(QString::fromUtf8(name))), name);
}

QTEST_APPLESS_MAIN(TestNameTables)

#include "tst_nametables.moc"
