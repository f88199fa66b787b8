#include "identity/names/nameform.h"

#include "identity/names/givennames.h"

namespace otklik::identity {

namespace {

quint32 lettersOf(const QString &key)
{
    quint32 letters = 0;
    for (const QChar c : key)
        letters |= 1U << (c.unicode() - u'a') % 32;
    return letters;
}

} // namespace

const NameWord *NameWords::find(const QString &key) const
{
    if (m_below)
        if (const NameWord *below = m_below->find(key))
            return below;
    return m_byKey.value(key);
}

const NameWord *NameWords::word(const QString &key)
{
    if (const NameWord *known = find(key))
        return known;
    NameWord &made = m_words.emplace_back();
    made.key = key;
    made.stem = familyStem(key);
    made.base = patronymicBase(key);
    made.given = GivenNames::known().find(key);
    made.letters = lettersOf(key);
    made.stemLetters = lettersOf(made.stem);
    made.gender = familyGender(key);
    made.isInitial = identity::isInitial(key);
    made.isCommonFamily = identity::isCommonFamily(key);
    m_byKey.insert(key, &made);
    return &made;
}

qint64 NameWords::memory() const
{
    constexpr qint64 ofText = 48; // three short texts, most of them one and the same
    return static_cast<qint64>(m_words.size() * sizeof(NameWord)) + m_byKey.capacity() * 40
         + static_cast<qint64>(m_words.size()) * ofText;
}

NameForm::NameForm(const PersonName &name, NameWords &words)
{
    add(name.given, 0, words);
    add(name.family, 1, words);
    add(name.unknown, 2, words);
    add(name.patronymic, 3, words);
}

void NameForm::add(const QStringList &keys, size_t role, NameWords &words)
{
    size_t end = role == 0 ? 0 : m_ends[role - 1];
    for (const QString &key : keys)
        if (end < most)
            m_words[end++] = words.word(key);
    m_ends[role] = static_cast<quint8>(end);
}

} // namespace otklik::identity
