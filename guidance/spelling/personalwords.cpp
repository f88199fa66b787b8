#include "guidance/spelling/personalwords.h"

#include <QFile>
#include <QSaveFile>

namespace otklik {

namespace {

/// Nobody gathers more words than this; a file beyond it is not ours.
constexpr qint64 maxFileSize = 1024 * 1024;

} // namespace

PersonalWords::PersonalWords(const QString &path) : m_path(path)
{
    QFile file(m_path);
    if (!m_path.isEmpty() && file.size() <= maxFileSize && file.open(QIODevice::ReadOnly))
        m_words.addLines(QString::fromUtf8(file.readAll()));
}

void PersonalWords::add(const QString &word)
{
    if (m_words.add(word))
        write();
}

void PersonalWords::write() const
{
    QSaveFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(m_words.lines().toUtf8());
    file.commit();
}

} // namespace otklik
