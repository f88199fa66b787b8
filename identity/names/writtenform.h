#pragma once

#include <QList>
#include <QString>

namespace otklik::identity {

/// One word of a written name, and what its surroundings say about it.
struct WrittenWord final
{
    QString letters;      ///< lower case, one alphabet
    int group = 0;        ///< words joined by a dash have the same
    bool hasComma = false; ///< a comma follows
};

/// Text in plain letters: at most 200 characters, compatibility forms (𝓐, Ⓐ, ᴀ, Ａ) and
/// accents resolved, stacked marks dropped, letters of Latin schemes with marks written out
/// (š as sh). Keeps the case.
[[nodiscard]] QString plainLetters(QStringView written);

/// The segments of a display name ("Anna Petrova | SMM | Moscow" has three), four at most, each in words.
/// Look-alikes of the other alphabet within a word are put right.
[[nodiscard]] QList<QList<WrittenWord>> writtenWords(QStringView written);

} // namespace otklik::identity
