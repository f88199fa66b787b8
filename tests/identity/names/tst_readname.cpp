#include "identity/names/personname.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace otklik::identity;

namespace {

QString shown(const PersonName &name)
{
    return QStringLiteral("%1 / %2 / %3 / %4")
        .arg(name.given.join(u'-'), name.patronymic.join(u' '), name.family.join(u'-'), name.unknown.join(u' '));
}

/// A name as its keys would be written on a form.
QString written(const PersonName &name)
{
    const QString family = name.family.join(u'-');
    const QString comma = family.isEmpty() || name.given.isEmpty() ? QStringLiteral(" ") : QStringLiteral(", ");
    return family + comma + name.given.join(u'-') + u' ' + name.patronymic.join(u' ') + u' ' + name.unknown.join(u' ');
}

QStringList wordsOf(const QString &resource, int column)
{
    QStringList words;
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        return words;
    const QString text = QString::fromUtf8(file.readAll());
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
        if (!line.startsWith(u'#'))
            words += line.split(u'\t').value(column).split(u' ', Qt::SkipEmptyParts);
    for (QString &word : words)
        word.remove(u'=').remove(u'!');
    return words;
}

/// Names put together from the tables, every given name and form once, in many manners of writing.
QStringList manyNames()
{
    const QString russian = QStringLiteral(":/otklik/names/diminutives_ru.tsv");
    const QStringList givens = wordsOf(russian, 0) + wordsOf(russian, 2)
        + wordsOf(QStringLiteral(":/otklik/names/diminutives_en.tsv"), 0);
    const QStringList families = wordsOf(QStringLiteral(":/otklik/names/families_ru.txt"), 0);
    const QStringList manners{QStringLiteral("%1 %2"),         QStringLiteral("%2 %1"),
                              QStringLiteral("%2, %1"),        QStringLiteral("%1 Петрович %2"),
                              QStringLiteral("%2 %1 Ильинична"), QStringLiteral("И. %2"),
                              QStringLiteral("%2 И.П."),       QStringLiteral("%1"),
                              QStringLiteral("%2"),            QStringLiteral("★%1★ %2 | official"),
                              QStringLiteral("%1 %2-Гусь"),    QStringLiteral("%1 и кот"),
                              QStringLiteral("%1 П.")};
    QStringList names;
    for (qsizetype i = 0; i < givens.size(); ++i)
        names.append(QString(manners[i % manners.size()])
                         .replace(QStringLiteral("%1"), givens[i])
                         .replace(QStringLiteral("%2"), families[(i * 7) % families.size()]));
    return names;
}

} // namespace

/// What the words of a written name are: given, patronymic, family; and what holds for any text.
class TestReadName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsHaveRoles_data();
    void wordsHaveRoles();
    void keysAreReadAsThemselves();
    void comparingIsSymmetricAndANameIsItself();
    void naughtyStringsAreRead();
    void aMegabyteIsReadToTheBound();
    void aHundredThousandNamesAreReadInMoments();
};

void TestReadName::wordsHaveRoles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("roles");
    const auto row = [](const char *name, const char *roles) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(roles);
    };
    row("Иванов Иван Петрович", "ivan / petrovich / ivanov / ");
    row("иван петрович иванов", "ivan / petrovich / ivanov / ");
    row("Ivan Petrovich", "ivan / petrovich /  / ");
    row("Роман Абрамович", "roman /  / abramovich / ");
    row("Абрамович Роман Аркадьевич", "roman / arkadovich / abramovich / ");
    row("Мария Ильинична Ульянова", "maria / ilovna / ulianova / ");
    row("Кузьма Кузьмич", "kuzma / kuzmovich /  / ");
    row("Heinrich Berg", " /  / heinrich / berg");
    row("А.С. Пушкин", "a / s / pushkin / ");
    row("Пушкин А. С.", "a / s / pushkin / ");
    row("Анна Петрова-Водкина", "ana /  / petrova-vodkina / ");
    row("Анна-Мария Котова", "ana-maria /  / kotova / ");
    row("Мамин-Сибиряк Дмитрий", "dmitri /  / mamin-sibiriak / ");
    row("Мария Гагуа", "maria /  / gagua / ");
    row("Марина Белова", "marina /  / belova / ");
    row("Лев Толстой", "lev /  / tolstoi / ");
    row("Яков Мартин", "iakov-martin /  /  / ");
    row("Анна П.", "ana /  / p / ");
    row("Анна Ким", "ana /  / kim / ");
    row("Ван Гог", "van /  / gog / ");
    row("Dr. Anna Petrova, PhD", "ana /  / petrova / ");
    row("Мамед Алиев оглы", " /  / alev / mamed");
    row("администратор", " /  /  / administrator");
    row("1987", " /  /  / ");
    row("", " /  /  / ");
}

