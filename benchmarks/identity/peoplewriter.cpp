#include "benchmarks/identity/peoplewriter.h"

#include <cmath>

namespace otklik::bench {

using identity::LinkRecord;

/// Zipf's law as Mandelbrot has it, by inversion: 0 is the most frequent. Of 40,000 family names the first
/// then has 0.6 in a hundred people, about as Russian ones have.
quint64 PeopleWriter::rank(quint64 end)
{
    constexpr double flat = 20;
    const double part = static_cast<double>(m_random() >> 11) * 0x1p-53;
    return static_cast<quint64>(flat * (std::pow((static_cast<double>(end) + flat) / flat, part) - 1));
}

/// The number in syllables: the same number is always the same word, another one another.
QString PeopleWriter::word(quint64 number, quint64 kind) const
{
    static const QString consonants = QStringLiteral("bdfgklmnprstvz");
    static const QString vowels = QStringLiteral("aeiou");
    quint64 rest = (number + 1) * 2654435761 % 24'010'007 * 4 + kind;
    QString word;
    for (int i = 0; i < 3 || rest > 0; ++i) {
        word += consonants[static_cast<qsizetype>(rest % 14)];
        rest /= 14;
        word += vowels[static_cast<qsizetype>(rest % 5)];
        rest /= 5;
    }
    return word;
}

LinkRecord PeopleWriter::writePerson(const QString &network)
{
    const QString given = word(rank(400), 0);
    const QString family = word(rank(40'000), 1) + QStringLiteral("ov");
    const quint64 year = 1950 + below(55);
    const QString number = QString::number(++m_written);
    LinkRecord person;
    person.network = network;
    person.names = {given + u' ' + family};
    person.cities = {word(rank(500), 2)};
    switch (below(3)) {
    case 0:
        person.handles = {given + u'.' + family + QString::number(year % 100)};
        break;
    case 1:
        person.handles = {given.left(1) + family + QString::number(below(1000))};
        break;
    default:
        person.handles = {word(below(2'000'000), 3) + QString::number(below(100))};
    }
    if (below(2) == 0)
        person.emails = {family + u'.' + number + QStringLiteral("@example.org")};
    if (below(2) == 0)
        person.phones = {QStringLiteral("+7900%1").arg(below(10'000'000), 7, 10, QLatin1Char('0'))};
    if (below(2) == 0)
        person.birthDate = QStringLiteral("%1%2%3")
                               .arg(year)
                               .arg(1 + below(12), 2, 10, QLatin1Char('0'))
                               .arg(1 + below(28), 2, 10, QLatin1Char('0'));
    return person;
}

LinkRecord PeopleWriter::writeAgain(const LinkRecord &person, const QString &network)
{
    LinkRecord again = person;
    again.network = network;
    if (below(3) == 0)
        again.names[0].replace(static_cast<qsizetype>(below(static_cast<quint64>(again.names[0].size()))), 1,
                               QStringLiteral("e"));
    if (below(3) == 0)
        again.handles[0] += QString::number(below(10));
    if (below(3) == 0)
        again.emails.clear();
    if (below(3) == 0)
        again.phones.clear();
    if (below(5) == 0)
        again.cities = {word(rank(500), 2)};
    return again;
}

} // namespace otklik::bench
