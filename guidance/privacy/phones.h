#pragma once

#include "guidance/privacy/cues.h"
#include "guidance/privacy/digitruns.h"

namespace otklik {

/// Whether a window of digit groups is somebody's phone number: valid by the
/// tables of libphonenumber, written as phone numbers are, and not toll-free.
[[nodiscard]] bool isPhone(const DigitWindow &window, NumberCue cue);

/// The digits two spellings of one number share: the last ten.
[[nodiscard]] QByteArray phoneKey(const QByteArray &digits);

} // namespace otklik
