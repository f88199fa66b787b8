#pragma once

#include "models/command.h"
#include "models/uuid7.h"
#include "sync/syncengine.h"
#include "tests/sync/fakeserver.h"
#include "tests/sync/fakesyncstore.h"

#include <QJsonArray>
#include <QTest>

namespace otklik {

inline Note note(int number)
{
    Note row;
    row.id = {QStringLiteral("note-%1").arg(number)};
    row.text = QStringLiteral("text %1").arg(number);
    return row;
}

inline SyncPolicy fastPolicy()
{
    SyncPolicy policy;
    policy.firstRetry = std::chrono::milliseconds(1);
    policy.longestRetry = std::chrono::milliseconds(4);
    policy.lateRetry = std::chrono::milliseconds(4);
    policy.pollWhileListening = std::chrono::hours(1);
    policy.pollWithoutStream = std::chrono::hours(1);
    policy.pullRows = 4;
    policy.pushMutations = 3;
    return policy;
}

/// An engine between a server and a cache, both in memory.
struct Rig final
{
    explicit Rig(SyncPolicy policy = fastPolicy())
        : engine(
            store, {QStringLiteral("workspace"), {QStringLiteral("me")}}, clock,
            [this](const QUrl &) {
                auto made = std::make_unique<FakeRemoteApi>(server);
                api = made.get();
                return made;
            },
            policy, [] { return 0.5; })
    {
        QObject::connect(&engine, &SyncEngine::statusChanged, &engine, [this](const SyncStatus &s) { status = s; });
    }

    void fill(int rows)
    {
        for (int i = 0; i < rows; ++i)
            server.put(note(i));
    }
    void write(const QString &text)
    {
        store.write(makeMutation(NoteAdd{newId<NoteId>(clock), {QStringLiteral("p")}, text}, clock));
    }
    /// Bytes that the server has not got.
    void attach(const QByteArray &bytes) { store.attachments.insert(attachmentHashOf(bytes), bytes); }
    /// A command that names pictures.
    void writeNaming(const QList<QByteArray> &pictures, MutationKind kind = MutationKind::PublicationSubmit)
    {
        QJsonArray named;
        for (const QByteArray &bytes : pictures)
            named.append(QJsonObject{{QStringLiteral("hash"), attachmentHashOf(bytes)}});
        Mutation mutation = makeMutation(NoteAdd{newId<NoteId>(clock), {QStringLiteral("p")}, QStringLiteral("Look")}, clock);
        mutation.kind = kind;
        mutation.payload.insert(QStringLiteral("attachments"), named);
        store.write(mutation);
    }
    void connect(const QString &password = QStringLiteral("secret"))
    {
        engine.connectTo(QUrl(QStringLiteral("http://127.0.0.1:1")), {QStringLiteral("me"), password, {}, {}});
    }
    [[nodiscard]] bool settles()
    {
        return QTest::qWaitFor([this] { return status.phase == SyncPhase::Complete; }, 5000);
    }
    /// The sentence that every sync test ends in.
    [[nodiscard]] bool localEqualsServer() const
    {
        QMap<QString, Entity> rows;
        for (const Entity &row : server.feed)
            rows.insert(FakeSyncStore::keyOf(row), row);
        return store.rows == rows && store.waiting.isEmpty() && store.position.seq == server.seq
            && store.position.epoch == server.epoch;
    }
    [[nodiscard]] bool appliedOnce() const
    {
        return QSet<QString>(server.applied.begin(), server.applied.end()).size() == server.applied.size();
    }

    FakeClock clock;
    FakeServer server;
    FakeSyncStore store;
    FakeRemoteApi *api = nullptr;
    SyncStatus status;
    SyncEngine engine;
};

} // namespace otklik
