#include "guidance/spelling/wordset.h"

namespace otklik {

namespace {

QString folded(QString word)
{
    return word.replace(u'ё', u'е').replace(u'Ё', u'Е');
}

} // namespace

bool WordSet::contains(const QString &word) const
{
    const QString key = folded(word);
    if (m_known.contains(key) || m_known.contains(key.toLower()))
        return true;
    // A name shouted: МАРИНА.
    return key == key.toUpper() && m_known.contains(key.left(1) + key.mid(1).toLower());
}

bool WordSet::add(const QString &word)
{
    const QString clean = word.trimmed();
    if (clean.isEmpty() || m_known.contains(folded(clean)))
        return false;
    m_words.append(clean);
    m_known.insert(folded(clean));
    return true;
}

void WordSet::addLines(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines)
        add(line);
}

} // namespace otklik
