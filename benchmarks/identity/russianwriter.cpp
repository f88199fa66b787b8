#include "benchmarks/identity/russianwriter.h"

#include <algorithm>
#include <cmath>

namespace otklik::bench {

using identity::LinkRecord;

namespace {

const QStringList cities = QStringLiteral(
                               "Москва,Санкт-Петербург,Новосибирск,Екатеринбург,Казань,Нижний Новгород,Челябинск,Самара,"
                               "Омск,Ростов-на-Дону,Уфа,Красноярск,Воронеж,Пермь,Волгоград,Краснодар,Саратов,Тюмень,"
                               "Тольятти,Ижевск,Барнаул,Иркутск,Хабаровск,Ярославль,Владивосток,Махачкала,Томск,Оренбург,"
                               "Кемерово,Рязань,Астрахань,Пенза,Липецк,Тула,Киров,Чебоксары,Калининград,Курск,Улан-Удэ,"
                               "Ставрополь,Сочи,Тверь,Магнитогорск,Иваново,Брянск,Белгород,Сургут,Владимир,Архангельск,Чита")
                               .split(u',');

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.startsWith(u'#'); });
    return lines;
}

bool isCyrillic(const QString &word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c.unicode() >= 0x400 && c.unicode() <= 0x451; });
}

QString feminine(const QString &family)
{
    if (family.endsWith(u"ий") || family.endsWith(u"ый") || family.endsWith(u"ой"))
        return family.chopped(2) + QStringLiteral("ая");
    for (const QStringView ending : {u"ов", u"ев", u"ёв", u"ин", u"ын"})
        if (family.endsWith(ending))
            return family + u'а';
    return family;
}

/// Of the fathers' names that make them without exceptions.
QString patronymicOf(const QString &father, bool isMale)
{
    const QString base = father;
    if (base.endsWith(u'й'))
        return base.chopped(1) + (isMale ? QStringLiteral("евич") : QStringLiteral("евна"));
    return base + (isMale ? QStringLiteral("ович") : QStringLiteral("овна"));
}

QString capital(const QString &word)
{
    return word.left(1).toUpper() + word.mid(1);
}

} // namespace

RussianWriter::RussianWriter(quint64 seed, const Habits &habits)
    : m_habits(habits)
    , m_random(seed)
    , m_schemes(readSchemes(QStringLiteral(":/otklik/bench/schemes.json")))
{
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80 || c == u'’' || c == u'”'; };
    for (const Scheme &scheme : m_schemes) {
        const QString all = scheme.write(QStringLiteral("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"));
        if (std::all_of(all.begin(), all.end(), isPlain))
            m_plainSchemes.append(scheme);
    }
    readGivens();
    readFamilies();
}

void RussianWriter::readGivens()
{
    for (const QString &line : linesOf(QStringLiteral(":/otklik/names/diminutives_ru.tsv"))) {
        const QStringList columns = line.split(u'\t');
        if (columns.size() < 2)
            continue;
        Given given{columns[0], columns[1] == u"m", {}};
        for (const QString &form : columns.value(2).split(u' ', Qt::SkipEmptyParts))
            if (isCyrillic(form))
                given.diminutives.append(form);
        m_givens.append(given);
    }
    std::shuffle(m_givens.begin(), m_givens.end(), m_random);
}

void RussianWriter::readFamilies()
{
    for (const QString &line : linesOf(QStringLiteral(":/otklik/names/families_ru.txt")))
        m_families += line.split(u' ', Qt::SkipEmptyParts);
    for (const Given &given : m_givens)
        for (const QString &form : given.diminutives)
            if (form.size() > 3 && (form.endsWith(u'а') || form.endsWith(u'я')))
                m_rareFamilies.append(form.chopped(1) + QStringLiteral("ин"));
            else if (form.size() > 3 && form.endsWith(u'к'))
                m_rareFamilies.append(form + QStringLiteral("ов"));
}

