#pragma once

#include <QList>
#include <QString>

namespace otklik {

/// The words of a reply by which it is told from others: hashed, in order, in small letters with е for ё. What differs
/// between two copies of one template is taken out: greetings, names (words with a capital inside a sentence, and a
/// name that is called), numbers, links, e-mail addresses, handles and the initials of who signs. At most
/// mostReplyWords of them; linear; thread-safe.
[[nodiscard]] QList<quint32> replyWords(QStringView text);

inline constexpr qsizetype mostReplyWords = 2000;

} // namespace otklik
