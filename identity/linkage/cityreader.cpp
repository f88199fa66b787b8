#include "identity/linkage/cityreader.h"

#include "identity/names/latinkey.h"
#include "identity/names/letters.h"
#include "identity/names/writtenform.h"

#include <array>

namespace otklik::identity {

namespace {

constexpr qsizetype mostKnown = 4096;

QString cityForm(QStringView text)
{
    QStringView name = text.trimmed();
    for (const QStringView word : {u"г.", u"г ", u"город "})
        if (name.startsWith(word, Qt::CaseInsensitive))
            name = name.sliced(word.size());
    const QString plain = lettersAndDigits(plainLetters(name));
    QString key = latinKey(plain);
    if (key.isEmpty())
        return lettersAndDigits(text);
    for (const QChar c : plain)
        if (c.isDigit())
            key += c;
    struct Exonym final
    {
        QLatin1StringView name;
        QLatin1StringView own;
    };
    using View = QLatin1StringView;
    static constexpr std::array exonyms{
        Exonym{View("moskov"), View("moskva")},
        Exonym{View("saintpetersburg"), View("sanktpeterburg")},
        Exonym{View("stpetersburg"), View("sanktpeterburg")},
        Exonym{View("peterburg"), View("sanktpeterburg")},
        Exonym{View("spb"), View("sanktpeterburg")},
    };
    for (const Exonym &exonym : exonyms)
        if (key == exonym.name)
            return exonym.own;
    return key;
}

} // namespace

QString lettersAndDigits(QStringView text)
{
    QString kept(text.size(), Qt::Uninitialized);
    QChar *to = kept.data();
    for (const QChar c : text)
        if (c.isLetterOrNumber())
            *to++ = lowered(c);
    kept.truncate(to - kept.constData());
    return kept;
}

QString CityReader::read(QStringView written)
{
    const QString text = written.toString();
    const auto known = m_known.constFind(text);
    if (known != m_known.constEnd())
        return *known;
    if (m_known.size() >= mostKnown)
        m_known.clear();
    return *m_known.insert(text, cityForm(text));
}

qint64 CityReader::memory() const
{
    constexpr qint64 ofTexts = 2 * 48; // two short texts
    return m_known.capacity() * static_cast<qint64>(2 * sizeof(QString)) + m_known.size() * ofTexts;
}

} // namespace otklik::identity