/// As PeopleWriter's: few names are common.
qsizetype RussianWriter::rank(qsizetype end, double flat)
{
    const double part = static_cast<double>(m_random() >> 11) * 0x1p-53;
    return static_cast<qsizetype>(flat * (std::pow((static_cast<double>(end) + flat) / flat, part) - 1));
}

QString RussianWriter::nick()
{
    static const QString consonants = QStringLiteral("bdfgklmnprstvz");
    static const QString vowels = QStringLiteral("aeiou");
    QString word;
    for (quint64 i = 0, end = 2 + below(3); i < end; ++i) {
        word += consonants[static_cast<qsizetype>(below(14))];
        word += vowels[static_cast<qsizetype>(below(5))];
    }
    return word + consonants[static_cast<qsizetype>(below(14))];
}

Russian RussianWriter::invent()
{
    const Given &given = m_givens[rank(m_givens.size(), m_habits.flatGivens)];
    Russian person;
    person.given = given.name;
    person.diminutives = given.diminutives;
    const QString family = isIn(m_habits.commonFamilies) ? m_families[rank(m_families.size(), m_habits.flatFamilies)]
                                    : m_rareFamilies[static_cast<qsizetype>(
                                        below(static_cast<quint64>(m_rareFamilies.size())))];
    person.family = given.isMale ? family : feminine(family);
    const QStringList fathers = QStringLiteral("Иван,Александр,Сергей,Андрей,Алексей,Николай,Виктор,Борис,Степан,Олег")
                                    .split(u',');
    person.patronymic = patronymicOf(fathers[static_cast<qsizetype>(below(10))], given.isMale);
    person.city = cities[rank(cities.size(), m_habits.flatCities)];
    person.year = 1950 + static_cast<int>(below(58));
    person.birthDate = QStringLiteral("%1%2%3")
                           .arg(person.year)
                           .arg(1 + below(12), 2, 10, QLatin1Char('0'))
                           .arg(1 + below(28), 2, 10, QLatin1Char('0'));
    person.scheme = static_cast<int>(below(static_cast<quint64>(m_schemes.size())));
    if (isIn(m_habits.nicks))
        person.nick = nick();
    if (isIn(m_habits.haveNumber))
        person.number = isIn(m_habits.birthYear) ? QString::number(isIn(m_habits.wholeYear) ? person.year : person.year % 100)
                                 : QString::number(below(1000));
    return person;
}

Russian RussianWriter::namesake(const Russian &of)
{
    Russian other = invent();
    other.given = of.given;
    other.diminutives = of.diminutives;
    other.family = of.family;
    other.city = of.city;
    other.patronymic = of.patronymic.endsWith(u'ч') == other.patronymic.endsWith(u'ч') ? other.patronymic : QString();
    return other;
}

QString RussianWriter::latin(const QString &word, int scheme) const
{
    return m_schemes[scheme].write(word.toLower());
}

QString RussianWriter::withSlip(QString text)
{
    const auto at = static_cast<qsizetype>(1 + below(static_cast<quint64>(text.size() - 2)));
    if (isIn(50))
        text.remove(at, 1);
    else
        std::swap(text[at], text[at + 1]);
    return text;
}

QString RussianWriter::displayName(const Russian &person)
{
    QString given = person.given;
    if (isIn(m_habits.diminutives) && !person.diminutives.isEmpty())
        given = person.diminutives[static_cast<qsizetype>(
            below(static_cast<quint64>(std::min<qsizetype>(person.diminutives.size(), 5))))];
    else if (isIn(m_habits.initials))
        given = given.left(1) + u'.';
    QString family = isIn(m_habits.noFamily) ? QString() : person.family;
    if (family.size() > 5 && isIn(m_habits.slips))
        family = withSlip(family);
    if (isIn(m_habits.latin)) {
        // Some write as their passport has it, others another way each time.
        const int scheme =
            !isIn(m_habits.otherScheme) ? person.scheme : static_cast<int>(below(static_cast<quint64>(m_schemes.size())));
        given = capital(latin(given, scheme));
        family = capital(latin(family, scheme));
        return isIn(m_habits.familyFirst) ? family + u' ' + given : given + u' ' + family;
    }
    const bool hasPatronymic = isIn(m_habits.patronymics) && !person.patronymic.isEmpty() && !given.endsWith(u'.');
    const QString called = hasPatronymic ? given + u' ' + person.patronymic : given;
    return isIn(m_habits.familyFirst) ? family + u' ' + called : called + u' ' + family;
}

