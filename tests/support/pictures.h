#pragma once

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QPixmap>
#include <QSet>
#include <QTest>
#include <QTranslator>
#include <QWidget>

namespace otklik {

/// The pictures of a function are made in the language that OTKLIK_PICTURES_LANGUAGE names, if it does.
/// Made before the widgets.
class PictureLanguage final
{
public:
    PictureLanguage()
    {
        const QString language = qEnvironmentVariable("OTKLIK_PICTURES_LANGUAGE");
        if (language.isEmpty() || !m_translator.load(QStringLiteral(":/i18n/otklik_") + language))
            return;
        QLocale::setDefault(QLocale(language));
        QCoreApplication::installTranslator(&m_translator);
    }
    ~PictureLanguage() { QLocale::setDefault(m_before); }
    PictureLanguage(const PictureLanguage &) = delete;
    PictureLanguage &operator=(const PictureLanguage &) = delete;

private:
    const QLocale m_before;
    QTranslator m_translator;
};

/// Paints a widget and verifies that something is to be seen: text has many
/// colours at its edges, a blank or broken page a few. The picture is kept for
/// looking at in the folder named by OTKLIK_PICTURES, if there is one.
inline void takePicture(QWidget &widget, const QString &name, QSize size)
{
    widget.resize(size);
    widget.show();
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents();
    const QImage picture = widget.grab().toImage();
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            colours.insert(picture.pixel(x, y));
    QVERIFY2(colours.size() > 30, qPrintable(name));
    if (const QString folder = qEnvironmentVariable("OTKLIK_PICTURES"); !folder.isEmpty())
        QVERIFY2(picture.save(QDir(folder).filePath(name + QStringLiteral(".png"))), qPrintable(folder));
}

} // namespace otklik
