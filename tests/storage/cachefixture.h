#pragma once

#include "storage/cache.h"
#include "tests/storage/fakeeffects.h"
#include "tests/storage/samplerows.h"

#include <QTemporaryDir>

namespace otklik {

/// A cache in a folder of its own, with a clock that stands still. The changes
/// it tells of are added up until a test takes them.
class CacheFixture final
{
public:
    CacheFixture();
    ~CacheFixture();

    [[nodiscard]] Cache &cache() { return *m_cache; }
    [[nodiscard]] FakeClock &clock() { return m_clock; }
    [[nodiscard]] QString path() const;
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    void close();
    /// Opens it (again); false when that is refused: see `openError`.
    bool open(const UserId &me = samples::me());
    Error openError;

    /// Rows of the server, the cursor after the last one.
    bool pull(const QList<Entity> &rows);
    bool pull(const QList<Entity> &rows, qint64 upTo);
    [[nodiscard]] qint64 seq() const { return m_seq; }
    /// Hands out the waiting mutations as sync does.
    QList<Mutation> send();
    bool answer(const MutationId &id, MutationVerdict verdict, qint64 seq = 0, const QString &code = {});

    [[nodiscard]] StoreChange takeChanges();
    /// Whether the full-text indexes hold the words of the rows, all and no others.
    [[nodiscard]] bool indexesMatchRows() const;

private:
    QTemporaryDir m_folder;
    FakeClock m_clock{samples::at(0)};
    FakeEffects m_effects;
    StoreEvents m_events;
    StoreChange m_changed;
    std::unique_ptr<Cache> m_cache;
    qint64 m_seq = 0;
};

/// The value of an answer, waited for; an error fails the test that looks at it.
template <class T>
[[nodiscard]] Result<T> wait(Answer<T> answer)
{
    answer.waitForFinished();
    return answer.result();
}

} // namespace otklik
