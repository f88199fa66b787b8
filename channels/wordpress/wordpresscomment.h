#pragma once

#include "channels/incomingpost.h"

#include <QJsonObject>
#include <QUrl>

#include <optional>

namespace otklik {

/// What is commented: a post, a page, or what else the site has.
struct WordPressPlace final
{
    QString title;
    QString url;
    bool takesComments = true;
};

/// A comment as the API tells it.
struct WordPressComment final
{
    qint64 id = 0;
    qint64 post = 0;
    qint64 parent = 0;
    qint64 author = 0;  ///< an account's number; 0: somebody without one
    QString status;     ///< "approved", "hold", "spam", "trash"
    QString restBase;   ///< of what is commented: "posts", "pages"; empty: not told
    IncomingPost said;  ///< without what the place tells

    [[nodiscard]] bool isThere() const { return status == QLatin1StringView("approved") || status == QLatin1StringView("hold"); }
};

/// None where it is no comment. `me`: the brand's account.
[[nodiscard]] std::optional<WordPressComment> commentOf(const QJsonObject &row, const QUrl &base, qint64 me);

/// Adds where it stands.
[[nodiscard]] IncomingPost postOfComment(const WordPressComment &comment, const WordPressPlace &place);

/// "comment-12" and back; "post-3" for the thread. 0: it is none.
[[nodiscard]] QString commentExternalId(qint64 id);
[[nodiscard]] qint64 commentNumber(const QString &externalId);
[[nodiscard]] QString threadOfPost(qint64 post);
[[nodiscard]] qint64 postNumber(const QString &threadExternalId);

/// The fields that are asked for.
inline const QString commentFields =
    QStringLiteral("id,post,parent,author,author_name,author_email,author_url,date_gmt,content,link,status,_links");

/// A text as WordPress takes it: what would be markup is escaped.
[[nodiscard]] QString wordPressContent(const QString &text);
/// For comparing texts that WordPress has made prettier: quotes, dashes and blanks are all the same.
[[nodiscard]] QString comparableText(const QString &text);

} // namespace otklik
