#pragma once

#include "channels/http/http.h"
#include "models/result.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace otklik {

/// An account of a site with WordPress, signed in by an application password.
struct WordPressAccess final
{
    QUrl base; ///< of the site, with its folder
    QString user;
    QString password;
    QString accountId; ///< the account's number there, as text; empty: not known yet
};

/// Calls of WordPress's REST API (wp/v2). The password goes to `base` and nowhere else, over https or loopback only.
/// Errors: Retry with httpcode::*, problem::rateLimited or problem::networkFault; SignIn with problem::tokenRefused;
/// GiveUp with problem::postGone, problem::rightMissing, problem::networkRefused, or problem::notThisNetwork where
/// the answer is none of this API. Blocks; one thread.
class WordPressApi final
{
public:
    using Query = QList<std::pair<QString, QString>>;

    WordPressApi(Http &http, const WordPressAccess &access);

    struct Page final
    {
        QJsonArray rows;
        std::optional<qint64> total; ///< of all pages, where it is told
    };
    [[nodiscard]] Result<Page> page(const QString &route, const Query &query);
    [[nodiscard]] Result<QJsonObject> object(const QString &route, const Query &query);
    /// The raw answer, for whoever must tell refused from unknown.
    [[nodiscard]] Result<HttpResponse> post(const QString &route, const QJsonObject &body);

    /// Whom the password stands for.
    struct Me final
    {
        qint64 id = 0;
        QString name;
        QString handle;
        QString url;
        bool canModerate = false; ///< sees what is held, and may hold, approve and remove
    };
    /// As last asked, or asked now. SignIn where it is another account than the one that was set up.
    [[nodiscard]] Result<Me> me();
    /// Asks again: whether the password still stands for the account, and what it allows.
    [[nodiscard]] Result<Me> askMe();

    [[nodiscard]] const WordPressAccess &access() const { return m_access; }

private:
    /// The two ways in which a site takes the API's addresses; which one works depends on its server.
    enum class Spelling { Query, Path };

    [[nodiscard]] Result<HttpResponse> fetch(const QString &route, const Query &query);
    [[nodiscard]] HttpRequest request(const QString &route, const Query &query) const;

    Http &m_http;
    WordPressAccess m_access;
    Spelling m_spelling = Spelling::Query;
    bool m_isSpellingProven = false;
    std::optional<Me> m_me;
};

/// What an answer other than 2xx means; `detail` holds the status only.
[[nodiscard]] Error wordPressError(const HttpResponse &response);
/// WordPress's own code of a refusal: "rest_comment_closed"; empty: it is not WordPress that refuses.
[[nodiscard]] QString wordPressCode(const HttpResponse &response);

} // namespace otklik