void TestReadName::wordsHaveRoles()
{
    QFETCH(QString, name);
    QFETCH(QString, roles);
    QCOMPARE(shown(readName(name)), roles);
}

void TestReadName::keysAreReadAsThemselves()
{
    const QStringList names = manyNames();
    QVERIFY(names.size() > 2000);
    for (const QString &name : names) {
        const PersonName once = readName(name);
        const PersonName twice = readName(written(once));
        QVERIFY2(shown(once) == shown(twice), qPrintable(name + QStringLiteral(": ") + shown(once)
                                                         + QStringLiteral(" <> ") + shown(twice)));
    }
}

void TestReadName::comparingIsSymmetricAndANameIsItself()
{
    QList<PersonName> names;
    for (const QString &name : manyNames())
        names.append(readName(name));
    for (qsizetype i = 0; i < names.size(); ++i) {
        const bool hasInitial = shown(names[i]).contains(QStringLiteral("i / "));
        const NameLevel self = compareNames(names[i], names[i]);
        QVERIFY2(self == NameLevel::Same || self == NameLevel::Initial || hasInitial, qPrintable(shown(names[i])));
        for (const qsizetype step : {1, 13, 26, 399}) {
            const PersonName &other = names[(i + step) % names.size()];
            QVERIFY2(compareNames(names[i], other) == compareNames(other, names[i]),
                     qPrintable(shown(names[i]) + QStringLiteral(" <> ") + shown(other)));
        }
    }
}

void TestReadName::naughtyStringsAreRead()
{
    QFile naughty(QStringLiteral(OTKLIK_SOURCE_DIR "/../shared/data/torture/blns/resources/blns.json"));
    if (!naughty.open(QIODevice::ReadOnly))
        QSKIP("../shared/data/torture is not here");
    const QJsonArray strings = QJsonDocument::fromJson(naughty.readAll()).array();
    QVERIFY(strings.size() > 400);
    PersonName last;
    for (const QJsonValue &value : strings) {
        const PersonName name = readName(value.toString());
        QVERIFY(nameKeys(name).size() <= 12);
        QVERIFY(compareNames(name, last) == compareNames(last, name));
        QVERIFY(handleParts(value.toString()).size() <= 200);
        last = name;
    }
}

void TestReadName::aMegabyteIsReadToTheBound()
{
    const QString clean = QStringLiteral("Анна Петрова ");
    for (const QString &filler : {QString(1 << 20, u'a'), QString(1 << 20, u' '), QString(1 << 20, QChar(0x335)),
                                  QStringLiteral("а-").repeated(1 << 19), QStringLiteral("И.").repeated(1 << 19),
                                  QStringLiteral("\U0001D4D0").repeated(1 << 18), QString(1 << 20, u'|'),
                                  QString(1 << 20, QChar(0xFDFA)), QString(1 << 20, QChar(0xD835))}) {
        const PersonName name = readName(clean + filler);
        QVERIFY(shown(name).size() < 1000);
        QVERIFY(nameKeys(name).size() <= 12);
        QVERIFY(compareNames(name, readName(filler)) == compareNames(readName(filler), name));
    }
    QCOMPARE(shown(readName(clean + QString(1 << 20, u' ') + QStringLiteral("Мария"))), shown(readName(clean)));
}

void TestReadName::aHundredThousandNamesAreReadInMoments()
{
    const QStringList names = manyNames();
    QElapsedTimer timer;
    timer.start();
    QList<PersonName> read;
    for (int i = 0; i < 100000; ++i)
        read.append(readName(names[i % names.size()]));
    const qint64 reading = timer.restart();
    qsizetype keys = 0;
    for (const PersonName &name : read)
        keys += nameKeys(name).size();
    const qint64 keying = timer.restart();
    qsizetype same = 0;
    for (qsizetype i = 1; i < read.size(); ++i)
        same += compareNames(read[i - 1], read[i]) == NameLevel::Same ? 1 : 0;
    qInfo("100,000 names: read %lld ms, keys %lld ms (%.2f each), compared %lld ms", static_cast<long long>(reading),
          static_cast<long long>(keying), static_cast<double>(keys) / 100000.0, static_cast<long long>(timer.elapsed()));
    QVERIFY(keys > 100000);
    QVERIFY(same < read.size());
}

QTEST_APPLESS_MAIN(TestReadName)

#include "tst_readname.moc"
