#pragma once

#include "benchmarks/identity/scheme.h"
#include "identity/linkage/linkrecord.h"

#include <random>

namespace otklik::bench {

/// A made-up Russian, and how he calls himself.
struct Russian final
{
    QString given; ///< in full
    QString family;
    QString patronymic;
    QStringList diminutives;
    QString city;
    QString birthDate;
    QString nick; ///< a word of his own, or empty: his handles are made of his name
    int scheme = 0;
    int year = 0;
    int form = 0;   ///< how he usually makes a handle of his name
    QString handle; ///< of his last account
    QString number; ///< that he usually puts behind it; may be empty
};

/// Invents Russians from the tables of identity/names and writes accounts of theirs. The noise is that of handles
/// and profiles as people have them: a diminutive for the full name, the family name first, with and without the
/// patronymic or the family name, initials, Cyrillic or one of the ways of transliteration of schemes.json, a slip;
/// handles of name or nick in Latin letters with a year, digits, separators, a role ("official"), an initial, in 54
/// of 100 the one of the other network (the mean of the congress sets), else usually but not always made the same way; families of the table and such as are made of given names (Ванькин), for the
/// table has the most common ones only; a city missing,
/// in Latin letters or another one; a birth date in one profile of three. The same in every run.
class RussianWriter final
{
public:
    explicit RussianWriter(quint64 seed);

    /// False if the tables could not be read.
    [[nodiscard]] bool isReady() const { return !m_givens.isEmpty() && !m_families.isEmpty() && !m_schemes.isEmpty(); }
    [[nodiscard]] Russian invent();
    /// Another person of the same name in the same city.
    [[nodiscard]] Russian namesake(const Russian &of);
    [[nodiscard]] identity::LinkRecord account(Russian &person, const QString &network);
    [[nodiscard]] quint64 below(quint64 end) { return m_random() % end; }

private:
    struct Given final
    {
        QString name;
        bool isMale = true;
        QStringList diminutives;
    };
    [[nodiscard]] qsizetype rank(qsizetype end);
    [[nodiscard]] bool isIn(int percent) { return below(100) < static_cast<quint64>(percent); }
    [[nodiscard]] QString latin(const QString &word, int scheme) const;
    [[nodiscard]] QString displayName(const Russian &person);
    [[nodiscard]] QString handle(const Russian &person);
    [[nodiscard]] QString chosenHandle(Russian &person);
    [[nodiscard]] QString withSlip(QString text);
    [[nodiscard]] QString nick();
    void readGivens();
    void readFamilies();

    std::mt19937_64 m_random;
    QList<Given> m_givens;
    QStringList m_families;
    QStringList m_rareFamilies;
    QList<Scheme> m_schemes;
    QList<Scheme> m_plainSchemes; ///< that write letters a handle can have
};

} // namespace otklik::bench
