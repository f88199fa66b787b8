#include "identity/names/familynames.h"

#include "identity/names/givennames.h"
#include "identity/names/latinkey.h"

#include <QFile>
#include <QHash>
#include <QSet>

#include <array>

namespace otklik::identity {

namespace {

using View = QLatin1StringView;

/// An ending and the letters that must stand before it.
struct Ending final
{
    View text;
    qsizetype before;
};

constexpr std::array familyEndings{
    Ending{View("ov"), 2},    Ending{View("ev"), 2},   Ending{View("in"), 3},     Ending{View("ova"), 2},
    Ending{View("eva"), 2},   Ending{View("ina"), 3},  Ending{View("ski"), 2},    Ending{View("tski"), 2},
    Ending{View("skaia"), 2}, Ending{View("skoi"), 2}, Ending{View("enko"), 2},   Ending{View("chuk"), 2},
    Ending{View("uk"), 4},    Ending{View("ko"), 3},   Ending{View("ian"), 3},    Ending{View("shvili"), 2},
    Ending{View("dze"), 3},   Ending{View("ich"), 3},  Ending{View("ih"), 3},     Ending{View("aia"), 3},
    Ending{View("oi"), 4},    Ending{View("son"), 3},  Ending{View("shtein"), 2}, Ending{View("berg"), 3},
};

/// Words of the nets that end like names.
constexpr std::array notFamilies{View("admin"), View("begin"), View("login"), View("dolfin"),
                                 View("magazin"), View("dizain"), View("onlain")};

QSet<QString> readCommon()
{
    QSet<QString> common;
    QFile file(QStringLiteral(":/otklik/names/families_ru.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return common;
    const QString text = QString::fromUtf8(file.readAll());
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        for (const QString &word : line.split(u' ', Qt::SkipEmptyParts))
            common.insert(familyStem(latinKey(word)));
    }
    return common;
}

bool ends(const QString &key, View ending, qsizetype before)
{
    return key.size() >= ending.size() + before && key.endsWith(ending);
}

/// Everyday short forms have lost letters of the base: Палыч, Саныч, Сергеич.
QString fullBase(const QString &base)
{
    static const QHash<QString, QString> worn{{QStringLiteral("pal"), QStringLiteral("pavl")},
                                              {QStringLiteral("san"), QStringLiteral("aleksandr")},
                                              {QStringLiteral("aleksan"), QStringLiteral("aleksandr")},
                                              {QStringLiteral("mihal"), QStringLiteral("mihail")}};
    return worn.value(base.endsWith(u'e') ? base.chopped(1) : base, base.endsWith(u'e') ? base.chopped(1) : base);
}

/// A given name without its ending: "dmitr", "serg", "pavl".
bool isBaseOfGiven(const QString &base)
{
    if (base == View("pavl") || base == View("lv"))
        return true;
    for (const View ending : {View(""), View("i"), View("ei"), View("a"), View("ia")})
        if (GivenNames::known().find(base + ending))
            return true;
    return false;
}

} // namespace

bool isCommonFamily(const QString &key)
{
    static const QSet<QString> common = readCommon();
    return common.contains(familyStem(key));
}

bool looksLikeFamily(const QString &key)
{
    for (const View word : notFamilies)
        if (key == word)
            return false;
    for (const Ending &ending : familyEndings)
        if (ends(key, ending.text, ending.before))
            return true;
    return isCommonFamily(key);
}

QString familyStem(const QString &key)
{
    for (const View ending : {View("ova"), View("eva"), View("ina")})
        if (ends(key, ending, 2))
            return key.chopped(1);
    if (ends(key, View("skaia"), 2))
        return key.chopped(3) + u'i';
    if (ends(key, View("aia"), 3))
        return key.chopped(3) + u'i';
    if (ends(key, View("oi"), 4))
        return key.chopped(2) + u'i';
    return key;
}

FamilyGender familyGender(const QString &key)
{
    for (const View ending : {View("ova"), View("eva"), View("ina"), View("aia")})
        if (ends(key, ending, 2))
            return FamilyGender::Female;
    for (const View ending : {View("ov"), View("ev"), View("in"), View("ski")})
        if (ends(key, ending, 2))
            return FamilyGender::Male;
    return ends(key, View("oi"), 4) ? FamilyGender::Male : FamilyGender::Unknown;
}

QString readPatronymic(const QString &key)
{
    struct Form final
    {
        View ending;
        View canonical;
    };
    static constexpr std::array forms{
        Form{View("ovich"), View("ovich")}, Form{View("evich"), View("ovich")}, Form{View("inichna"), View("ovna")},
        Form{View("ovna"), View("ovna")},   Form{View("evna"), View("ovna")},   Form{View("ichna"), View("ovna")},
        Form{View("ich"), View("ovich")}};
    for (const Form &form : forms) {
        if (!ends(key, form.ending, 2))
            continue;
        const QString base = fullBase(key.chopped(form.ending.size()));
        // Heinrich and Rich are no patronymics: the short ending needs a name before it.
        const bool isShort = form.ending.startsWith(u'i');
        return isShort && !isBaseOfGiven(base) ? QString() : base + form.canonical;
    }
    return {};
}

QString patronymicBase(const QString &patronymic)
{
    for (const View ending : {View("ovich"), View("ovna")})
        if (patronymic.endsWith(ending))
            return patronymic.chopped(ending.size());
    return patronymic;
}

bool isInitial(const QString &key)
{
    static constexpr std::array pairs{View("zh"), View("sh"), View("ch"), View("ts"), View("ia"), View("iu")};
    if (key.size() == 1)
        return true;
    for (const View pair : pairs)
        if (key == pair)
            return true;
    return false;
}

} // namespace otklik::identity
