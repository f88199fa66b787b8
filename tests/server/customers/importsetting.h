#pragma once

#include "customersetting.h"

#include "server/customers/customerimport.h"
#include "server/store/store.h"
#include "storage/database/rows.h"
#include "tests/server/support/testdatabase.h"
#include "tests/server/support/testkeys.h"

#include <memory>

namespace otklik::server {

/// A source that tells what a test gives it.
class Told final : public CustomerReader
{
public:
    Told(QList<CustomerRow> rows, QByteArray state) : m_rows(std::move(rows)), m_state(std::move(state)) { }

    Result<bool> next(CustomerRow &row) override
    {
        if (m_told == breaksAfter)
            return failure(Error::Kind::Retry, QStringLiteral("answer_cut_off"));
        if (m_told == m_rows.size())
            return false;
        row = m_rows[m_told++];
        if (onTold)
            onTold(m_told);
        return true;
    }
    bool hasToldAll() const override { return m_told == m_rows.size(); }
    QByteArray state() const override { return m_state + QByteArray::number(m_told); }
    void forget(const QString &externalId) override { forgotten->append(externalId); }

    qsizetype breaksAfter = -1;
    std::function<void(qsizetype)> onTold;
    QStringList *forgotten = nullptr;

private:
    const QList<CustomerRow> m_rows;
    const QByteArray m_state;
    qsizetype m_told = 0;
};

inline CustomerRow row(const QString &id, const QString &name, const QStringList &phones = {})
{
    CustomerRow row;
    row.customer.externalId = id;
    row.customer.name = name;
    row.customer.phones = phones;
    return row;
}

inline const QString shop = QStringLiteral("Shop");

/// Imports of what a test tells into a real store, again and again.
struct CustomerImportSetting
{
    void reset();
    CustomerImportReport import(const QList<CustomerRow> &rows, bool isDryRun = false);
    Result<CustomerImportReport> run();

    template <class Work>
    auto write(const Work &work)
    {
        return m_store->write([&](Rows &rows) -> Result<std::invoke_result_t<Work, Rows &>> { return work(rows); }).value();
    }
    template <class Row>
    [[nodiscard]] QList<Row> all()
    {
        return write([](Rows &rows) {
            auto query = rows.database().query(sql::selectSql<Row>(sql::tableOf<Row>(), "ORDER BY id"));
            return sql::allRows<Row>(query);
        });
    }
    [[nodiscard]] qint64 seq()
    {
        return write([](Rows &rows) { return rows.seq(); });
    }
    [[nodiscard]] QStringList contactsNow();

    std::unique_ptr<TestDatabase> m_database;
    FakeClock m_clock;
    std::unique_ptr<Store> m_store;
    // what the next import is to be
    QList<CustomerRow> m_rows;
    CustomerImportOptions m_options;
    qsizetype m_breaksAfter = -1;
    std::function<void(qsizetype)> m_onTold;
    std::atomic<bool> m_cancelled = false;
    // what came of it
    QByteArray m_stateGiven;
    QStringList m_forgotten;
};

inline void CustomerImportSetting::reset()
{
    m_store.reset();
    m_database = std::make_unique<TestDatabase>();
    m_store = Store::open(m_database->place(), m_clock).value();
    unlockForTests(*m_store);
    m_options = {};
    m_options.title = shop;
    m_options.base.kind = CustomerBaseKind::Tryton;
    m_options.startedBy = QStringLiteral("anna");
    m_options.marksGone = true;
    m_breaksAfter = -1;
    m_onTold = {};
    m_cancelled = false;
    m_forgotten.clear();
}

inline Result<CustomerImportReport> CustomerImportSetting::run()
{
    m_clock.advance(std::chrono::seconds(1));
    CustomerImport import(*m_store, m_options);
    return import.run(
        [this](const QByteArray &state) -> Result<std::unique_ptr<CustomerReader>> {
            m_stateGiven = state;
            auto told = std::make_unique<Told>(m_rows, QByteArray("told "));
            told->breaksAfter = m_breaksAfter;
            told->onTold = m_onTold;
            told->forgotten = &m_forgotten;
            return told;
        },
        m_cancelled);
}

inline CustomerImportReport CustomerImportSetting::import(const QList<CustomerRow> &rows, bool isDryRun)
{
    m_rows = rows;
    m_options.isDryRun = isDryRun;
    const auto report = run();
    if (!report)
        QTest::qFail(qPrintable(report.error().code + u' ' + report.error().detail), __FILE__, __LINE__);
    return report.value_or(CustomerImportReport{});
}

inline QStringList CustomerImportSetting::contactsNow()
{
    QStringList values;
    for (const Contact &contact : all<Contact>())
        if (!contact.isRemoved)
            values.append(contact.value);
    values.sort();
    return values;
}

} // namespace otklik::server
