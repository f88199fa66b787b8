#pragma once

#include <QTranslator>

namespace otklik {

/// The language of the interface, switched live: widgets hear LanguageChange.
/// Owned by the application.
class Languages final
{
public:
    /// "ru" or "en"; empty: the desktop's, or English when Otklik does not speak it.
    void use(const QString &language);
    [[nodiscard]] QString current() const { return m_current; }

private:
    QTranslator m_program;
    QTranslator m_toolkit; ///< Qt's own texts
    QString m_current;
};

} // namespace otklik
