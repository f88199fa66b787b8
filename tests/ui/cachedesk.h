#pragma once

#include "storage/cache.h"
#include "sync/effects/expectedeffects.h"
#include "tests/storage/samplerows.h"

#include <QTemporaryDir>
#include <QTest>

namespace otklik {

/// A cache as the desktop has it, without a connection; a test adds what it shows of it.
struct CacheDesk
{
    QTemporaryDir folder;
    FakeClock clock;
    ExpectedEffects effects;
    StoreEvents events;
    std::unique_ptr<Cache> cache;
    qint64 seq = 0;

    explicit CacheDesk(qint64 minutes) : clock(samples::at(minutes)) { }

    void openCache(const QList<Entity> &rows)
    {
        auto opened = Cache::open(folder.filePath(QStringLiteral("cache.db")), samples::me(), clock, effects, events);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().code));
        cache = std::move(*opened);
        pull(rows);
    }

    /// Rows of the server, the cursor after the last one.
    void pull(const QList<Entity> &rows)
    {
        const auto changes = samples::changes(rows, seq + 1);
        seq += changes.size();
        auto applied = cache->sync().applyChanges(changes, seq);
        applied.waitForFinished();
        QVERIFY(applied.result());
    }
};

} // namespace otklik
