#include "identity/names/personname.h"

#include <QTest>

using namespace otklik::identity;

Q_DECLARE_METATYPE(otklik::identity::NameLevel)

namespace {

const char *levelName(NameLevel level)
{
    switch (level) {
    case NameLevel::Same: return "Same";
    case NameLevel::Diminutive: return "Diminutive";
    case NameLevel::Spelling: return "Spelling";
    case NameLevel::Initial: return "Initial";
    case NameLevel::SomePart: return "SomePart";
    case NameLevel::Different: return "Different";
    case NameLevel::Missing: return "Missing";
    }
    return "";
}

QString shown(const PersonName &name)
{
    return QStringLiteral("given[%1] family[%2] patronymic[%3] unknown[%4]")
        .arg(name.given.join(u' '), name.family.join(u' '), name.patronymic.join(u' '), name.unknown.join(u' '));
}

bool sharesKey(QStringView a, QStringView b)
{
    const QStringList keys = nameKeys(readName(b));
    for (const QString &key : nameKeys(readName(a)))
        if (!key.endsWith(u'.') && keys.contains(key))
            return true;
    return false;
}

} // namespace

/// How far two written names agree: a table of pairs, and what holds for all of them.
class TestCompareNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoWritingsAgreeAsFar_data();
    void twoWritingsAgreeAsFar();
    void writingsOfOneNameShareAKeyForBlocking_data();
    void writingsOfOneNameShareAKeyForBlocking();
    void keysAreFewAndOrderFree();
};