/// A handle of the name, without numbers and roles.
QString RussianWriter::ofName(const Russian &person)
{
    const Scheme &scheme = m_plainSchemes[person.scheme % m_plainSchemes.size()];
    const auto inHandle = [&](const QString &word) {
        QString plain = scheme.write(word.toLower());
        plain.removeIf([](QChar c) { return c < u'a' || c > u'z'; });
        return plain;
    };
    const bool isDiminutive = isIn(m_habits.diminutives) && !person.diminutives.isEmpty();
    const QString given = inHandle(isDiminutive ? person.diminutives.first() : person.given);
    const QString family = inHandle(person.family);
    const QString between = isIn(m_habits.separated) ? (isIn(50) ? QStringLiteral("_") : QStringLiteral(".")) : QString();
    const int shown = m_habits.wholeName + m_habits.familyOnly + m_habits.initialAndFamily;
    const auto form = static_cast<int>(below(static_cast<quint64>(shown + 5)));
    if (form < m_habits.wholeName)
        return isIn(m_habits.familyFirst) ? family + between + given : given + between + family;
    if (form < m_habits.wholeName + m_habits.familyOnly)
        return family;
    return form < shown ? given.left(1) + between + family : given;
}

QString RussianWriter::numberFor(const Russian &person)
{
    if (!person.number.isEmpty())
        return isIn(m_habits.useNumber) ? person.number : QString();
    return isIn(m_habits.oddNumber) ? QString::number(below(100)) : QString();
}

QString RussianWriter::handle(const Russian &person, const QString &core)
{
    const QString text = core + numberFor(person);
    return isIn(m_habits.roles) ? (isIn(50) ? QStringLiteral("official") : QStringLiteral("real")) + text : text;
}

void RussianWriter::chooseHandle(Russian &person)
{
    const auto plain = [](QString text) {
        text.removeIf([](QChar c) { return c == u'.' || c == u'_'; });
        return text;
    };
    if (person.handle.isEmpty()) {
        person.core = person.nick.isEmpty() ? ofName(person) : person.nick;
        person.handle = handle(person, person.core);
        return;
    }
    if (isIn(m_habits.equalHandles))
        return;
    const QString before = plain(person.handle);
    if (!isIn(m_habits.equalCores)) {
        const QString coreBefore = plain(person.core);
        while (plain(person.core) == coreBefore) // of a nick's bearer: a handle of the name
            person.core = ofName(person);
        person.handle = handle(person, person.core);
        return;
    }
    for (int i = 0; i < 20 && plain(person.handle) == before; ++i)
        person.handle = handle(person, person.core);
    if (plain(person.handle) == before)
        person.handle = person.core + QString::number(below(100));
}

LinkRecord RussianWriter::account(Russian &person, const QString &network)
{
    LinkRecord record;
    record.network = network;
    record.names = {displayName(person)};
    chooseHandle(person);
    record.handles = {person.handle};
    if (isIn(m_habits.city)) {
        const QString city = isIn(m_habits.otherCity) ? cities[rank(cities.size(), m_habits.flatCities)] : person.city;
        record.cities = {isIn(m_habits.latinCity) ? capital(latin(city, person.scheme)) : city};
    }
    if (isIn(m_habits.birthDate))
        record.birthDate = person.birthDate;
    return record;
}

} // namespace otklik::bench
