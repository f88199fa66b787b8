#pragma once

#include <QString>
#include <QTemporaryDir>

/// An empty place for a server's database, gone with this object: a file, or, in
/// a test that runs on PostgreSQL (OTKLIK_TEST_POSTGRES names the file with the
/// cluster's URI), a schema of its own.
class TestDatabase final
{
public:
    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    /// For Store::open() and `--database`.
    [[nodiscard]] QString place() const { return m_place; }
    [[nodiscard]] static bool isPostgres();

private:
    QTemporaryDir m_folder;
    QString m_schema;
    QString m_place;
};

/// For what only one of the engines has.
#define SQLITE_ONLY()                                            \
    do {                                                         \
        if (TestDatabase::isPostgres())                          \
            QSKIP("this is about the file of an SQLite database"); \
    } while (false)
