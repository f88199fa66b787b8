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
[[nodiscard]] bool isRussianAccount(const DigitWindow &window, NumberCue cue);
[[nodiscard]] bool isContract(const DigitWindow &window, NumberCue cue, const QString &text);

/// Check digits alone, over ASCII digits of the right length.
[[nodiscard]] bool hasLuhn(const QByteArray &digits);
[[nodiscard]] bool hasSnilsCheck(const QByteArray &digits);
[[nodiscard]] bool hasInnCheck(const QByteArray &digits);
[[nodiscard]] bool hasIbanCheck(const QByteArray &iban);

} // namespace otklik
