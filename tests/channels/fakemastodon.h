#pragma once

#include "channels/http/http.h"
#include "models/clock.h"
#include "tests/channels/fakenetwork.h"

#include <QJsonObject>
#include <QMap>

#include <functional>

namespace otklik {

/// A server of Mastodon's API in memory, with the habits in which real ones
/// differ. The account "brand" (id "1") is the one with the token "secret".
class FakeMastodon final : public FakeNetwork
{
public:
    using FakeStream = std::function<Result<HttpResponse>(const HttpRequest &)>;
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
        qsizetype reach = 0;          ///< so many notifications are told, older ones are not any more; 0: all
        bool pagesDown = true;        ///< max_id is understood
        bool tellsScopes = true;      ///< of the app, since 4.3
        bool deletes = true;          ///< DELETE of a status is known
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
    /// The content warning of a post.
    void warn(const QString &id, const QString &warning);
    /// Marks the account of a post's author: "suspended", "memorial".
    void mark(const QString &id, const QString &attribute);
    /// A picture beside a post, of a preview and the whole.
    void attach(const QString &id, const QJsonObject &attachment);
    /// What stands at an address of the server or of the host of its files; asked with a token it is a fault.
    void setFile(const QString &address, const HttpResponse &file) { m_files.insert(address, file); }
    /// Where the own account's picture stands.
    void setAvatar(const QString &address) { m_avatar = address; }
    void setConversation(const QString &id, const QString &lastStatusId);

    [[nodiscard]] QStringList postsOf(const QString &author) const; ///< ids
    [[nodiscard]] QList<QByteArray> uploads() const { return m_uploads; } ///< the bytes of pictures
    [[nodiscard]] QJsonObject status(const QString &id) const { return m_statuses.value(id); }

    /// What every call answers instead, until it is called with 0.
    void answerEverythingWith(int status, const QByteArray &body = {});
    /// The same for all but reading.
    void answerWritingWith(int status, const QByteArray &body = {});
    /// Answers GET /api/v1/streaming/user; without one there is no streaming (404).
    void setStream(FakeStream stream) { m_stream = std::move(stream); }
    /// What the instance tells of its streaming host.
    void setStreamingUrl(const QString &url) { m_streamingUrl = url; }
    void setScopes(const QStringList &scopes) { m_scopes = scopes; }
    /// The next answers tell this allowance.
    void setAllowance(int limit, int rest, const QByteArray &resetsAt);
    [[nodiscard]] QStringList blocked() const { return m_blocked; } ///< ids of accounts
    /// What was asked against the API's documentation, where that is at hand.
    [[nodiscard]] QStringList violations() const { return m_violations; }

    [[nodiscard]] Result<HttpResponse> handle(const HttpRequest &request);

    [[nodiscard]] std::unique_ptr<Connector> connector(Http &http, const Clock &clock, TimePoint readFrom) override;
    [[nodiscard]] Result<HttpResponse> answer(const HttpRequest &request) override { return handle(request); }
    QString write(const QString &customer, const QString &text, const QString &inReplyTo = {}) override;
    [[nodiscard]] QStringList brandTexts() const override;
    void setNow(TimePoint now) override;

private:
    [[nodiscard]] Result<HttpResponse> route(const HttpRequest &request);
    [[nodiscard]] HttpResponse accountCall(const HttpRequest &request, const QStringList &parts, const QMap<QString, QString> &query);
    [[nodiscard]] HttpResponse instance() const;
    [[nodiscard]] HttpResponse removeOwn(const QString &id);
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
    FakeStream m_stream;
    QMap<QString, HttpResponse> m_files; ///< by address
    QString m_avatar;
    QString m_streamingUrl;
    QStringList m_scopes;
    QStringList m_blocked;
    QStringList m_violations;
    QList<std::pair<QByteArray, QByteArray>> m_allowance;
    bool m_isWritingForced = false;
    int m_forcedStatus = 0;
    QByteArray m_forcedBody;
    qint64 m_seconds = 1'790'000'000;
    int m_counter = 100;
};

} // namespace otklik
