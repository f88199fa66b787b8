#include "app/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace otklik {

void Languages::use(const QString &language)
{
    const QString wanted = !language.isEmpty() ? language
        : QLocale::system().language() == QLocale::Russian ? QStringLiteral("ru")
                                                            : QStringLiteral("en");
    if (wanted == m_current)
        return;
    m_current = wanted;
    QLocale::setDefault(wanted == u"ru" ? QLocale(QLocale::Russian, QLocale::Russia)
                                        : QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::removeTranslator(&m_toolkit);
    QCoreApplication::removeTranslator(&m_program);
    if (m_toolkit.load(QStringLiteral("qtbase_") + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_toolkit);
    if (m_program.load(QStringLiteral(":/i18n/otklik_") + wanted))
        QCoreApplication::installTranslator(&m_program);
}

} // namespace otklik
