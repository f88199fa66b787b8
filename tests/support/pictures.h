#pragma once

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace otklik {

/// Saves a picture of a widget into the folder named by OTKLIK_PICTURES, if
/// there is one: for looking at what was made, not for comparing.
inline void takePicture(QWidget &widget, const QString &name, QSize size)
{
    const QString folder = qEnvironmentVariable("OTKLIK_PICTURES");
    if (folder.isEmpty())
        return;
    widget.resize(size);
    widget.show();
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents();
    widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace otklik
