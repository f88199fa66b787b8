#pragma once

#include "channels/connectorsetup.h"
#include "tests/channels/fakenetwork.h"

#include <QJsonObject>
#include <QMap>
#include <QUrlQuery>

namespace otklik {

/// A site with WordPress in memory, answering as version 6.1 was seen to. The account "brand" (number 1) has the
/// application password "secret word".
class FakeWordPress final : public FakeNetwork
{
public:
    struct Habits final
    {
        bool canModerate = true;
        bool holdsAnswers = false;  ///< what the brand writes waits for a moderator
        bool hasQueryRoutes = true; ///< takes /?rest_route=…; else /wp-json/… only
        qint64 mostRows = 100;      ///< a page gives no more
    };

    FakeWordPress(const Habits &habits, const Clock &clock) : m_habits(habits), m_clock(clock) { }

    [[nodiscard]] static QUrl address() { return QUrl(QStringLiteral("https://blog.example/shop")); }
    [[nodiscard]] static ConnectorSetup setup(TimePoint readFrom = {});

    std::unique_ptr<Connector> connector(Http &http, const Clock &clock, TimePoint readFrom) override;
    Result<HttpResponse> answer(const HttpRequest &request) override;
    QString write(const QString &customer, const QString &text, const QString &inReplyTo = {}) override;
    [[nodiscard]] QStringList brandTexts() const override;

    /// The status of a comment: "approved", "hold", "spam", "trash".
    void setStatus(const QString &id, const QString &status);
    [[nodiscard]] QString status(const QString &id) const;
    void edit(const QString &id, const QString &html);
    void erase(const QString &id);
    void close(bool isClosed) { m_isClosed = isClosed; }
    void setCanModerate(bool canModerate) { m_habits.canModerate = canModerate; }
    /// What every call answers instead, until it is called with 0.
    void answerEverythingWith(int status, const QByteArray &body = {});
    /// The next answer to a comment that is written.
    void refuseNext(int status, const QByteArray &code) { m_refusals.append({status, code}); }

private:
    struct Comment final
    {
        qint64 id = 0;
        qint64 parent = 0;
        qint64 author = 0;
        QString name;
        QString html;
        QString status = QStringLiteral("approved");
        TimePoint written{};
    };
    [[nodiscard]] HttpResponse list(const QUrlQuery &query) const;
    [[nodiscard]] HttpResponse one(qint64 id) const;
    [[nodiscard]] HttpResponse create(const QJsonObject &body);
    [[nodiscard]] HttpResponse change(qint64 id, const QJsonObject &body);
    [[nodiscard]] QJsonObject rowOf(const Comment &comment) const;
    [[nodiscard]] bool isVisible(const Comment &comment, const QUrlQuery &query) const;

    Habits m_habits;
    const Clock &m_clock;
    QMap<qint64, Comment> m_comments;
    qint64 m_counter = 0;
    bool m_isClosed = false;
    int m_forcedStatus = 0;
    QByteArray m_forcedBody;
    QList<std::pair<int, QByteArray>> m_refusals;
};

} // namespace otklik
