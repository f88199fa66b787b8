#include "server/store/makeid.h"
#include "storage/database/errors.h"
#include "tests/server/support/scene.h"

#include <latch>
#include <thread>

using namespace otklik;
using namespace otklik::server;

/// Many who write at once share a commit, and nothing else.
class TestTogether : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyoneGetsTheirOwnAnswer();
    void whoIsRefusedLeavesNothing();
    void aFaultStoresNothingOfThoseWhoSharedIt();
    void anExceptionStopsNobodyForEver();
};

void TestTogether::everyoneGetsTheirOwnAnswer()
{
    Scene scene;
    constexpr int threads = 12;
    constexpr int each = 20;
    std::latch start(threads);
    std::vector<std::thread> running;
    std::atomic<int> wrong = 0;
    for (int i = 0; i < threads; ++i)
        running.emplace_back([&, i] {
            start.arrive_and_wait();
            for (int n = 0; n < each; ++n) {
                const QString text = QStringLiteral("%1/%2").arg(i).arg(n);
                const auto id = scene.server.store->writeTogether([&](Rows &rows) -> Result<NoteId> {
                    Note note;
                    note.id = makeId<NoteId>(rows);
                    note.personId = scene.supportCase.personId;
                    note.text = text;
                    rows.put(note);
                    return note.id;
                });
                if (!id || scene.server.row<Note>(*id).text != text) // durable when it is answered
                    ++wrong;
            }
        });
    for (std::thread &one : running)
        one.join();
    QCOMPARE(wrong.load(), 0);
    qint64 notes = 0;
    const auto all = scene.server.everything();
    for (auto it = all.begin(); it != all.end(); ++it)
        notes += it.key().startsWith(QStringLiteral("note ")) ? 1 : 0;
    QCOMPARE(notes, threads * each);
}

void TestTogether::whoIsRefusedLeavesNothing()
{
    Scene scene;
    constexpr int threads = 12;
    std::latch start(threads);
    std::vector<std::thread> running;
    std::atomic<int> refused = 0;
    for (int i = 0; i < threads; ++i)
        running.emplace_back([&, i] {
            start.arrive_and_wait();
            for (int n = 0; n < 20; ++n) {
                const auto done = scene.server.store->writeTogether([&](Rows &rows) -> Result<void> {
                    Note note;
                    note.id = makeId<NoteId>(rows);
                    note.personId = scene.supportCase.personId;
                    note.text = i % 2 == 0 ? QStringLiteral("kept") : QStringLiteral("refused");
                    rows.put(note);
                    if (i % 2 == 0)
                        return {};
                    return failure(Error::Kind::CorrectInput, QStringLiteral("bad_field"));
                });
                refused += !done && done.error().code == QStringLiteral("bad_field") ? 1 : 0;
            }
        });
    for (std::thread &one : running)
        one.join();
    QCOMPARE(refused.load(), threads / 2 * 20);
    int kept = 0;
    const auto all = scene.server.everything();
    for (const QJsonObject &row : all) {
        QVERIFY(row.value(QStringLiteral("text")) != QStringLiteral("refused"));
        kept += row.value(QStringLiteral("text")) == QStringLiteral("kept") ? 1 : 0;
    }
    QCOMPARE(kept, threads / 2 * 20);
}

void TestTogether::aFaultStoresNothingOfThoseWhoSharedIt()
{
    Scene scene;
    constexpr int threads = 12;
    std::latch start(threads);
    std::vector<std::thread> running;
    std::atomic<int> stored = 0;
    std::atomic<int> faults = 0;
    std::atomic<int> others = 0;
    for (int i = 0; i < threads; ++i)
        running.emplace_back([&, i] {
            start.arrive_and_wait();
            for (int n = 0; n < 20; ++n) {
                const auto done = scene.server.store->writeTogether([&](Rows &rows) -> Result<void> {
                    Note note;
                    note.id = makeId<NoteId>(rows);
                    note.text = QStringLiteral("stored");
                    rows.put(note);
                    if (i == 0)
                        throw sql::Refusal({Error::Kind::Retry, QStringLiteral("disk_full"), {}});
                    return {};
                });
                if (done)
                    ++stored;
                else if (done.error().code == QStringLiteral("disk_full"))
                    ++faults;
                else
                    others += done.error().kind == Error::Kind::Retry ? 1 : 1000;
            }
        });
    for (std::thread &one : running)
        one.join();
    QCOMPARE(faults.load(), 20);
    QCOMPARE(stored + faults + others, threads * 20);
    int found = 0;
    const auto all = scene.server.everything();
    for (const QJsonObject &row : all)
        found += row.value(QStringLiteral("text")) == QStringLiteral("stored") ? 1 : 0;
    QCOMPARE(found, stored.load()); // who was told that it is stored, and nobody else
}

/// Out of memory, mostly: the one who met it is told, and the next ones are served.
void TestTogether::anExceptionStopsNobodyForEver()
{
    Scene scene;
    const auto failed = scene.server.store->writeTogether([](Rows &) -> Result<void> { throw std::bad_alloc(); });
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, QStringLiteral("internal"));
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
}

QTEST_GUILESS_MAIN(TestTogether)
#include "tst_together.moc"
