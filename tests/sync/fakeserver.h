#pragma once

#include "sync/remoteapi.h"

#include <QMap>
#include <QTimer>

namespace otklik {

/// A server in memory: a feed with numbers, commands applied once by their id
/// (a note each), and faults on request. Shared by all FakeRemoteApi made for it.
struct FakeServer final
{
    QString workspaceId = QStringLiteral("workspace");
    QString epoch = QStringLiteral("epoch-1");
    qint64 seq = 0;
    QMap<qint64, Entity> feed;                      ///< each row once, at its newest number
    QMap<QString, MutationAnswer> answered;         ///< by mutation id
    QList<QString> applied;                         ///< ids in the order in which they took effect
    QString password = QStringLiteral("secret");
    QString token = QStringLiteral("token-1"); ///< of the session that is open

    std::function<std::optional<Failure>(const QString &call)> fault; ///< asked at each call
    bool losesAnswers = false;  ///< applies a push, then the connection breaks
    bool isStreamSilent = false;
    int checkpointEvery = 3;
    int breakSnapshotAfter = -1; ///< batches, then the connection breaks
    std::function<ChangesBatch(ChangesBatch)> distort; ///< nonsense in a page
    std::function<SnapshotBatch(SnapshotBatch)> distortSnapshot;
    std::function<QList<MutationAnswer>(QList<MutationAnswer>)> distortAnswers;
    QList<QString> calls;
    QHash<QString, QByteArray> attachments; ///< bytes by hash
    QList<std::pair<PersonId, Doing>> presences; ///< as they were told

    void put(const Entity &entity)
    {
        for (auto it = feed.begin(); it != feed.end(); ++it)
            if (kindOf(*it) == kindOf(entity) && idOf(*it) == idOf(entity)) {
                feed.erase(it);
                break;
            }
        feed.insert(++seq, entity);
    }
    [[nodiscard]] MutationAnswer apply(const Mutation &mutation);
    /// All messages for which that is true.
    [[nodiscard]] HistoryPage history(const std::function<bool(const Mention &)> &isAskedFor) const;
};

/// RemoteApi of a FakeServer: answers from the event loop, like a network.
class FakeRemoteApi final : public QObject, public RemoteApi
{
public:
    explicit FakeRemoteApi(FakeServer &server) : m_server(server) { }

    void signIn(const Credentials &credentials, Then<Session> then) override;
    [[nodiscard]] std::unique_ptr<SnapshotStream> snapshot(const QString &checkpoint, int days) override;
    void changes(qint64 after, int limit, Then<ChangesBatch> then) override;
    void push(const QList<Mutation> &mutations, Then<PushAnswers> then) override;
    void search(const QString &query, const QString &from, int limit, Then<HistoryPage> then) override;
    void mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit,
                  Then<HistoryPage> then) override;
    void upload(const QByteArray &bytes, Then<bool> then) override;
    void attachment(const QString &hash, const QString &of, Then<QByteArray> then) override;
    void media(const MentionId &id, const QString &key, Then<QByteArray> then) override;
    void tellPresence(const PersonId &person, Doing doing, Then<bool> then) override;
    void exportPerson(const PersonId &id, Then<QByteArray> then) override;
    void erasureScope(const PersonId &id, Then<ErasureScope> then) override;
    void erasePerson(const PersonId &id, const QString &reason, Then<ErasureScope> then) override;
    void personJournal(const PersonId &id, qint64 before, Then<JournalPage> then) override;
    void customerImports(const ImportsRequest &request, Then<QByteArray> then) override;
    void listen(std::function<void(qint64 upTo)> news, Then<bool> closed) override;
    void abort() override;

    /// The event stream speaks, or breaks.
    void tellNews();
    void breakStream();

private:
    template <class T>
    void answer(const QString &call, Then<T> then, std::function<Reply<T>()> make);

    FakeServer &m_server;
    std::unique_ptr<QObject> m_context = std::make_unique<QObject>();
    bool m_isSignedIn = false;
    std::function<void(qint64)> m_news;
    Then<bool> m_closed;
};

[[nodiscard]] Failure offline();

} // namespace otklik
