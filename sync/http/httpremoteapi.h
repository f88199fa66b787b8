#pragma once

#include "models/session.h"
#include "sync/remoteapi.h"
#include "sync/signin/grant.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QPointer>
#include <QUrl>

namespace otklik {

class EventStream;
class ServerClock;
struct HttpAnswer;

/// The server behind docs/openapi.yaml, over HTTP/1.1. Bounded in every way a
/// server can be nonsensical: sizes, times, media types; redirects are refused,
/// certificates that do not hold too. The token stays in memory here. Owned by the
/// engine, on the sync thread.
class HttpRemoteApi final : public QObject, public RemoteApi
{
    Q_OBJECT

public:
    /// `clock` learns the server's time from its answers; it outlives the api.
    explicit HttpRemoteApi(QUrl server, ServerClock *clock = nullptr);
    ~HttpRemoteApi() override;

    void signIn(const Credentials &credentials, Then<Session> then) override;
    [[nodiscard]] std::unique_ptr<SnapshotStream> snapshot(const QString &checkpoint, int days) override;
    void changes(qint64 after, int limit, Then<ChangesBatch> then) override;
    void push(const QList<Mutation> &mutations, Then<PushAnswers> then) override;
    void search(const QString &query, const QString &from, int limit, Then<HistoryPage> then) override;
    void mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit, Then<HistoryPage> then) override;
    void upload(const QByteArray &bytes, Then<bool> then) override;
    void attachment(const QString &hash, const QString &of, Then<QByteArray> then) override;
    void media(const MentionId &id, const QString &key, Then<QByteArray> then) override;
    void tellPresence(const PersonId &person, Doing doing, Then<bool> then) override;
    void exportPerson(const PersonId &id, Then<QByteArray> then) override;
    void erasureScope(const PersonId &id, Then<ErasureScope> then) override;
    void erasePerson(const PersonId &id, const QString &reason, Then<ErasureScope> then) override;
    void personJournal(const PersonId &id, qint64 before, Then<JournalPage> then) override;
    void customerImports(const ImportsRequest &asked, Then<QByteArray> then) override;
    void listen(std::function<void(qint64 upTo)> news, Then<bool> closed) override;
    void abort() override;

    /// How people sign in at this server with the browser; needs no session.
    void signInWays(Then<IssuerWay> then);
    /// The session that signIn() opened or continues.
    [[nodiscard]] QString sessionToken() const;
    void continueWith(const QString &sessionToken);

    /// What the pages for sources and sign-in ask for, within the same session.
    void connectMastodon(const QString &address, Then<QUrl> then);
    void tryOutSource(const SourceEntry &entry, Then<SourceSeen> then);
    void tryAnswer(const SourceEntry &entry, Then<AnswerTried> then);
    void tryConnected(const SourceId &id, Then<AnswerTried> then);
    void connectSource(const SourceEntry &entry, Then<SourceId> then);
    void disconnectSource(const SourceId &id, Then<bool> then);
    void signOut(Then<bool> then);

private:
    [[nodiscard]] QNetworkRequest request(const QString &path, const QString &query = {}) const;
    /// With a body of JSON.
    [[nodiscard]] QNetworkReply *post(const QString &path, const QJsonObject &body);
    void read(QNetworkReply *reply, qint64 limit, Then<HttpAnswer> then,
              QLatin1StringView mediaType = QLatin1StringView("application/json"));

    QUrl m_server;
    ServerClock *m_clock;
    QByteArray m_token;
    QNetworkAccessManager m_network;
    QObject *m_calls; ///< parent of everything under way
};

} // namespace otklik
