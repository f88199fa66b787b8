#include "benchmarks/identity/scheme.h"
#include "identity/names/familynames.h"
#include "identity/names/latinkey.h"
#include "identity/names/personname.h"
#include "identity/names/spelling.h"
#include "identity/names/writtenform.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace otklik::identity;
using otklik::bench::Scheme;

namespace {

const QString sharedNames = QStringLiteral(OTKLIK_SOURCE_DIR "/../shared/data/lexicons/russian_names/");

QList<Scheme> schemes()
{
    return otklik::bench::readSchemes(QStringLiteral(OTKLIK_SOURCE_DIR "/tests/identity/names/schemes.json"));
}

/// Words of Cyrillic letters only, lower case.
bool isRussianWord(const QString &word)
{
    return word.size() > 1 && std::all_of(word.begin(), word.end(), [](QChar c) {
        return (c >= u'а' && c <= u'я') || c == u'ё';
    });
}

QStringList ownNames()
{
    QStringList names;
    for (const char *name : {"diminutives_ru.tsv", "families_ru.txt"}) {
        QFile file(QStringLiteral(":/otklik/names/") + QLatin1StringView(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll()).toLower();
        for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
            if (line.startsWith(u'#'))
                continue;
            for (const QString &word : line.split(u'\t')[0].split(u' '))
                if (isRussianWord(word))
                    names.append(word);
        }
    }
    return names;
}

/// Every `step`-th name of a list of the shared data.
QStringList sharedList(const QString &file, const QString &field, int step)
{
    QFile list(sharedNames + file);
    if (!list.open(QIODevice::ReadOnly))
        return {};
    const QJsonArray entries = QJsonDocument::fromJson(list.readAll()).array();
    QStringList names;
    for (qsizetype i = 0; i < entries.size(); i += step) {
        const QString word = entries[i].toObject().value(field).toString().toLower();
        if (isRussianWord(word))
            names.append(word);
    }
    return names;
}

struct Measured final
{
    double allAgree = 0;  ///< share of names for which every scheme gives the key of the Cyrillic word
    double allButFrench = 0; ///< the same without the French spelling of passports before 1997
    double pairs = 0;     ///< share of names times schemes with that key
    double alike = 0;     ///< the same, or a slip away
    QString worst;        ///< the scheme with the fewest
};

QString written(const Scheme &scheme, const QString &name)
{
    return latinKey(plainLetters(scheme.write(name)));
}

Measured measure(const QStringList &names)
{
    const QList<Scheme> all = schemes();
    QList<qsizetype> same(all.size(), 0);
    qsizetype alike = 0;
    qsizetype agreed = 0;
    qsizetype agreedButFrench = 0;
    for (const QString &name : names) {
        const QString key = latinKey(name);
        bool agree = true;
        bool agreeButFrench = true;
        for (qsizetype i = 0; i < all.size(); ++i) {
            const QString other = written(all[i], name);
            same[i] += other == key ? 1 : 0;
            alike += isSpelledAlike(other, key) ? 1 : 0;
            agree = agree && other == key;
            agreeButFrench = agreeButFrench && (other == key || all[i].name() == QLatin1StringView("mvd_310_fr"));
        }
        agreedButFrench += agreeButFrench ? 1 : 0;
        agreed += agree ? 1 : 0;
    }
    const double count = static_cast<double>(names.size());
    const double every = count * static_cast<double>(all.size());
    const auto least = std::min_element(same.begin(), same.end());
    const double sum = std::accumulate(same.begin(), same.end(), 0.0);
    return {static_cast<double>(agreed) / count, static_cast<double>(agreedButFrench) / count, sum / every, static_cast<double>(alike) / every,
            QStringLiteral("%1 %2").arg(all[least - same.begin()].name()).arg(static_cast<double>(*least) / count)};
}

/// Names that share their key with another one; ё and е, men's and women's forms are no others.
qsizetype collisions(const QStringList &names)
{
    QHash<QString, QSet<QString>> byKey;
    for (QString name : names) {
        const QString key = latinKey(name);
        byKey[key].insert(name.replace(u'ё', u'е'));
    }
    qsizetype count = 0;
    for (const QSet<QString> &same : byKey)
        count += same.size() > 1 ? same.size() : 0;
    return count;
}

void report(const char *what, const QStringList &names, const Measured &measured)
{
    qInfo("%s: %lld names; by every scheme the same key %.4f, but for the French %.4f; names x schemes %.4f, with slips %.4f; worst %s; "
          "names that share a key %lld",
          what, static_cast<long long>(names.size()), measured.allAgree, measured.allButFrench, measured.pairs, measured.alike,
          qPrintable(measured.worst), static_cast<long long>(collisions(names)));
}

} // namespace

/// The key of a word: what the ways of transliteration make of one name falls together, and little else does.
class TestLatinKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spellingsOfOneNameHaveOneKey_data();
    void spellingsOfOneNameHaveOneKey();
    void otherNamesHaveOtherKeys_data();
    void otherNamesHaveOtherKeys();
    void theKeyOfAKeyIsTheKey();
    void ourNamesSurviveEveryScheme();
    void theListsOfRussianNamesSurviveEveryScheme_data();
    void theListsOfRussianNamesSurviveEveryScheme();
};

