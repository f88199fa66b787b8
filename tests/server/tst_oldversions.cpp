#include "server/store/owncontactstore.h"
#include "server/store/store.h"
#include "server/store/workspacestore.h"
#include "storage/sqlite/database.h"
#include "storage/database/migrations.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;
using namespace otklik::server;

namespace {

/// A database as a release with schema `version` left it, made by that version's own steps.
class OldDatabase final
{
public:
    explicit OldDatabase(qint64 version)
    {
        const QDir steps(m_folder.filePath(QStringLiteral("steps")));
        for (qint64 v = 1; v <= version; ++v) {
            const QDir from(QStringLiteral(":/otklik/server/sql/%1").arg(v));
            steps.mkpath(QString::number(v));
            for (const QString &name : from.entryList(QDir::Files))
                QVERIFY(QFile::copy(from.filePath(name), steps.filePath(QStringLiteral("%1/%2").arg(v).arg(name))));
        }
        auto database = sqlite::Database::open(path());
        QVERIFY(database);
        m_database = std::move(*database);
        QVERIFY(sql::migrate(*m_database, steps.path()));
        QCOMPARE(m_database->schemaVersion(), version);
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("server.sqlite")); }
    void run(const char *sql) { m_database->execute(sql); }
    void close() { m_database.reset(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<sqlite::Database> m_database;
};

} // namespace

/// What an earlier version stored is there after the update.
class TestOldVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownContactsMoveIntoTheFeed();
    void withoutOwnContactsNothingIsNew();
};

void TestOldVersions::ownContactsMoveIntoTheFeed()
{
    OldDatabase old(1);
    old.run("INSERT INTO workspace VALUES(1, 'w', 'Shop', 'epoch', 41, 0, '');"
            "INSERT INTO setting VALUES('own_contacts', 'help@shop.example' || char(10) || '@shop.example');"
            "INSERT INTO setting VALUES('undo_window_ms', '3000');");
    old.close();

    const SystemClock clock;
    const auto store = Store::open(old.path(), clock);
    QVERIFY(store);
    const auto seen = (*store)->read([](Rows &rows) -> Result<bool> {
        const QStringList expected{QStringLiteral("help@shop.example"), QStringLiteral("@shop.example")};
        return OwnContactStore(rows).values() == expected && rows.seq() == 43
            && WorkspaceStore(rows).undoWindow() == std::chrono::seconds(3)
            && WorkspaceStore(rows).workspace().name == QStringLiteral("Shop");
    });
    QVERIFY(seen && *seen);
    QVERIFY((*store)->write([](Rows &rows) -> Result<void> {
        OwnContactStore(rows).add(QStringLiteral("@shop.example")); // there already
        OwnContactStore(rows).add(QStringLiteral("+7 495 123-45-67"));
        return {};
    }));
    const auto seq = (*store)->read([](Rows &rows) -> Result<qint64> { return rows.seq(); });
    QCOMPARE(seq.value_or(0), 44);
}

void TestOldVersions::withoutOwnContactsNothingIsNew()
{
    OldDatabase old(1);
    old.run("INSERT INTO workspace VALUES(1, 'w', 'Shop', 'epoch', 41, 0, '');");
    old.close();
    const SystemClock clock;
    const auto store = Store::open(old.path(), clock);
    QVERIFY(store);
    const auto seq = (*store)->read([](Rows &rows) -> Result<qint64> { return rows.seq(); });
    QCOMPARE(seq.value_or(0), 41);
}

QTEST_GUILESS_MAIN(TestOldVersions)
#include "tst_oldversions.moc"
