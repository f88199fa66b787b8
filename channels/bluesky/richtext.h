#pragma once

#include <QHash>
#include <QJsonArray>
#include <QStringList>

namespace otklik {

/// The plain text of a post's `text` and `facets` (app.bsky.richtext.facet, byte offsets in UTF-8). A link
/// shows where it really leads: its address, or "words (address)" where the words are others; addresses
/// other than http and https are not shown. A mention whose words are no handle gets its DID behind it.
/// Facets that do not fit the text are passed over. Texts longer than 256 KiB are cut.
[[nodiscard]] QString plainTextOfRichText(const QString &text, const QJsonArray &facets);

/// The handles that are named as "@name.domain" in a text of ours, lower case, each once.
[[nodiscard]] QStringList handlesIn(const QString &text);

/// The facets of a text of ours: links, hashtags, and mentions of the handles of which `dids` (by handle in
/// lower case) knows the account. Offsets are those of `text` in UTF-8.
[[nodiscard]] QJsonArray facetsOf(const QString &text, const QHash<QString, QString> &dids);

} // namespace otklik
