#pragma once

#include <QList>
#include <QStringList>

namespace otklik {

/// One sign with what it is called and found by, the name first.
struct Emoji final
{
    QString sign;
    QStringList russian;
    QStringList english;

    /// In the language of the interface.
    [[nodiscard]] QString name() const;
};

/// The signs of everyday writing, from resources/emoji/emoji.txt, in its order.
[[nodiscard]] const QList<Emoji> &allEmoji();

/// Those for which every word of the query begins a word of theirs, in either
/// language (ё and е are one letter); the whole word comes before its beginning,
/// a name before other words. All of them for an empty query.
[[nodiscard]] QList<Emoji> findEmoji(const QString &query);

} // namespace otklik
