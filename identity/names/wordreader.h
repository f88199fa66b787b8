#pragma once

#include "identity/names/personname.h"

#include <QHash>

namespace otklik::identity {

/// What a written word can be in a name, apart from its surroundings.
struct ReadWord
{
    QString key;
    QString patronymic; ///< what it is as a patronymic; may be empty
    bool isKnownGiven = false;
    bool isCommonFamily = false;
    bool looksLikeFamily = false;
    bool isInitial = false;
    bool isTitle = false; ///< stands beside names and belongs to nobody's; also what has no letters
};

/// Reads words of names, and remembers a bounded number of them: who reads a million names meets most words again.
/// Belongs to one thread.
class WordReader final
{
public:
    /// `letters` as writtenWords() has them. The answer holds until the next call.
    const ReadWord &read(const QString &letters);
    /// Bytes.
    [[nodiscard]] qint64 memory() const { return m_known.capacity() * qint64(sizeof(ReadWord) + 80); }

private:
    QHash<QString, ReadWord> m_known;
};

/// readName of personname.h, for many names.
[[nodiscard]] PersonName readName(QStringView written, WordReader &reader);

} // namespace otklik::identity
