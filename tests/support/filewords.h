#pragma once

#include <QDir>
#include <QFile>

namespace otklik {

/// How often a word stands in the files of a folder, hidden ones too, whatever its case. ASCII only.
inline int countInFiles(const QString &folder, const QString &word)
{
    int count = 0;
    const QDir dir(folder);
    const QStringList names = dir.entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            count += static_cast<int>(file.readAll().toLower().count(word.toLower().toUtf8()));
    }
    return count;
}

} // namespace otklik
