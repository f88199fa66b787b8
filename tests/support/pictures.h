#pragma once

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QSet>
#include <QTest>
#include <QWidget>

namespace otklik {

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
