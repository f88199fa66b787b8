#pragma once

#include "server/customers/contentline.h"

#include <QStringList>

namespace otklik {

/// How the text of a card is to be understood.
struct VCardForm final
{
    bool isOld = false;  ///< vCard 2.1, which escapes little
    QByteArray encoding; ///< of what is neither UTF-8 nor says what it is
};

/// The value of a property as bytes: quoted-printable and base64 are undone.
[[nodiscard]] QByteArray bytesOf(const ContentLine &line);
/// The same as text, by its CHARSET; escapes are still in it. What is well-formed UTF-8 is
/// UTF-8 whatever it says: no text in another encoding happens to be that.
[[nodiscard]] QString encodedTextOf(const ContentLine &line, const VCardForm &form);
/// Parts at `separator`, and without escapes.
[[nodiscard]] QStringList partsOf(const QString &encoded, QChar separator, const VCardForm &form);
[[nodiscard]] QString textOf(const ContentLine &line, const VCardForm &form);

} // namespace otklik
