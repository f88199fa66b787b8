#pragma once

#include "channels/http/http.h"
#include "models/clock.h"

#include <QJsonObject>
#include <QMap>

namespace otklik {

/// A server of Mastodon's API in memory, with the habits in which real ones
/// differ. The account "brand" (id "1") is the one with the token "secret".
class FakeMastodon final
{
public:
    /// What min_id gives: the page right above it, or the newest page (snac2).
    enum class MinId { PageAbove, NewestPage };
    struct Habits final
    {
        MinId minId = MinId::PageAbove;
        qsizetype pageSize = 80;      ///< more are not given, whatever is asked
        bool listsPrivateOwn = true;  ///< own private posts are in the account's list
        bool keepsHistory = true;
        bool honoursIdempotency = false;
        bool tellsSource = true;
        int looksUntilReady = 0;      ///< pictures are answered 202, and 206 so often
    };

    FakeMastodon();
    explicit FakeMastodon(const Habits &habits);

    /// A post of anybody; gives its id.
    QString addStatus(const QString &author, const QString &html, const QString &inReplyTo = {},
                      const QString &visibility = QStringLiteral("public"));
    /// The same, and the brand is told of it; gives the post's id.
    QString mention(const QString &author, const QString &html, const QString &inReplyTo = {});
    /// Adds the brand's notification of a post under an id of the test's choice.
    void notify(const QString &notificationId, const QString &statusId, const QString &type = QStringLiteral("mention"));
    void edit(const QString &id, const QString &html);
    void remove(const QString &id);
    void setConversation(const QString &id, const QString &lastStatusId);

    [[nodiscard]] QStringList postsOf(const QString &author) const; ///< ids
    [[nodiscard]] QList<QByteArray> uploads() const { return m_uploads; } ///< the bytes of pictures
    [[nodiscard]] QJsonObject status(const QString &id) const { return m_statuses.value(id); }

    /// What every call answers instead, until it is called with 0.
    void answerEverythingWith(int status, const QByteArray &body = {});

    [[nodiscard]] Result<HttpResponse> handle(const HttpRequest &request);

private:
    [[nodiscard]] HttpResponse notifications(const QMap<QString, QString> &query) const;
    [[nodiscard]] HttpResponse conversations() const;
    [[nodiscard]] HttpResponse context(const QString &id) const;
    [[nodiscard]] HttpResponse statusCall(const QString &id, const QString &what) const;
    [[nodiscard]] HttpResponse ownStatuses(const QMap<QString, QString> &query) const;
    [[nodiscard]] HttpResponse post(const HttpRequest &request);
    [[nodiscard]] HttpResponse takePicture(const HttpRequest &request);
    [[nodiscard]] HttpResponse pictureCall(const QString &id);
    [[nodiscard]] QString nextId();
    void tick();

    Habits m_habits;
    QMap<QString, QJsonObject> m_statuses;      ///< by id; ids have one length
    QMap<QString, QJsonObject> m_notifications; ///< by id
    QMap<QString, QString> m_conversations;     ///< last status by id
    QMap<QString, QString> m_idempotency;
    QMap<QString, QJsonObject> m_pictures; ///< by id
    QList<QByteArray> m_uploads;
    int m_forcedStatus = 0;
    QByteArray m_forcedBody;
    qint64 m_seconds = 1'790'000'000;
    int m_counter = 100;
};

} // namespace otklik
