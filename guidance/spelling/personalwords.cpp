#include "guidance/spelling/personalwords.h"

#include <QFile>
#include <QSaveFile>

namespace otklik {

namespace {

/// Nobody gathers more words than this; a file beyond it is not ours.
constexpr qint64 maxFileSize = 1024 * 1024;

QString folded(QString word)
{
    return word.replace(u'ё', u'е').replace(u'Ё', u'Е');
}

} // namespace

PersonalWords::PersonalWords(const QString &path) : m_path(path)
{
    QFile file(m_path);
    if (m_path.isEmpty() || file.size() > maxFileSize || !file.open(QIODevice::ReadOnly))
        return;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QString word = line.trimmed();
        if (word.isEmpty() || m_known.contains(folded(word)))
            continue;
        m_words.append(word);
        m_known.insert(folded(word));
    }
}

bool PersonalWords::contains(const QString &word) const
{
    const QString key = folded(word);
    if (m_known.contains(key) || m_known.contains(key.toLower()))
        return true;
    // A name shouted: МАРИНА.
    return key == key.toUpper() && m_known.contains(key.left(1) + key.mid(1).toLower());
}

void PersonalWords::add(const QString &word)
{
    const QString clean = word.trimmed();
    if (clean.isEmpty() || m_known.contains(folded(clean)))
        return;
    m_words.append(clean);
    m_known.insert(folded(clean));
    write();
}

void PersonalWords::write() const
{
    QSaveFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write((m_words.join(u'\n') + u'\n').toUtf8());
    file.commit();
}

} // namespace otklik
