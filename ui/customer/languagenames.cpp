#include "ui/customer/languagenames.h"

#include <QCollator>
#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace otklik::languagenames {

namespace {

struct Known final
{
    const char *code;
    const char *title;
};

constexpr std::array known{
    Known{"ru", QT_TRANSLATE_NOOP("LanguageNames", "Russian")},
    Known{"en", QT_TRANSLATE_NOOP("LanguageNames", "English")},
    Known{"uk", QT_TRANSLATE_NOOP("LanguageNames", "Ukrainian")},
    Known{"be", QT_TRANSLATE_NOOP("LanguageNames", "Belarusian")},
    Known{"kk", QT_TRANSLATE_NOOP("LanguageNames", "Kazakh")},
    Known{"tt", QT_TRANSLATE_NOOP("LanguageNames", "Tatar")},
    Known{"ba", QT_TRANSLATE_NOOP("LanguageNames", "Bashkir")},
    Known{"uz", QT_TRANSLATE_NOOP("LanguageNames", "Uzbek")},
    Known{"ky", QT_TRANSLATE_NOOP("LanguageNames", "Kyrgyz")},
    Known{"tg", QT_TRANSLATE_NOOP("LanguageNames", "Tajik")},
    Known{"hy", QT_TRANSLATE_NOOP("LanguageNames", "Armenian")},
    Known{"az", QT_TRANSLATE_NOOP("LanguageNames", "Azerbaijani")},
    Known{"ka", QT_TRANSLATE_NOOP("LanguageNames", "Georgian")},
    Known{"de", QT_TRANSLATE_NOOP("LanguageNames", "German")},
    Known{"fr", QT_TRANSLATE_NOOP("LanguageNames", "French")},
    Known{"es", QT_TRANSLATE_NOOP("LanguageNames", "Spanish")},
    Known{"it", QT_TRANSLATE_NOOP("LanguageNames", "Italian")},
    Known{"pt", QT_TRANSLATE_NOOP("LanguageNames", "Portuguese")},
    Known{"pl", QT_TRANSLATE_NOOP("LanguageNames", "Polish")},
    Known{"cs", QT_TRANSLATE_NOOP("LanguageNames", "Czech")},
    Known{"sr", QT_TRANSLATE_NOOP("LanguageNames", "Serbian")},
    Known{"bg", QT_TRANSLATE_NOOP("LanguageNames", "Bulgarian")},
    Known{"tr", QT_TRANSLATE_NOOP("LanguageNames", "Turkish")},
    Known{"zh", QT_TRANSLATE_NOOP("LanguageNames", "Chinese")},
    Known{"ja", QT_TRANSLATE_NOOP("LanguageNames", "Japanese")},
    Known{"ko", QT_TRANSLATE_NOOP("LanguageNames", "Korean")},
    Known{"ar", QT_TRANSLATE_NOOP("LanguageNames", "Arabic")},
    Known{"he", QT_TRANSLATE_NOOP("LanguageNames", "Hebrew")},
    Known{"fi", QT_TRANSLATE_NOOP("LanguageNames", "Finnish")},
    Known{"et", QT_TRANSLATE_NOOP("LanguageNames", "Estonian")},
    Known{"lv", QT_TRANSLATE_NOOP("LanguageNames", "Latvian")},
    Known{"lt", QT_TRANSLATE_NOOP("LanguageNames", "Lithuanian")},
};

QString titleOf(const Known &language)
{
    return QCoreApplication::translate("LanguageNames", language.title);
}

} // namespace

QString title(const QString &value)
{
    const auto it = std::ranges::find_if(known, [&](const Known &k) { return value == QLatin1StringView(k.code); });
    return it == known.end() ? value : titleOf(*it);
}

QString read(const QString &typed)
{
    const QString tidy = typed.simplified();
    const auto isIt = [&](const Known &k) {
        const QLatin1StringView code(k.code);
        return tidy.compare(code, Qt::CaseInsensitive) == 0 || tidy.compare(titleOf(k), Qt::CaseInsensitive) == 0
            || tidy.compare(QLatin1StringView(k.title), Qt::CaseInsensitive) == 0
            || tidy.compare(QLocale(QString(code)).nativeLanguageName(), Qt::CaseInsensitive) == 0;
    };
    const auto it = std::ranges::find_if(known, isIt);
    return it == known.end() ? tidy : QString(QLatin1StringView(it->code));
}

QStringList all()
{
    QStringList titles;
    for (const Known &language : known)
        titles.append(titleOf(language));
    std::ranges::sort(titles, QCollator());
    return titles;
}

} // namespace otklik::languagenames