void TestCompareNames::twoWritingsAgreeAsFar_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<NameLevel>("level");
    const auto row = [](const char *says, const char *one, const char *other, NameLevel level) {
        QTest::newRow(says) << QString::fromUtf8(one) << QString::fromUtf8(other) << level;
    };
    using enum NameLevel;
    row("a name is itself", "Александр Иванов", "Александр Иванов", Same);
    row("case does not matter", "АЛЕКСАНДР ИВАНОВ", "александр иванов", Same);
    row("order does not matter", "Иванов Александр", "Александр Иванов", Same);
    row("nor with a comma", "Иванов, Александр", "Aleksandr Ivanov", Same);
    row("yo is written or not", "Фёдор Королёв", "Федор Королев", Same);
    row("Latin letters are the same name", "Александр Иванов", "ivanov aleksandr", Same);
    row("Julia by the passport", "Юлия Щербакова", "Iuliia Shcherbakova", Same);
    row("Julia as people write", "Юлия Щербакова", "Yulia Scherbakova", Same);
    row("Julia in Czech eyes", "Юлия Щербакова", "Julija Ščerbakova", Same);
    row("Sergey and Sergei", "Sergey Kuznetsov", "Sergei Kuznecov", Same);
    row("Dmitry four ways", "Dmitriy Sokolov", "Dmitrij Sokoloff", Same);
    row("Khrushchev in chat", "Никита Хрущёв", "Nikita Hruschov", Same);
    row("Evgeny with a Y", "Yevgeniy Shchukin", "Evgeny Schukin", Same);
    row("Pyotr and Petr", "Pyotr Ilyin", "Petr Il'in", Same);
    row("x for kh in chat", "Mixail Bulgakov", "Михаил Булгаков", Same);
    row("ISO 9", "Âna Žukova", "Яна Жукова", Same);
    row("a diminutive and its full name", "Саша Иванов", "Александр Иванов", Diminutive);
    row("the same for women", "Саша Иванова", "Александра Иванова", Diminutive);
    row("two diminutives of one name", "Шура Петрова", "Саша Петрова", Diminutive);
    row("a Latin diminutive", "Katya Smirnova", "Екатерина Смирнова", Diminutive);
    row("an English diminutive", "Bill Johnson", "William Johnson", Diminutive);
    row("Jenya is Zhenya", "Jenya Popov", "Евгений Попов", Diminutive);
    row("Mawa is Masha", "Mawa Popova", "Мария Попова", Diminutive);
    row("Nastya, and Anastasia", "Настя Белова", "Anastasiia Belova", Diminutive);
    row("Lena is Yelena", "Lena Orlova", "Елена Орлова", Diminutive);
    row("Alexander is Aleksandr abroad", "Alexander Ivanov", "Александр Иванов", Spelling);
    row("Michael is Mikhail", "Michael Orlov", "Михаил Орлов", Spelling);
    row("Catherine is Ekaterina", "Catherine Orlova", "Екатерина Орлова", Spelling);
    row("Olena is Elena", "Олена Шевченко", "Елена Шевченко", Spelling);
    row("a slip of the key", "Александр Кузнецов", "Александр Кузнецв", Spelling);
    row("two letters swapped", "Мария Третьяков", "Мария Третьяоков", Spelling);
    row("an initial fits", "И. Иванов", "Иван Иванов", Initial);
    row("an initial behind", "Ivanov I.", "Иван Иванов", Initial);
    row("two initials", "Иванов И.П.", "Иван Петрович Иванов", Initial);
    row("the family name as an initial", "Анна П.", "Анна Петрова", Initial);
    row("Yu. is an initial", "Ю. Орлов", "Юрий Орлов", Initial);
    row("an initial does not fit", "А. Иванов", "Иван Иванов", Different);
    row("a patronymic more", "Иван Петрович Иванов", "Иван Иванов", Same);
    row("a colloquial patronymic", "Иван Петрович Иванов", "Иванов Иван Петрович", Same);
    row("Sanych is Aleksandrovich", "Пётр Саныч Котов", "Котов Пётр Александрович", Same);
    row("a Latin patronymic", "Anna Sergeyevna Kotova", "Анна Сергеевна Котова", Same);
    row("another patronymic", "Иван Петрович Иванов", "Иван Николаевич Иванов", Different);
    row("a given name alone", "Анна", "Анна Петрова", SomePart);
    row("a family name alone", "Петрова", "Анна Петрова", SomePart);
    row("a married name with all else equal", "Анна Сергеевна Котова", "Анна Сергеевна Белова", SomePart);
    row("half a double family name", "Анна Котова-Белова", "Анна Белова", Same);
    row("a maiden name in brackets", "Анна Котова (Белова)", "Анна Белова", Same);
    row("a couple of one name", "Иванов Иван", "Иванова Мария", Different);
    row("a couple whose names are two forms", "Александр Иванов", "Александра Иванова", Different);
    row("a couple, and the given name does not tell", "Женя Иванов", "Женя Иванова", Different);
    row("a couple of Sasha and Aleksandra", "Саша Иванов", "Александра Иванова", Different);
    row("a woman under a man's ending abroad", "Anna Ivanov", "Анна Иванова", Same);
    row("Tolstaya and Tolstoy share a family", "Мария Толстая", "Лев Толстой", Different);
    row("Maria is not Marina", "Мария Белова", "Марина Белова", Different);
    row("Petrov is not Pavlov", "Иван Петров", "Иван Павлов", Different);
    row("Markin is not Karpin", "Олег Маркин", "Олег Ларин", Different);
    row("nothing against a name", "", "Анна", Missing);
    row("stars are nothing", "★★★", "Анна", Missing);
    row("a given name against a family name", "Анна", "Петрова", Missing);
    row("decorations", "★ Anna Petrova ★ | official", "Анна Петрова", Same);
    row("hearts between", "Анна ❤ Петрова 🌸", "Anna Petrova", Same);
    row("the trade behind a bar", "VIP | Анна Петрова | маркетинг", "Петрова Анна", Same);
    row("a title", "Mr. Ivan Petrov", "Иван Петров", Same);
    row("an office and a middle initial", "Sen. Chuck E. Brown, Jr.", "Charles Brown", Diminutive);
    row("a Russian title", "г-жа Анна Петрова", "Анна Петрова", Same);
    row("mathematical letters", "𝓐𝓷𝓷𝓪 𝓟𝓮𝓽𝓻𝓸𝓿𝓪", "Анна Петрова", Same);
    row("small capitals", "ᴀɴɴᴀ ᴘᴇᴛʀᴏᴠᴀ", "Анна Петрова", Same);
    row("stacked marks", "А̶̷̢н̸̛н̵̧а̷̡ П̶̷е̴̛т̸̢р̶̛о̴̧в̸̷а̶̢", "Анна Петрова", Same);
    row("a Latin letter in a Cyrillic word", "Aннa Пeтpoвa", "Анна Петрова", Same);
    row("a Cyrillic letter in a Latin word", "Ivаn Реtrov", "Ivan Petrov", Same);
    row("two nicknames", "кот бегемот", "Бегемот Кот", Same);
    row("two other nicknames", "кот бегемот", "рыжий пёс", Different);
    row("half a nickname", "кот бегемот", "бегемот", SomePart);
    row("a place is no family name", "Анна, Москва", "Анна", Same);
}

