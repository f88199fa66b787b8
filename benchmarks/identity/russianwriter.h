#pragma once

#include "benchmarks/identity/scheme.h"
#include "identity/linkage/linkrecord.h"

#include <random>

namespace otklik::bench {

/// How often people do what, in 100, and where each number comes from. "Congress" are the handles of the members of
/// Congress in Twitter, Facebook, Instagram and YouTube, 949 pairs of accounts of one person in all six pairs of
/// networks, 802 handles. They were counted, and the numbers below set, before the linker was measured with them, and
/// are not to be changed for what it then finds.
struct Habits final
{
    /// Handles of one person that are equal but for case, dots and underscores. Congress: 54.5 (Twitter and Instagram
    /// 76, Facebook and YouTube 37).
    int equalHandles = 54;
    /// Of the others, those with the same core and something else at its ends. Congress: 29, by a role ("rep"); who
    /// has no office puts a number there.
    int equalCores = 28;
    /// Handles of a name: given and family name, the family name alone, its bearer's initial before it, the given name
    /// alone, which is 5 here. Congress: 55, 26, 7 and 4; the remaining 8 show no name.
    int wholeName = 55;
    int familyOnly = 26;
    int initialAndFamily = 7;
    /// Of whole names, those with the family name first. Congress: 1; Russians write lists and forms so.
    int familyFirst = 25;
    /// People whose handle shows no name. Congress: 8, but who is elected wants to be found.
    int nicks = 35;
    /// Handles with a number. Congress: 1 to 20 by the network, nearly all of them districts in Facebook and what YouTube
    /// gave; who is one of a hundred million finds his name taken, so half have a usual one, and three of four use it.
    int haveNumber = 50;
    int useNumber = 75;
    /// The others who add one. As above.
    int oddNumber = 10;
    /// Usual numbers that are of the year of birth, and years with all four digits. Not to be had from
    /// congress (no number there is a year of birth): a guess.
    int birthYear = 70;
    int wholeYear = 50;
    /// Handles with a dot or an underscore. Congress: 1 to 7; VK has both, Telegram the underscore.
    int separated = 25;
    /// "official", "real". Congress: 85, which is the office's.
    int roles = 4;
    /// Names, which both networks show as given and family name. Not in congress, where names are those of the file:
    /// a diminutive, an initial, no family name, a slip, Latin letters and of these another scheme than the usual one,
    /// a patronymic.
    int diminutives = 40;
    int initials = 3;
    int noFamily = 4;
    int slips = 5;
    int latin = 35;
    int otherScheme = 50;
    int patronymics = 12;
    /// Profiles with a city, another one than usual, one in Latin letters, a whole birth date. VK and Odnoklassniki
    /// have these fields; Telegram has no city and few birth dates, and is measured apart.
    int city = 75;
    int otherCity = 6;
    int latinCity = 30;
    int birthDate = 33;
    /// Family names of the table, which has the common ones only.
    int commonFamilies = 60;
    /// Mandelbrot's shift: of given names the first then has 6 in 100 people (Александр has about that), of the fifty
    /// cities 24 and 11 (about what Moscow and St Petersburg have of these fifty), of family names 1.5.
    double flatGivens = 3;
    double flatCities = 0.5;
    double flatFamilies = 20;
};

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
    QString core;   ///< of the handle of his last account: without number and role
    QString handle; ///< of his last account
    QString number; ///< that he usually puts behind it; may be empty
};

/// Invents Russians from the tables of identity/names and writes accounts of theirs, with the noise that Habits tell.
/// Families are those of the table and such as are made of given names (Ванькин), for the table has the most common
/// ones only. The same in every run.
class RussianWriter final
{
public:
    explicit RussianWriter(quint64 seed, const Habits &habits = {});

    /// False if the tables could not be read.
    [[nodiscard]] bool isReady() const { return !m_givens.isEmpty() && !m_families.isEmpty() && !m_schemes.isEmpty(); }
    [[nodiscard]] Russian invent();
    /// Another person of the same name in the same city.
    [[nodiscard]] Russian namesake(const Russian &of);
    /// His next account: two of the same person differ as Habits say.
    [[nodiscard]] identity::LinkRecord account(Russian &person, const QString &network);
    [[nodiscard]] quint64 below(quint64 end) { return m_random() % end; }

private:
    struct Given final
    {
        QString name;
        bool isMale = true;
        QStringList diminutives;
    };
    [[nodiscard]] qsizetype rank(qsizetype end, double flat);
    [[nodiscard]] bool isIn(int percent) { return below(100) < static_cast<quint64>(percent); }
    [[nodiscard]] QString latin(const QString &word, int scheme) const;
    [[nodiscard]] QString displayName(const Russian &person);
    [[nodiscard]] QString ofName(const Russian &person);
    [[nodiscard]] QString numberFor(const Russian &person);
    /// `core` with what stands at its ends.
    [[nodiscard]] QString handle(const Russian &person, const QString &core);
    void chooseHandle(Russian &person);
    [[nodiscard]] QString withSlip(QString text);
    [[nodiscard]] QString nick();
    void readGivens();
    void readFamilies();

    Habits m_habits;
    std::mt19937_64 m_random;
    QList<Given> m_givens;
    QStringList m_families;
    QStringList m_rareFamilies;
    QList<Scheme> m_schemes;
    QList<Scheme> m_plainSchemes; ///< that write letters a handle can have
};

} // namespace otklik::bench
