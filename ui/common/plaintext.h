#pragma once

#include <QString>

namespace otklik {

/// Makes text written by strangers safe to put on the screen. Nothing here ever
/// interprets markup; widgets that show it are told Qt::PlainText besides.
namespace plaintext {

/// `raw` with line ends as \n and everything that could lie about its order or
/// hide in it made visible: control characters as their pictures (␀ …), bidi
/// embeddings, overrides and isolates by name (‹RLO›), characters without a picture that hide something
/// or split a word as ‹ZW›. Ordinary text is unchanged, emoji and scripts that need such characters too.
[[nodiscard]] QString shown(const QString &raw);

/// shown() on one line, runs of white space as one space.
[[nodiscard]] QString oneLine(const QString &raw);

/// oneLine() of at most so many characters; what is left out is told by an ellipsis.
[[nodiscard]] QString excerpt(const QString &raw, qsizetype most);

/// `text` so isolated that its direction cannot reorder the sentence around it.
[[nodiscard]] QString isolated(const QString &text);

/// A tool tip that is never taken for rich text.
[[nodiscard]] QString toolTip(const QString &text);

} // namespace plaintext

} // namespace otklik
