#include "importsetting.h"

#include "server/customers/customerrows.h"
#include "server/erasure/personeraser.h"
#include "server/erasure/personrows.h"
#include "server/store/makeid.h"
#include "server/store/sourcestore.h"

using namespace otklik;
using namespace otklik::server;

/// Customers in a real store, again and again.
class tst_CustomerImport final : public QObject, private CustomerImportSetting
{
    Q_OBJECT

private Q_SLOTS:
    void init() { reset(); }
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
};

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
    const ImportRun run = write([](Rows &rows) { return CustomerSourceStore(rows).runs(1).value(0); });
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
    const ImportRun run = write([](Rows &rows) { return CustomerSourceStore(rows).runs(1).value(0); });
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

QTEST_GUILESS_MAIN(tst_CustomerImport)
#include "tst_customerimport.moc"
