#include "customersetting.h"

#include "server/customers/customerimport.h"
#include "server/customers/customerrows.h"
#include "server/erasure/personeraser.h"
#include "server/erasure/personrows.h"
#include "server/linkage/linkage.h"
#include "server/log.h"
#include "server/mutations/cardchange.h"
#include "server/mutations/commands.h"
#include "server/store/attachmentstore.h"
#include "server/store/makeid.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"
#include "storage/database/rows.h"
#include "tests/server/support/testdatabase.h"

using namespace otklik;
using namespace otklik::server;

namespace {

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

CustomerRow row(const QString &id, const QString &name, const QStringList &phones = {})
{
    CustomerRow row;
    row.customer.externalId = id;
    row.customer.name = name;
    row.customer.phones = phones;
    return row;
}

const QString shop = QStringLiteral("Shop");

/// The smallest PNG; `width` tells one from another. What it says beside the picture is not to be kept.
QByteArray photo(char width)
{
    QByteArray bytes("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 33);
    bytes[19] = width;
    return bytes + QByteArray("\0\0\0\x0btEXtPlace\0Omsk!\0\0\0\0", 23)
        + QByteArray("\0\0\0\x0aIDATx\x9c\x63\0\1\0\0\5\0\1\x0d\x0a\x2d\xb4\0\0\0\0IEND\xae\x42\x60\x82", 34);
}

CustomerRow withPhoto(const QByteArray &bytes)
{
    CustomerRow told = row(QStringLiteral("1"), QStringLiteral("Alice"));
    told.customer.photo = bytes;
    return told;
}

} // namespace

/// Customers in a real store, again and again.
class tst_CustomerImport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aCustomerGetsAnAccountARecordAndContacts();
    void theSameAgainChangesNothing();
    void aDryRunStoresNothingAndShowsEveryChange();
    void whatAColleagueTypedIsNeverTouched();
    void aContactThatIsToldNoMoreGoesAndComesBack();
    void aContactThatAColleagueTookAwayStaysAway();
    void whoIsToldNoMoreIsMarkedAndMayComeBack();
    void nobodyIsGoneWhereThatIsNotKnown();
    void anUnchangedRecordIsNoLongerGone();
    void whoWasErasedComesBackByNoImport();
    void aSourceThatBreaksOffLeavesWhatItTold();
    void anImportMayBeStoppedBetweenBatches();
    void aSourceThatCannotBeOpenedIsInTheLog();
    void anotherMappingReadsEverythingAnew();
    void aRecordThatIsToldTwiceIsTakenOnce();
    void twoSourcesAreApart();
    void linkingAndUnlinkingLeavesRecordsWhereTheyAre();
    void aTitleThatWouldMixSourcesUpIsRefused();
    void aRecordStaysSmallEnoughForALaptop();
    void manyNamesOfWhatIsLeftOutDoNotFillTheLog();
    void aDryRunShowsWhoIsLikelyKnown();
    void afterAnImportTheLinkageProposesWhatWasShown();
    void aSharedPhoneOrMailboxLinksNobody();
    void aPhotoIsStoredCleanAndOnce();
    void aPhotoFollowsItsSource();
    void aPhotoThatAColleagueChoseOrTookAwayHolds_data();
    void aPhotoThatAColleagueChoseOrTookAwayHolds();
    void whatIsNoPhotoIsToldAndLeavesTheOldOne();
    void whoIsErasedLeavesNoPhoto();

private:
    Account makeAccount(const QString &network, const QString &handle, const QString &name, const QStringList &phones = {},
                        const QStringList &emails = {});
    void lookForLinks();
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

void tst_CustomerImport::init()
{
    m_store.reset();
    m_database = std::make_unique<TestDatabase>();
    m_store = Store::open(m_database->place(), m_clock).value();
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

Result<CustomerImportReport> tst_CustomerImport::run()
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

CustomerImportReport tst_CustomerImport::import(const QList<CustomerRow> &rows, bool isDryRun)
{
    m_rows = rows;
    m_options.isDryRun = isDryRun;
    const auto report = run();
    if (!report)
        QTest::qFail(qPrintable(report.error().code + u' ' + report.error().detail), __FILE__, __LINE__);
    return report.value_or(CustomerImportReport{});
}

Account tst_CustomerImport::makeAccount(const QString &network, const QString &handle, const QString &name,
                                        const QStringList &phones, const QStringList &emails)
{
    return write([&](Rows &rows) {
        Person person;
        person.id = makeId<PersonId>(rows);
        rows.put(person);
        Account account;
        account.id = makeId<AccountId>(rows);
        account.network = network;
        account.externalId = handle;
        account.handle = handle;
        account.name = name;
        account.homePersonId = person.id;
        rows.put(account);
        for (const auto &[kind, values] : {std::pair(ContactKind::Phone, phones), std::pair(ContactKind::Email, emails)})
            for (const QString &value : values)
                rows.put(Contact{makeId<ContactId>(rows), person.id, kind, value, {}, rows.now(), false, {}});
        return account;
    });
}

/// The whole of it, as the worker of a server does.
void tst_CustomerImport::lookForLinks()
{
    Log log;
    Linkage linkage(*m_store, log, [](Rows &) -> Result<void> { return {}; });
    linkage.step([] { return false; });
}

QStringList tst_CustomerImport::contactsNow()
{
    QStringList values;
    for (const Contact &contact : all<Contact>())
        if (!contact.isRemoved)
            values.append(contact.value);
    values.sort();
    return values;
}

void tst_CustomerImport::aCustomerGetsAnAccountARecordAndContacts()
{
    CustomerRow alice = row(QStringLiteral("17"), QStringLiteral("Алиса"), {QStringLiteral("+7916")});
    alice.customer.emails = QStringList{QStringLiteral("a@example.test")};
    alice.customer.city = QStringLiteral("Омск");
    alice.customer.birthDate = QStringLiteral("1990-04-15");
    alice.customer.note = QStringLiteral("Likes tents");
    alice.customer.tags = QStringList{QStringLiteral("VIP"), QStringLiteral("a,b")};
    alice.customer.details = {{QStringLiteral("Colour"), QStringLiteral("blue")}, {QStringLiteral("Colour"), QStringLiteral("red")}};
    alice.customer.orders = {{QStringLiteral("o1"), QStringLiteral("100"), QStringLiteral("Tent"), QStringLiteral("sent"),
                              QStringLiteral("RUB"), 123'456, m_clock.now()}};
    const CustomerImportReport report = import({alice});
    QCOMPARE(report.counts, (CustomerCounts{.read = 1, .fresh = 1}));

    const QList<Account> accounts = all<Account>();
    QCOMPARE(accounts.size(), 1);
    QCOMPARE(accounts[0].network, QString(customerBase));
    QCOMPARE(accounts[0].externalId, QStringLiteral("Shop/17"));
    QCOMPARE(accounts[0].name, QStringLiteral("Алиса"));
    const QList<Person> persons = all<Person>();
    QCOMPARE(persons.size(), 1);
    QCOMPARE(persons[0].id, accounts[0].homePersonId);
    QCOMPARE(persons[0].name, QString()); // a person's own fields are for colleagues
    const QList<CustomerRecord> records = all<CustomerRecord>();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records[0].id, accounts[0].id);
    QCOMPARE(records[0].personId, persons[0].id);
    QCOMPARE(records[0].source, shop);
    QCOMPARE(records[0].city, QStringLiteral("Омск"));
    QCOMPARE(records[0].birthDate, QStringLiteral("1990-04-15"));
    QCOMPARE(records[0].tags, QStringLiteral("VIP, a b"));
    QCOMPARE(records[0].details, (QJsonObject{{QStringLiteral("Colour"), QStringLiteral("blue\nred")},
                                              {QStringLiteral("Note"), QStringLiteral("Likes tents")}}));
    QCOMPARE(records[0].orders.value(0).amount, 123'456);
    QCOMPARE(contactsNow(), (QStringList{QStringLiteral("+7916"), QStringLiteral("a@example.test")}));
    for (const Contact &contact : all<Contact>())
        QCOMPARE(contact.source, shop);
}

void tst_CustomerImport::theSameAgainChangesNothing()
{
    QList<CustomerRow> rows;
    for (int i = 0; i < 450; ++i)
        rows.append(row(QString::number(i), QStringLiteral("Customer %1").arg(i), {QStringLiteral("+7000%1").arg(i)}));
    QCOMPARE(import(rows).counts, (CustomerCounts{.read = 450, .fresh = 450}));
    const qint64 before = seq();
    QCOMPARE(import(rows).counts, (CustomerCounts{.read = 450, .unchanged = 450}));
    QCOMPARE(seq(), before);
}

void tst_CustomerImport::aDryRunStoresNothingAndShowsEveryChange()
{
    import({row(QStringLiteral("1"), QStringLiteral("Алиса"), {QStringLiteral("+71")}), row(QStringLiteral("2"), QStringLiteral("Боб"))});
    const qint64 before = seq();
    CustomerRow changed = row(QStringLiteral("1"), QStringLiteral("Алиса Иванова"), {QStringLiteral("+72")});
    changed.customer.city = QStringLiteral("Омск");
    changed.customer.orders = {{QStringLiteral("o"), QStringLiteral("100"), QStringLiteral("Tent"), {}, QStringLiteral("RUB"), 1250, {}}};
    CustomerRow broken;
    broken.problem = QStringLiteral("no_end");
    broken.place = QStringLiteral("line 9");
    broken.customer.externalId = QStringLiteral("2"); // it is there, and cannot be read now
    const CustomerImportReport report = import({changed, broken, row(QStringLiteral("3"), QStringLiteral("Вера"))}, true);
    QCOMPARE(report.counts, (CustomerCounts{.read = 3, .fresh = 1, .changed = 1, .refused = 1}));
    QCOMPARE(report.outcomes.size(), 3);
    const QList<CustomerChange> expected{{QStringLiteral("name"), QStringLiteral("Алиса"), QStringLiteral("Алиса Иванова")},
                                         {QStringLiteral("city"), QString(), QStringLiteral("Омск")},
                                         {QStringLiteral("order 100"), QString(), QStringLiteral("100, Tent, 12.50 RUB")},
                                         {QStringLiteral("phone"), QString(), QStringLiteral("+72")},
                                         {QStringLiteral("phone"), QStringLiteral("+71"), QString()}};
    QCOMPARE(report.outcomes[0].changes, expected);
    QCOMPARE(report.outcomes[1].code, QStringLiteral("no_end"));
    QCOMPARE(report.outcomes[2].verdict, CustomerVerdict::New);
    QCOMPARE(seq(), before);
    QCOMPARE(write([](Rows &rows) { return CustomerSourceStore(rows).runs(10).size(); }), 1);
    m_options.title = QStringLiteral("Another");
    import({row(QStringLiteral("1"), QStringLiteral("A"))}, true);
    QCOMPARE(all<Source>().size(), 1);
    QCOMPARE(seq(), before);
}

void tst_CustomerImport::whatAColleagueTypedIsNeverTouched()
{
    import({row(QStringLiteral("1"), QStringLiteral("Алиса"), {QStringLiteral("+71")})});
    Person person = all<Person>().value(0);
    person.name = QStringLiteral("Алиса К.");
    person.city = QStringLiteral("Томск");
    person.tags = QStringLiteral("ours");
    Contact typed;
    typed.personId = person.id;
    typed.kind = ContactKind::Phone;
    typed.value = QStringLiteral("+79");
    Note note;
    note.personId = person.id;
    note.text = QStringLiteral("Called");
    write([&](Rows &rows) {
        typed.id = makeId<ContactId>(rows);
        note.id = makeId<NoteId>(rows);
        rows.put(person);
        rows.put(typed);
        rows.put(note);
        return 0;
    });
    CustomerRow other = row(QStringLiteral("1"), QStringLiteral("Other"), {QStringLiteral("+79"), QStringLiteral("+72")});
    other.customer.city = QStringLiteral("Омск");
    other.customer.note = QStringLiteral("Other");
    import({other});
    import({row(QStringLiteral("1"), QStringLiteral("Other"))});
    import({});
    QCOMPARE(all<Person>().value(0), person);
    QCOMPARE(all<Note>().value(0), note);
    QVERIFY(all<Contact>().contains(typed));
    QCOMPARE(contactsNow(), QStringList{QStringLiteral("+79")});
}

void tst_CustomerImport::aContactThatIsToldNoMoreGoesAndComesBack()
{
    const CustomerRow with = row(QStringLiteral("1"), QStringLiteral("A"), {QStringLiteral("+71"), QStringLiteral("+72")});
    const CustomerRow without = row(QStringLiteral("1"), QStringLiteral("A"), {QStringLiteral("+72")});
    import({with});
    QCOMPARE(import({without}).counts.changed, 1);
    QCOMPARE(contactsNow(), QStringList{QStringLiteral("+72")});
    QCOMPARE(import({with}).counts.changed, 1);
    QCOMPARE(contactsNow(), (QStringList{QStringLiteral("+71"), QStringLiteral("+72")}));
    QCOMPARE(import({with}).counts.unchanged, 1);
}

void tst_CustomerImport::aContactThatAColleagueTookAwayStaysAway()
{
    const CustomerRow told = row(QStringLiteral("1"), QStringLiteral("A"), {QStringLiteral("+71")});
    import({told});
    Contact contact = all<Contact>().value(0);
    contact.isRemoved = true;
    write([&](Rows &rows) {
        rows.put(contact);
        return 0;
    });
    QCOMPARE(import({told}).counts.unchanged, 1);
    QCOMPARE(all<Contact>(), QList<Contact>{contact});
}

void tst_CustomerImport::whoIsToldNoMoreIsMarkedAndMayComeBack()
{
    const CustomerRow first = row(QStringLiteral("1"), QStringLiteral("A"), {QStringLiteral("+71")});
    const CustomerRow second = row(QStringLiteral("2"), QStringLiteral("B"));
    import({first, second});
    const CustomerImportReport report = import({second});
    QCOMPARE(report.counts, (CustomerCounts{.read = 1, .unchanged = 1, .gone = 1}));
    QCOMPARE(report.outcomes.value(0).externalId, QStringLiteral("1"));
    QCOMPARE(report.outcomes.value(0).name, QStringLiteral("A"));
    const AccountId id = customerAccountId(shop, QStringLiteral("1"));
    const auto isGone = [&] { return write([&](Rows &rows) { return rows.find<CustomerRecord>(id)->isGone; }); };
    QVERIFY(isGone());
    QCOMPARE(contactsNow(), QStringList{QStringLiteral("+71")}); // what was known stays
    QCOMPARE(import({second}).counts.gone, 0);
    QCOMPARE(import({first, second}).counts, (CustomerCounts{.read = 2, .changed = 1, .unchanged = 1}));
    QVERIFY(!isGone());
}

void tst_CustomerImport::nobodyIsGoneWhereThatIsNotKnown()
{
    const CustomerRow first = row(QStringLiteral("1"), QStringLiteral("A"));
    const CustomerRow second = row(QStringLiteral("2"), QStringLiteral("B"));
    import({first, second});
    CustomerRow broken;
    broken.problem = QStringLiteral("no_end");
    QCOMPARE(import({first, broken}).counts, (CustomerCounts{.read = 2, .unchanged = 1, .refused = 1, .missing = 1}));
    m_options.marksGone = false;
    QCOMPARE(import({first}).counts, (CustomerCounts{.read = 1, .unchanged = 1, .missing = 1}));
    m_options.marksGone = true;
    m_breaksAfter = 1;
    QCOMPARE(import({first, second}).counts, (CustomerCounts{.read = 1, .unchanged = 1}));
    for (const CustomerRecord &record : all<CustomerRecord>())
        QVERIFY(!record.isGone);
}

void tst_CustomerImport::anUnchangedRecordIsNoLongerGone()
{
    import({row(QStringLiteral("1"), QStringLiteral("A"))});
    import({});
    QVERIFY(all<CustomerRecord>().value(0).isGone);
    CustomerRow unchanged;
    unchanged.customer.externalId = QStringLiteral("1");
    unchanged.isUnchanged = true;
    QCOMPARE(import({unchanged}).counts.changed, 1);
    QVERIFY(!all<CustomerRecord>().value(0).isGone);
    QCOMPARE(import({unchanged}).counts.unchanged, 1);
    CustomerRow unknown = unchanged;
    unknown.customer.externalId = QStringLiteral("2");
    const CustomerImportReport report = import({unchanged, unknown});
    QCOMPARE(report.outcomes.value(0).code, QStringLiteral("not_here"));
    QCOMPARE(m_forgotten, QStringList{QStringLiteral("2")}); // and so it is fetched the next time
}

void tst_CustomerImport::whoWasErasedComesBackByNoImport()
{
    const CustomerRow told = row(QStringLiteral("1"), QStringLiteral("Алиса"), {QStringLiteral("+71")});
    import({told});
    const auto state = [this] {
        return write([](Rows &rows) {
            CustomerSourceStore sources(rows);
            return sources.state(sources.sourceCalled(shop)->id);
        });
    };
    QVERIFY(!state().isEmpty());
    const PersonId person = all<Person>().value(0).id;
    write([&](Rows &rows) {
        const auto found = PersonRows::gather(rows, person);
        (void)PersonEraser(rows).erase(*found, {{}, QStringLiteral("anna"), QStringLiteral("asked for it")});
        return 0;
    });
    QVERIFY(all<CustomerRecord>().isEmpty());
    QVERIFY(all<Contact>().isEmpty());
    QVERIFY(state().isEmpty());
    const CustomerImportReport report = import({told});
    QCOMPARE(report.counts, (CustomerCounts{.read = 1, .refused = 1}));
    QCOMPARE(report.outcomes.value(0).code, QStringLiteral("erased"));
    QCOMPARE(m_forgotten, QStringList{QStringLiteral("1")});
    QVERIFY(all<Account>().isEmpty());
    QVERIFY(all<Contact>().isEmpty());
}

void tst_CustomerImport::aSourceThatBreaksOffLeavesWhatItTold()
{
    QList<CustomerRow> told;
    for (int i = 0; i < 500; ++i)
        told.append(row(QString::number(i), QStringLiteral("C")));
    m_breaksAfter = 333;
    const CustomerImportReport broken = import(told);
    QCOMPARE(broken.counts, (CustomerCounts{.read = 333, .fresh = 333}));
    QVERIFY(broken.endedBy && broken.endedBy->code == u"answer_cut_off");
    QCOMPARE(all<CustomerRecord>().size(), 333);
    const CustomerRun run = write([](Rows &rows) { return CustomerSourceStore(rows).runs(1).value(0); });
    QCOMPARE(run.code, QStringLiteral("answer_cut_off"));
    QVERIFY(run.endedAt.has_value());
    QCOMPARE(run.counts.value(u"new").toInt(), 333);
    m_breaksAfter = -1;
    QCOMPARE(import(told).counts, (CustomerCounts{.read = 500, .fresh = 167, .unchanged = 333}));
    QCOMPARE(m_stateGiven, QByteArray("told 333"));
}

void tst_CustomerImport::anImportMayBeStoppedBetweenBatches()
{
    QList<CustomerRow> told;
    for (int i = 0; i < 500; ++i)
        told.append(row(QString::number(i), QStringLiteral("C")));
    m_onTold = [this](qsizetype count) { m_cancelled = count >= 250; };
    const CustomerImportReport report = import(told);
    QVERIFY(report.wasCancelled);
    QCOMPARE(report.counts.fresh, 400);
    QCOMPARE(all<CustomerRecord>().size(), 400);
    QCOMPARE(write([](Rows &rows) { return CustomerSourceStore(rows).runs(1).value(0).code; }), QStringLiteral("cancelled"));
}

void tst_CustomerImport::aSourceThatCannotBeOpenedIsInTheLog()
{
    CustomerImport import(*m_store, m_options);
    const auto report = import.run(
        [](const QByteArray &) -> Result<std::unique_ptr<CustomerReader>> {
            return failure(Error::Kind::SignIn, QStringLiteral("sign_in_refused"));
        },
        m_cancelled);
    QCOMPARE(report.error().code, QStringLiteral("sign_in_refused"));
    const CustomerRun run = write([](Rows &rows) { return CustomerSourceStore(rows).runs(1).value(0); });
    QCOMPARE(run.code, QStringLiteral("sign_in_refused"));
    QCOMPARE(run.startedBy, QStringLiteral("anna"));
}

void tst_CustomerImport::anotherMappingReadsEverythingAnew()
{
    import({row(QStringLiteral("1"), QStringLiteral("A"))});
    import({row(QStringLiteral("1"), QStringLiteral("A"))});
    QCOMPARE(m_stateGiven, QByteArray("told 1"));
    m_options.base.mapping = QJsonArray{QStringLiteral("x=number")};
    import({row(QStringLiteral("1"), QStringLiteral("A"))});
    QCOMPARE(m_stateGiven, QByteArray());
    const CustomerBase base = write([](Rows &rows) {
        CustomerSourceStore sources(rows);
        return *sources.base(sources.sourceCalled(shop)->id);
    });
    QCOMPARE(base.mapping, m_options.base.mapping);
    QCOMPARE(base.kind, CustomerBaseKind::Tryton);
}

void tst_CustomerImport::aRecordThatIsToldTwiceIsTakenOnce()
{
    const CustomerImportReport report = import({row(QStringLiteral("1"), QStringLiteral("A")), row(QStringLiteral("1"), QStringLiteral("B"))});
    QCOMPARE(report.counts, (CustomerCounts{.read = 2, .fresh = 1, .refused = 1}));
    QCOMPARE(report.outcomes.value(1).code, QStringLiteral("told_twice"));
    QCOMPARE(all<Account>().value(0).name, QStringLiteral("A"));
}

void tst_CustomerImport::twoSourcesAreApart()
{
    import({row(QStringLiteral("1"), QStringLiteral("A"))});
    m_options.title = QStringLiteral("Other");
    QCOMPARE(import({row(QStringLiteral("2"), QStringLiteral("B"))}).counts, (CustomerCounts{.read = 1, .fresh = 1}));
    QCOMPARE(import({row(QStringLiteral("1"), QStringLiteral("C"))}).counts, (CustomerCounts{.read = 1, .fresh = 1, .gone = 1}));
    QCOMPARE(all<Account>().size(), 3);
}

void tst_CustomerImport::linkingAndUnlinkingLeavesRecordsWhereTheyAre()
{
    import({row(QStringLiteral("1"), QStringLiteral("A"))});
    const Account account = all<Account>().value(0);
    AccountLink link;
    link.accountId = account.id;
    write([&](Rows &rows) {
        Person other;
        other.id = makeId<PersonId>(rows);
        rows.put(other);
        link.id = makeId<AccountLinkId>(rows);
        link.personId = other.id;
        rows.put(link);
        return 0;
    });
    import({row(QStringLiteral("1"), QStringLiteral("A"), {QStringLiteral("+71")})});
    QCOMPARE(all<Contact>().value(0).personId, account.homePersonId);
    QCOMPARE(all<CustomerRecord>().value(0).personId, account.homePersonId);
    QCOMPARE(all<Account>().value(0).homePersonId, account.homePersonId);
    QCOMPARE(all<AccountLink>().value(0), link);
}

void tst_CustomerImport::aTitleThatWouldMixSourcesUpIsRefused()
{
    for (const QString &title : {QString(), QStringLiteral("a/b"), QStringLiteral(" a"), QString(101, u'x')}) {
        m_options.title = title;
        QCOMPARE(run().error().code, QStringLiteral("bad_title"));
    }
    QVERIFY(all<Source>().isEmpty());
}

void tst_CustomerImport::aRecordStaysSmallEnoughForALaptop()
{
    CustomerRow large = row(QStringLiteral("1"), QStringLiteral("A"));
    for (int i = 0; i < 200; ++i)
        large.customer.details.append({QStringLiteral("label %1").arg(i), QString(2000, u'я')});
    const CustomerImportReport report = import({large});
    QCOMPARE(report.counts.fresh, 1);
    QCOMPARE(report.leftOut.value(QStringLiteral("too_many_details")), 1);
    const qsizetype size = QJsonDocument(all<CustomerRecord>().value(0).details).toJson(QJsonDocument::Compact).size();
    QVERIFY2(size > 100'000 && size < 200'000, qPrintable(QString::number(size)));
    QCOMPARE(import({large}).counts.unchanged, 1);
}

void tst_CustomerImport::manyNamesOfWhatIsLeftOutDoNotFillTheLog()
{
    QList<CustomerRow> rows;
    for (int i = 0; i < 300; ++i) {
        rows.append(row(QString::number(i), QStringLiteral("A")));
        rows.last().leftOut = QStringList{QStringLiteral("sensitive_field: health%1").arg(i)};
    }
    const CustomerImportReport report = import(rows);
    QVERIFY(report.leftOut.size() <= 101);
    QCOMPARE(report.leftOut.value(QStringLiteral("sensitive_fields")), 200);
    const QJsonObject counts = write([](Rows &all) { return CustomerSourceStore(all).runs(1).value(0).counts; });
    QCOMPARE(counts.value(u"left_out").toObject().size(), report.leftOut.size());
}

void tst_CustomerImport::aDryRunShowsWhoIsLikelyKnown()
{
    const Account known = makeAccount(QStringLiteral("telegram"), QStringLiteral("evgeny_verkhoturtsev"),
                                      QStringLiteral("Женя Верхотурцев"), {QStringLiteral("8 (916) 123-45-67")});
    makeAccount(QStringLiteral("vk"), QStringLiteral("olga"), QStringLiteral("Ольга Самсонова"));
    const CustomerRow told = row(QStringLiteral("1"), QStringLiteral("Верхотурцев Евгений"), {QStringLiteral("+79161234567")});
    const CustomerRow stranger = row(QStringLiteral("2"), QStringLiteral("Пётр Тютчевский"), {QStringLiteral("+79031112233")});
    const qint64 before = seq();
    const CustomerImportReport plan = import({told, stranger}, true);
    QCOMPARE(seq(), before);
    QCOMPARE(all<LinkProposal>().size(), 0);
    QCOMPARE(plan.counts.likely, 1);
    QCOMPARE(plan.outcomes.size(), 2);
    QCOMPARE(plan.outcomes[0].likely.size(), 1);
    const LikelyAccount &likely = plan.outcomes[0].likely[0];
    QCOMPARE(likely.id, known.id);
    QCOMPARE(likely.network, known.network);
    QCOMPARE(likely.name, known.name);
    QVERIFY(likely.probability >= 900);
    QStringList speakForIt;
    for (const ProposalReason &reason : likely.reasons)
        if (reason.weight > 0)
            speakForIt.append(reason.which + u' ' + reason.agreement);
    QVERIFY2(speakForIt.contains(QStringLiteral("phone same")), qPrintable(speakForIt.join(u',')));
    QVERIFY2(speakForIt.contains(QStringLiteral("name diminutive")), qPrintable(speakForIt.join(u',')));
    QVERIFY(plan.outcomes[1].likely.isEmpty());
    // Who is imported is known, and is not asked about again.
    import({told, stranger});
    const CustomerImportReport again = import({told, stranger}, true);
    QCOMPARE(again.counts.likely, 0);
}

void tst_CustomerImport::afterAnImportTheLinkageProposesWhatWasShown()
{
    const Account byPhone = makeAccount(QStringLiteral("telegram"), QStringLiteral("evgeny_verkhoturtsev"),
                                        QStringLiteral("Женя Верхотурцев"), {QStringLiteral("8 (916) 123-45-67")});
    const Account byLetters = makeAccount(QStringLiteral("email"), QStringLiteral("tutchevskaya@example.test"),
                                          QStringLiteral("Аглая Тютчевская"));
    CustomerRow first = row(QStringLiteral("1"), QStringLiteral("Верхотурцев Евгений"), {QStringLiteral("+79161234567")});
    CustomerRow second = row(QStringLiteral("2"), QStringLiteral("Аглая Тютчевская"));
    second.customer.emails = QStringList{QStringLiteral("tutchevskaya@example.test")};
    second.customer.city = QStringLiteral("Омск");
    const CustomerImportReport plan = import({first, second}, true);
    import({first, second});
    lookForLinks();
    QHash<AccountId, AccountId> shown;
    for (const CustomerOutcome &outcome : plan.outcomes)
        for (const LikelyAccount &likely : outcome.likely)
            shown.insert(customerAccountId(shop, outcome.externalId), likely.id);
    QHash<AccountId, AccountId> proposed;
    for (const LinkProposal &proposal : all<LinkProposal>()) {
        QCOMPARE(proposal.state, ProposalState::Open); // a name and an e-mail prove nothing
        proposed.insert(proposal.secondId, proposal.firstId);
    }
    QCOMPARE(proposed, shown);
    QCOMPARE(proposed.value(customerAccountId(shop, QStringLiteral("1"))), byPhone.id);
    QCOMPARE(proposed.value(customerAccountId(shop, QStringLiteral("2"))), byLetters.id);
    QCOMPARE(all<AccountLink>().size(), 0);
}

void tst_CustomerImport::aSharedPhoneOrMailboxLinksNobody()
{
    const QString phone = QStringLiteral("+79161234567");
    const QString office = QStringLiteral("office@firma.test");
    makeAccount(QStringLiteral("telegram"), QStringLiteral("marfa_prz"), QStringLiteral("Марфа Пржевальская"), {phone});
    makeAccount(QStringLiteral("email"), office, QStringLiteral("Лукерья Самсоненко"));
    QList<CustomerRow> rows{row(QStringLiteral("father"), QStringLiteral("Архип Пржевальский"), {phone}),
                            row(QStringLiteral("son"), QStringLiteral("Климент Пржевальский"), {phone})};
    const char *names[] = {"Евграф Долгоруков", "Тарас Верхотурцев", "Прасковья Гнедич", "Ираклий Сумароков"};
    for (int i = 0; i < 4; ++i) {
        rows.append(row(QString::number(i), QString::fromUtf8(names[i])));
        rows.last().customer.emails = QStringList{office};
    }
    const CustomerImportReport plan = import(rows, true);
    for (const CustomerOutcome &outcome : plan.outcomes)
        QVERIFY2(outcome.likely.isEmpty(), qPrintable(outcome.name));
    import(rows);
    lookForLinks();
    for (const LinkProposal &proposal : all<LinkProposal>())
        QCOMPARE(proposal.state, ProposalState::Open);
    QCOMPARE(all<AccountLink>().size(), 0);
    QCOMPARE(all<LinkProposal>().size(), 0);
}

void tst_CustomerImport::aPhotoIsStoredCleanAndOnce()
{
    const CustomerImportReport plan = import({withPhoto(photo(2))}, true);
    QCOMPARE(plan.outcomes.value(0).changes.value(1), (CustomerChange{QStringLiteral("photo"), {}, QStringLiteral("image/png, 2 x 1")}));
    import({withPhoto(photo(2))});
    const Person alice = all<Person>().value(0);
    QCOMPARE(alice.photo.size(), 1);
    const Attachment &stored = alice.photo[0];
    QVERIFY(isSound(stored));
    const auto bytes = write([&](Rows &rows) { return AttachmentStore(rows).bytes(stored.hash); });
    QVERIFY(bytes);
    QCOMPARE(attachmentHashOf(*bytes), stored.hash);
    QVERIFY(!bytes->contains("Omsk"));
    QCOMPARE(bytes->size(), stored.size);
    const qint64 before = seq();
    const CustomerImportReport again = import({withPhoto(photo(2))});
    QCOMPARE(again.counts.unchanged, 1);
    QCOMPARE(seq(), before);
}

void tst_CustomerImport::aPhotoFollowsItsSource()
{
    import({withPhoto({})});
    QCOMPARE(import({withPhoto(photo(2))}).counts.changed, 1);
    const QString first = hashOf(all<Person>().value(0).photo);
    QCOMPARE(import({withPhoto(photo(3))}).counts.changed, 1);
    QVERIFY(hashOf(all<Person>().value(0).photo) != first);
    QCOMPARE(all<Person>().value(0).photo.size(), 1);
    QCOMPARE(import({withPhoto({})}).counts.changed, 1);
    QVERIFY(all<Person>().value(0).photo.isEmpty());
}

void tst_CustomerImport::aPhotoThatAColleagueChoseOrTookAwayHolds_data()
{
    QTest::addColumn<bool>("isTakenAway");
    QTest::newRow("chose another") << false;
    QTest::newRow("took it away") << true;
}

void tst_CustomerImport::aPhotoThatAColleagueChoseOrTookAwayHolds()
{
    QFETCH(const bool, isTakenAway);
    import({withPhoto(photo(2))});
    QList<Attachment> chosen;
    if (!isTakenAway)
        chosen.append({QString(64, u'a'), QStringLiteral("me.jpg"), QStringLiteral("image/jpeg"), 100, 10, 10, {}});
    const Person alice = all<Person>().value(0);
    const MutationVerdict verdict = write([&](Rows &rows) {
        AttachmentStore(rows).put(QString(64, u'a'), QStringLiteral("image/jpeg"), "x");
        const PersonPhotoSet command{alice.id, chosen, hashOf(alice.photo)};
        User me;
        me.id = makeId<UserId>(rows);
        CommandContext context{rows, me};
        const Verdict given = apply(command, context);
        auditCardChange(rows, me, command);
        return given.verdict;
    });
    QCOMPARE(verdict, MutationVerdict::Accepted);
    QCOMPARE(all<Person>().value(0).photo, chosen);
    for (const QByteArray &told : {photo(2), photo(3), QByteArray()}) {
        QCOMPARE(import({withPhoto(told)}).counts.unchanged, 1);
        QCOMPARE(all<Person>().value(0).photo, chosen);
    }
}

void tst_CustomerImport::whatIsNoPhotoIsToldAndLeavesTheOldOne()
{
    import({withPhoto(photo(2))});
    const auto before = all<Person>().value(0).photo;
    const CustomerImportReport report = import({withPhoto("<svg/>")});
    QCOMPARE(report.leftOut.value(QStringLiteral("photo_unknown")), 1);
    CustomerRow tooLarge = withPhoto({});
    tooLarge.leftOut = QStringList{QStringLiteral("photo_too_large")};
    import({tooLarge});
    QCOMPARE(all<Person>().value(0).photo, before);
}

void tst_CustomerImport::whoIsErasedLeavesNoPhoto()
{
    import({withPhoto(photo(2))});
    const Person alice = all<Person>().value(0);
    write([&](Rows &rows) {
        const auto found = PersonRows::gather(rows, alice.id);
        (void)PersonEraser(rows).erase(*found, {{}, QStringLiteral("anna"), QStringLiteral("asked for it")});
        return true;
    });
    QCOMPARE(all<Person>().size(), 0);
    QVERIFY(!write([&](Rows &rows) { return AttachmentStore(rows).has(hashOf(alice.photo)); }));
}

QTEST_GUILESS_MAIN(tst_CustomerImport)
#include "tst_customerimport.moc"