void TestCompareNames::twoWritingsAgreeAsFar()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(NameLevel, level);
    const PersonName a = readName(one);
    const PersonName b = readName(other);
    const NameLevel found = compareNames(a, b);
    QVERIFY2(found == level, qPrintable(QLatin1StringView(levelName(found)) + QStringLiteral(": ") + shown(a) + QStringLiteral(" / ") + shown(b)));
    QVERIFY(compareNames(b, a) == level);
}

void TestCompareNames::writingsOfOneNameShareAKeyForBlocking_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("shared");
    const auto row = [](const char *says, const char *one, const char *other, bool shared) {
        QTest::newRow(says) << QString::fromUtf8(one) << QString::fromUtf8(other) << shared;
    };
    row("a diminutive", "Саша Иванов", "Alexander Ivanov", true);
    row("order and alphabet", "ivanov aleksandr", "Саша Иванов", true);
    row("Slava is five names, Vyacheslav too", "Слава Орлов", "Вячеслав Орлов", true);
    row("and Yaroslav", "Слава Орлов", "Ярослав Орлов", true);
    row("two diminutives", "Шурик Котов", "Саня Котов", true);
    row("a patronymic more", "Анна Сергеевна Котова", "аня котова", true);
    row("two nicknames", "кот бегемот", "Бегемот Кот", true);
    row("another given name", "Иван Иванов", "Пётр Иванов", false);
    row("another family name", "Иван Иванов", "Иван Петров", false);
}

void TestCompareNames::writingsOfOneNameShareAKeyForBlocking()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, shared);
    QVERIFY2(sharesKey(one, other) == shared,
             qPrintable(nameKeys(readName(one)).join(u'|') + QStringLiteral(" / ") + nameKeys(readName(other)).join(u'|')));
}

void TestCompareNames::keysAreFewAndOrderFree()
{
    QCOMPARE(nameKeys(readName(u"Александр Иванов")),
             QStringList({QStringLiteral("aleksandr ivanov"), QStringLiteral("ivanov a.")}));
    QCOMPARE(nameKeys(readName(u"Иванов Александр")), nameKeys(readName(u"Александр Иванов")));
    QCOMPARE(nameKeys(readName(u"И. Иванов")), QStringList({QStringLiteral("ivanov i.")}));
    QCOMPARE(nameKeys(readName(u"Анна")), QStringList({QStringLiteral("ana")}));
    QVERIFY(nameKeys(readName(u"")).isEmpty());
    QString many;
    for (int i = 0; i < 40; ++i)
        many += QStringLiteral("Саша Слава Орлов-Котов ");
    QVERIFY(nameKeys(readName(many)).size() <= 12);
}

QTEST_APPLESS_MAIN(TestCompareNames)

#include "tst_comparenames.moc"
