#pragma once

#include "models/clock.h"
#include "tests/channels/fakenetwork.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QUrlQuery>

namespace otklik {

/// A PDS with its AppView in memory, with the answers of the reference servers. The official account is
/// "brand" (brand.example); its password there is "app-pass". Requests are checked as the lexicons demand,
/// and one that breaks them is answered 400 InvalidRequest and counted.
class FakeBluesky final : public FakeNetwork
{
public:
    FakeBluesky();

    [[nodiscard]] std::unique_ptr<Connector> connector(Http &http, const Clock &clock, TimePoint readFrom) override;
    [[nodiscard]] Result<HttpResponse> answer(const HttpRequest &request) override;
    /// Somebody writes; the brand is told by a mention, or by a reply under one of its own.
    QString write(const QString &customer, const QString &text, const QString &inReplyTo = {}) override;
    [[nodiscard]] QStringList brandTexts() const override;

    /// A post of anybody of which the brand is told for `reason` (empty: not at all), dated `at`.
    QString add(const QString &author, const QJsonObject &more, const QString &inReplyTo, const QString &reason, TimePoint at);
    /// What stands at an address that needs no token: a file of the PDS or of the hosts of pictures.
    void setFile(const QString &address, const HttpResponse &file) { m_files.insert(address, file); }
    /// What the AppView shows beside a post in place of its record's own `embed`.
    void setShownEmbed(const QString &uri, const QJsonObject &embed) { m_shownEmbeds.insert(uri, embed); }
    void remove(const QString &uri);
    void rename(const QString &account, const QString &handle) { m_handles.insert(account, handle); }
    void closeReplies(const QString &uri) { m_closed.append(uri); }
    void setBlockedBy(const QString &account) { m_blockedBy.append(account); }
    void forgetAll() { m_posts.clear(); m_isEmpty = true; }
    /// Tokens given out so far end; with the refresh tokens, where asked.
    void endSessions(bool alsoRefresh);
    void setPassword(const QString &password) { m_password = password; }
    void answerEverythingWith(int status, const QByteArray &body, const QByteArray &header = {}, const QByteArray &value = {});
    void setPageSize(qsizetype size) { m_pageSize = size; }
    /// What the next notifications are dated; moves on with every post.
    void setNow(TimePoint now) override { m_now = now; }
    [[nodiscard]] TimePoint now() const { return m_now; }

    [[nodiscard]] static QString didOf(const QString &account);
    [[nodiscard]] QJsonObject record(const QString &uri) const { return m_records.value(uri); } ///< of the brand
    [[nodiscard]] QStringList recordsOf(const QString &collection) const;
    [[nodiscard]] int brokenRequests() const { return m_broken; }
    [[nodiscard]] int signIns() const { return m_signIns; }
    [[nodiscard]] QList<QByteArray> uploads() const { return m_uploads; }

private:
    struct Post final
    {
        QString author;
        QJsonObject record;
        TimePoint at{};
    };
    struct Notification final
    {
        QString uri;
        QString reason;
        TimePoint at{};
    };

    [[nodiscard]] HttpResponse session(const QString &what, const HttpRequest &request);
    [[nodiscard]] HttpResponse notifications(const QUrlQuery &query);
    [[nodiscard]] HttpResponse posts(const QUrlQuery &query);
    [[nodiscard]] HttpResponse thread(const QUrlQuery &query);
    [[nodiscard]] HttpResponse profile(const QUrlQuery &query);
    [[nodiscard]] HttpResponse put(const QJsonObject &body);
    [[nodiscard]] HttpResponse remove(const QJsonObject &body);
    [[nodiscard]] HttpResponse get(const QUrlQuery &query) const;
    [[nodiscard]] HttpResponse invalid(const QString &why);
    [[nodiscard]] QString faultOf(const QJsonObject &record) const;
    [[nodiscard]] QJsonObject view(const QString &uri) const;
    [[nodiscard]] QJsonObject author(const QString &account) const;
    [[nodiscard]] QJsonObject node(const QString &uri, int depth) const;
    [[nodiscard]] bool isHidden(const QString &account) const;

    QMap<QString, Post> m_posts; ///< by URI
    QList<Notification> m_notifications;
    QMap<QString, QJsonObject> m_records; ///< the brand's repository by URI
    QMap<QString, QString> m_handles;
    QMap<QString, HttpResponse> m_files;      ///< by address
    QMap<QString, QJsonObject> m_shownEmbeds; ///< by URI
    QStringList m_closed;
    QStringList m_blockedBy;
    QList<QByteArray> m_uploads;
    QString m_password = QStringLiteral("app-pass");
    int m_accessGeneration = 1;
    int m_refreshGeneration = 1;
    int m_signIns = 0;
    int m_broken = 0;
    int m_counter = 0;
    bool m_isEmpty = false;
    qsizetype m_pageSize = 100;
    TimePoint m_now = TimePoint(std::chrono::milliseconds(1'799'900'000'000));
    std::optional<HttpResponse> m_forced;
};

} // namespace otklik
