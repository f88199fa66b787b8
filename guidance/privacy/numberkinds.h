#pragma once

#include "guidance/privacy/cues.h"
#include "guidance/privacy/digitruns.h"

namespace otklik {

/// Whether a window of digit groups is a number of that kind. `cue` is what
/// the words before it say.
[[nodiscard]] bool isCard(const DigitWindow &window, NumberCue cue);
[[nodiscard]] bool isSnils(const DigitWindow &window, NumberCue cue);
[[nodiscard]] bool isInn(const DigitWindow &window, NumberCue cue);
[[nodiscard]] bool isPassport(const DigitWindow &window, NumberCue cue);
[[nodiscard]] bool isOgrn(const DigitWindow &window, NumberCue cue);
/// `biks` are those that stand in the text: an account has to fit one of them, if there are any.
[[nodiscard]] bool isRussianAccount(const DigitWindow &window, NumberCue cue, const QList<QByteArray> &biks);
/// A card number said in words: nobody counts so far for anything else, and a slip of the tongue is one still.
[[nodiscard]] bool isSpelledCard(const DigitRun &run, NumberCue cue);
[[nodiscard]] bool isContract(const DigitWindow &window, NumberCue cue, const QString &text);

/// Check digits alone, over ASCII digits of the right length.
[[nodiscard]] bool hasLuhn(const QByteArray &digits);
[[nodiscard]] bool hasSnilsCheck(const QByteArray &digits);
[[nodiscard]] bool hasInnCheck(const QByteArray &digits);
[[nodiscard]] bool hasOgrnCheck(const QByteArray &digits); ///< 13 digits, or 15 of a sole trader
/// Key of a 20-digit account at the bank of a 9-digit BIK (Bank of Russia, instruction 579-P).
[[nodiscard]] bool hasAccountCheck(const QByteArray &account, const QByteArray &bik);
[[nodiscard]] bool hasIbanCheck(const QByteArray &iban);

} // namespace otklik
