#include "ui/emoji/emojitable.h"

#include <QFile>
#include <QLocale>

#include <algorithm>
#include <array>
#include <optional>

namespace otklik {

namespace {

QStringList names(const QString &column)
{
    QStringList words;
    for (const QString &word : column.split(u','))
        words.append(word.trimmed());
    return words;
}

QList<Emoji> readTable()
{
    QList<Emoji> table;
    QFile file(QStringLiteral(":/emoji/emoji.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return table;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QStringList columns = line.split(u'|');
        if (columns.size() == 3 && !line.startsWith(u'#'))
            table.append({columns.at(0).trimmed(), names(columns.at(1)), names(columns.at(2))});
    }
    return table;
}

QString folded(const QString &text)
{
    return text.toCaseFolded().replace(u'ё', u'е');
}

/// Whether a word of `phrase` begins with `word`.
bool hasWord(const QString &phrase, const QString &word)
{
    for (qsizetype at = phrase.indexOf(word); at >= 0; at = phrase.indexOf(word, at + 1))
        if (at == 0 || !phrase.at(at - 1).isLetterOrNumber())
            return true;
    return false;
}

bool hasAll(const QString &phrase, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString &word) { return hasWord(phrase, word); });
}

/// How well words find a sign, the smaller the better; nothing: not at all.
std::optional<int> rank(const Emoji &emoji, const QStringList &words)
{
    const QString query = words.join(u' ');
    QStringList phrases;
    for (const QString &phrase : emoji.russian + emoji.english)
        phrases.append(folded(phrase));
    const std::array names{folded(emoji.russian.first()), folded(emoji.english.first())};
    if (phrases.contains(query))
        return 0;
    if (names[0].startsWith(query) || names[1].startsWith(query))
        return 1;
    if (hasAll(names[0], words) || hasAll(names[1], words))
        return 2;
    if (std::any_of(phrases.begin(), phrases.end(), [&](const QString &phrase) { return hasAll(phrase, words); }))
        return 3;
    return hasAll(phrases.join(u' '), words) ? std::optional(4) : std::nullopt;
}

} // namespace

QString Emoji::name() const
{
    return QLocale().language() == QLocale::Russian ? russian.first() : english.first();
}

const QList<Emoji> &allEmoji()
{
    static const QList<Emoji> table = readTable();
    return table;
}

QList<Emoji> findEmoji(const QString &query)
{
    const QStringList words = folded(query).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return allEmoji();
    std::array<QList<Emoji>, 5> byRank;
    for (const Emoji &emoji : allEmoji())
        if (const auto place = rank(emoji, words))
            byRank.at(static_cast<std::size_t>(*place)).append(emoji);
    QList<Emoji> found;
    for (const QList<Emoji> &equals : byRank)
        found += equals;
    return found;
}

} // namespace otklik
