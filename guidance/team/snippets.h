#pragma once

#include "models/result.h"

#include <QHash>
#include <QList>

namespace otklik {

/// A fact that is written often: an address, steps, a link (C3). Never a whole
/// reply: what goes around it is the author's own.
struct Snippet final
{
    QString key;
    QString title;
    QString language; ///< "ru", "en"; empty: any
    QString text;     ///< with variables: {{order}}

    friend bool operator==(const Snippet &, const Snippet &) = default;
};

struct Snippets final
{
    QList<Snippet> all;
    QHash<QString, QString> values; ///< of variables that the team has given once for all: {"shop_phone": …}
};

/// {"snippets": [{"key", "title", "language", "text"}], "values": {name: text}}. Error "bad_document".
[[nodiscard]] Result<Snippets> parseSnippets(const QString &body);

/// The text with every variable filled in that has a value in `values`, case
/// ("customer", "agent") going before the team's. The others stay as they are:
/// the checklist stops a reply that holds one.
[[nodiscard]] QString filledIn(const Snippet &snippet, const Snippets &snippets, const QHash<QString, QString> &values);

} // namespace otklik
