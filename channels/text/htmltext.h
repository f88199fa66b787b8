#pragma once

#include <QHash>
#include <QString>
#include <QUrl>

namespace otklik {

/// The plain text of a post that a network tells as HTML: paragraphs and line
/// breaks kept, nothing of scripts and styles. A link shows where it really
/// leads: its address, or "words (address)" where the words are others. A
/// mention becomes "@user@host"; `accounts` knows them by the link's address.
/// Relative addresses are taken from `base`.
/// Any input gives a text; longer ones than 256 KiB are cut before they are read.
[[nodiscard]] QString plainTextOfHtml(const QString &html, const QHash<QString, QString> &accounts = {},
                                      const QUrl &base = {});

} // namespace otklik