void TestLatinKey::spellingsOfOneNameHaveOneKey_data()
{
    QTest::addColumn<QString>("spellings");
    for (const char *row : {"Юлия Yulia Yuliya Iuliia Julia Juliya Julija", "Сергей Sergey Sergei Sergej Sergeĭ",
                            "Дмитрий Dmitriy Dmitry Dmitrij Dmitrii Dmitri",
                            "Щукин Shchukin Schukin Shukin Ŝukin Ščukin",
                            "Хрущёв Khrushchev Khrushchov Hruschov Hruschev Hruŝëv Xrushhyov Khrushchyov",
                            "Евгений Evgeny Yevgeniy Evgenij Evgenii Jevgenij Yevgeny",
                            "Александр Aleksandr Alexandr", "Ксения Kseniya Xenia Ksenia Kseniia",
                            "Филипп Filipp Philipp Philip Filip", "Фёдор Fyodor Fedor Fiodor Fjodor",
                            "Артём Artem Artyom Artiom Artjom", "Соловьёв Solovyov Solovev Soloviev Solov'yov Solovyev",
                            "Достоевский Dostoevsky Dostoyevsky Dostoevskiy Dostoevskii Dostoevskij",
                            "Цветков Tsvetkov Cvetkov Czvetkov", "Кузнецов Kuznetsov Kuznecov Kuznetcov Kuznetzov",
                            "Смирнов Smirnov Smirnow Smirnoff", "Жданов Zhdanov Jdanov Ždanov", "Чехов Chekhov Chehov Čehov",
                            "Любовь Lyubov Lubov Liubov Ljubov'", "Эдуард Eduard Ehduard", "Яна Yana Jana Iana Âna"})
        QTest::newRow(row) << QString::fromUtf8(row);
}

void TestLatinKey::spellingsOfOneNameHaveOneKey()
{
    QFETCH(QString, spellings);
    const QStringList all = spellings.split(u' ');
    const auto keyOf = [](const QString &word) { return latinKey(plainLetters(word)); };
    for (const QString &each : all) {
        QVERIFY2(keyOf(each) == keyOf(all[0]), qPrintable(each + u' ' + keyOf(each) + u' ' + keyOf(all[0])));
    }
}

void TestLatinKey::otherNamesHaveOtherKeys_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const auto row = [](const char *one, const char *other) {
        QTest::newRow(one) << QString::fromUtf8(one) << QString::fromUtf8(other);
    };
    row("Мария", "Марина");
    row("Яна", "Анна");
    row("Лина", "Лена");
    row("Михаил", "Максим");
    row("Зина", "Жанна");
    row("Сашин", "Савин");
    row("Юля", "Уля");
    row("Цой", "Чой");
    row("Jack", "John");
}

void TestLatinKey::otherNamesHaveOtherKeys()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QVERIFY(latinKey(one) != latinKey(other));
}

void TestLatinKey::theKeyOfAKeyIsTheKey()
{
    QStringList words = ownNames();
    for (const char *strange : {"schschxjjyyqu", "shhhchkhh", "иоёйюяъьыэ", "cccov", "xxx", "jojojo", "tstchtz", "пасхов",
                                "ieieioiuiaii", "ghhphth", "сшщчжц", "bzzzhzh", "o'o"})
        words.append(QString::fromUtf8(strange));
    for (const QString &word : words)
        QCOMPARE(latinKey(latinKey(word)), latinKey(word));
}

void TestLatinKey::ourNamesSurviveEveryScheme()
{
    QCOMPARE(schemes().size(), 30);
    const QStringList names = ownNames();
    QVERIFY(names.size() > 600);
    const Measured measured = measure(names);
    report("own tables", names, measured);
    QVERIFY(measured.pairs >= 0.97);
    QVERIFY(measured.alike >= 0.98);
}

void TestLatinKey::theListsOfRussianNamesSurviveEveryScheme_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("step");
    const auto row = [](const char *says, const char *file, const char *field, int step) {
        QTest::newRow(says) << QString::fromLatin1(file) << QString::fromLatin1(field) << step;
    };
    row("men", "names_male.json", "name", 19);
    row("women", "names_female.json", "name", 19);
    row("men's family names", "surnames_male.json", "surname", 61);
    row("women's family names", "surnames_female.json", "surname", 61);
}

void TestLatinKey::theListsOfRussianNamesSurviveEveryScheme()
{
    QFETCH(QString, file);
    QFETCH(QString, field);
    QFETCH(int, step);
    const QStringList names = sharedList(file, field, step);
    if (names.isEmpty())
        QSKIP("../shared/data/lexicons/russian_names is not here");
    const Measured measured = measure(names);
    report(QTest::currentDataTag(), names, measured);
    const QStringList everyone = sharedList(file, field, 1);
    qInfo("of all %lld names %lld share a key", static_cast<long long>(everyone.size()),
          static_cast<long long>(collisions(everyone)));
    QVERIFY(measured.pairs >= 0.95);
}

QTEST_APPLESS_MAIN(TestLatinKey)

#include "tst_latinkey.moc"
