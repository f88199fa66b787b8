#pragma once

#include "identity/linkage/letterpairs.h"
#include "identity/linkage/linkrecord.h"
#include "identity/names/nameform.h"

namespace otklik::identity {

/// A handle as it is compared: `whole` is the canonical handle, `core` what is left of it without roles
/// ("official", "rep", "press") and digits at its ends; it is `whole` where nothing else would be left.
struct HandleForm final
{
    QString text; ///< what the others are parts of; not changed while they are looked at
    QStringView whole;
    QStringView core;
    QStringView digits;  ///< all of `whole`
    QStringView key;     ///< latinKey of `whole`, and its readings of x: names are looked for in it
    LetterPairs letters; ///< of `core`
};

[[nodiscard]] HandleForm readHandle(QStringView written);

/// How two handles agree, and by which letters: those say how much it is worth.
struct HandleAgreement final
{
    HandleLevel level = HandleLevel::Different;
    qsizetype shared = 0; ///< letters of the longest shared run of the cores
};
[[nodiscard]] HandleAgreement compareHandles(const HandleForm &a, const HandleForm &b);

/// Whether a word of the name ("julie", "johnson") stands in the handle.
[[nodiscard]] bool showsName(const HandleForm &handle, const NameForm &name);

/// The words of the handle that may be a name: of an account that shows none.
[[nodiscard]] QString wordsOfHandle(QStringView written);

} // namespace otklik::identity
