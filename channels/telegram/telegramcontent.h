#pragma once

#include <QJsonObject>
#include <QString>

namespace otklik {

/// Text as it may be stored and shown: lone surrogates replaced, control characters left out, 256 Ki units at most.
[[nodiscard]] QString cleanText(const QString &text);

/// A text with its entities: where words hide an address, the real one follows in brackets. Entities that do not fit
/// the text are left out.
[[nodiscard]] QString textWithLinks(const QString &text, const QJsonArray &entities);

/// All that a message says, as plain text: what it quotes or forwards, its text or caption, and a line for each
/// picture, file, sticker or other thing that has no words. Empty for a service message ("joined the group").
[[nodiscard]] QString contentOfMessage(const QJsonObject &message);

} // namespace otklik
