#include "tests/server/support/testdatabase.h"

#include "server/postgres/database.h"
#include "storage/database/errors.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <atomic>

using namespace otklik;

namespace {

/// In memory where that is possible: every commit of the server waits for the disk.
QString folderTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/otklik-test-XXXXXX");
}

QString clusterUri()
{
    QFile file(qEnvironmentVariable("OTKLIK_TEST_POSTGRES"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no PostgreSQL cluster: start the test through ctest");
    return QString::fromUtf8(file.readAll()).trimmed();
}

void runOnCluster(const QString &sql)
{
    const auto done = sql::guarded([&]() -> Result<void> {
        auto database = postgres::Database::open(clusterUri());
        if (!database)
            return tl::unexpected<Error>(database.error());
        (*database)->execute(sql.toUtf8());
        return {};
    });
    if (!done)
        qFatal("PostgreSQL: %s", qPrintable(done.error().detail));
}

} // namespace

bool TestDatabase::isPostgres()
{
    return qEnvironmentVariableIsSet("OTKLIK_TEST_POSTGRES");
}

TestDatabase::TestDatabase() : m_folder(folderTemplate())
{
    if (!isPostgres()) {
        m_place = m_folder.filePath(QStringLiteral("otklik.db"));
        return;
    }
    static std::atomic<int> count = 0;
    m_schema = QStringLiteral("t%1_%2").arg(QCoreApplication::applicationPid()).arg(++count);
    runOnCluster(QStringLiteral("DROP SCHEMA IF EXISTS %1 CASCADE; CREATE SCHEMA %1").arg(m_schema));
    m_place = clusterUri() + QStringLiteral("&options=-csearch_path%3D") + m_schema
        + QStringLiteral("&application_name=") + m_schema;
}

TestDatabase::~TestDatabase()
{
    if (!m_schema.isEmpty())
        runOnCluster(QStringLiteral("DROP SCHEMA IF EXISTS %1 CASCADE").arg(m_schema));
}
