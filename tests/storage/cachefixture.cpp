#include "tests/storage/cachefixture.h"

#include "storage/sqlite/database.h"
#include "storage/database/errors.h"
#include "storage/writescope.h"

#include <QCoreApplication>
#include <QDebug>

namespace otklik {

CacheFixture::CacheFixture()
{
    QObject::connect(&m_events, &StoreEvents::changed, &m_events,
                     [this](const StoreChange &change) { mergeChange(m_changed, change); });
    open();
}

CacheFixture::~CacheFixture() = default;

QString CacheFixture::path() const
{
    return m_folder.filePath(QStringLiteral("cache/otklik.sqlite"));
}

void CacheFixture::close()
{
    m_cache.reset();
}

bool CacheFixture::open(const UserId &me)
{
    m_cache.reset();
    auto opened = Cache::open(path(), me, m_clock, m_effects, m_events);
    if (opened)
        m_cache = std::move(*opened);
    else
        openError = opened.error();
    return opened.has_value();
}

bool CacheFixture::pull(const QList<Entity> &rows)
{
    return pull(rows, m_seq + rows.size());
}

bool CacheFixture::pull(const QList<Entity> &rows, qint64 upTo)
{
    const auto list = samples::changes(rows, m_seq + 1);
    m_seq = upTo;
    const auto done = wait(m_cache->sync().applyChanges(list, upTo));
    if (!done)
        qWarning() << done.error().code << done.error().detail;
    return done.has_value();
}

QList<Mutation> CacheFixture::send()
{
    return wait(m_cache->sync().nextMutations(100)).value_or(QList<Mutation>{});
}

bool CacheFixture::answer(const MutationId &id, MutationVerdict verdict, qint64 seq, const QString &code)
{
    return wait(m_cache->sync().recordAnswers({{id, verdict, seq, code, {}}}, QStringLiteral("request-1"))).has_value();
}

bool CacheFixture::indexesMatchRows() const
{
    const auto checked = sql::guarded([&]() -> Result<bool> {
        auto file = sqlite::Database::open(path());
        if (!file)
            return tl::unexpected<Error>(file.error());
        (*file)->execute("INSERT INTO mention_words(mention_words, rank) VALUES('integrity-check', 1);"
                         "INSERT INTO account_words(account_words, rank) VALUES('integrity-check', 1)");
        return true;
    });
    return checked.has_value();
}

StoreChange CacheFixture::takeChanges()
{
    QCoreApplication::sendPostedEvents();
    return std::exchange(m_changed, {});
}

} // namespace otklik
