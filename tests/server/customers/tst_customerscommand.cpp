#include "models/customer.h"
#include "server/main/exitcodes.h"
#include "server/store/makeid.h"
#include "server/store/store.h"
#include "tests/server/support/serverrun.h"

#include <QTemporaryDir>
#include <QTest>

using namespace otklik;
using namespace otklik::server;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

/// otklik-server customers, as a process.
class tst_CustomersCommand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCOMPARE(run({s("contact"), s("add"), s("help@shop.example"), s("--data"), m_folder->path()}).exitCode, exitOk);
    }
    void aFileIsShownFirstThenImportedThenKnown();
    void whatCannotBeUsedIsToldByItsPlace();
    void whyIsToldInWords();
    void whatIsNeverCollectedIsToldByItsName();
    void whoIsLikelyKnownIsShownWithReasons();
    void aMappingIsRemembered();
    void whatWasNeverReadCannotBeReadAgain();
    void aPasswordGoesNowhereUnprotected();
    void wrongArgumentsAreToldHow_data();
    void wrongArgumentsAreToldHow();

private:
    Run customers(const QStringList &arguments, const QByteArray &input = {})
    {
        return run(QStringList{s("customers"), s("--data"), m_folder->path()} + arguments, input);
    }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
            qFatal("cannot write the fixture");
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_CustomersCommand::aFileIsShownFirstThenImportedThenKnown()
{
    const QByteArray cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Алиса\r\nTEL:+7916\r\nEND:VCARD\r\n";
    const QString file = write(s("people.vcf"), cards);
    const Run plan = customers({s("import"), file, s("--source"), s("Phone book"), s("--dry-run")});
    QCOMPARE(plan.exitCode, exitOk);
    QVERIFY2(plan.out.contains("Nothing was stored. 1 records read = 1 new"), plan.out.constData());
    QVERIFY(customers({s("sources")}).out.isEmpty());
    const Run first = customers({s("import"), file, s("--source"), s("Phone book")});
    QVERIFY2(first.exitCode == exitOk && first.out.contains("1 records read = 1 new + 0 changed"), (first.out + first.err).constData());
    const Run again = customers({s("import"), file, s("--source"), s("Phone book")});
    QVERIFY2(again.out.contains("= 0 new + 0 changed + 1 unchanged + 0 refused; 0 gone"), again.out.constData());
    const QString changed = write(s("people.vcf"), QByteArray(cards).replace("+7916", "+7917"));
    const Run difference = customers({s("import"), changed, s("--source"), s("Phone book"), s("--dry-run")});
    QVERIFY2(difference.out.contains("phone: +7916 -> (none)") && difference.out.contains("phone: (none) -> +7917"), difference.out.constData());
    QVERIFY(customers({s("sources")}).out.contains("Phone book\tfile\t"));
    const QByteArray log = customers({s("log")}).out;
    QCOMPARE(log.count('\n'), 2); // plans are not in it
    QVERIFY2(log.contains("Phone book\t") && log.contains("\tdone\t") && log.contains("\"new\":1"), log.constData());
}

void tst_CustomersCommand::whyIsToldInWords()
{
    const Run run = customers({s("import"), write(s("c.csv"), "name,phone\nA,1\n\"B,2\nC\n"), s("--dry-run")});
    QCOMPARE(run.exitCode, exitOk);
    QVERIFY2(run.out.contains("line 3 opens a quote that is never closed"), run.out.constData());
    QVERIFY2(run.out.contains("line 4 has fewer columns than the first line"), run.out.constData());
    QVERIFY2(run.out.contains("No number of the customer, told apart by what they hold: 1 records"), run.out.constData());
}

void tst_CustomersCommand::whatCannotBeUsedIsToldByItsPlace()
{
    const QString file = write(s("c.csv"), "id,name\n1,A\n2,\"B\n3,C\n");
    const QString report = m_folder->filePath(s("report.jsonl"));
    const Run run = customers({s("import"), file, s("--report"), report, s("--show"), s("1")});
    QCOMPARE(run.exitCode, exitOk);
    QVERIFY2(run.out.contains("3 records read = 2 new + 0 changed + 0 unchanged + 1 refused"), run.out.constData());
    QVERIFY2(run.out.contains("... and 2 more"), run.out.constData());
    const QByteArray lines = contentOf(report);
    QCOMPARE(lines.count('\n'), 3);
    QVERIFY2(lines.contains("\"code\":\"unclosed_quote\"") && lines.contains("\"place\":\"line 3\""), lines.constData());
}

void tst_CustomersCommand::whatIsNeverCollectedIsToldByItsName()
{
    const QString file = write(s("c.csv"), "id,name,Диагноз,Religion,tags\n1,A,sekret1,sekret2,church choir\n2,B,sekret3,,VIP\n");
    const QString report = m_folder->filePath(s("report.jsonl"));
    const auto isTold = [](const QByteArray &out) {
        return out.contains("Never collected, left out of 2 records: \"Диагноз\"")
            && out.contains("Never collected, left out of 1 records: \"Religion\"")
            && out.contains("left out of 1 records: tags of health") && !out.contains("sekret") && !out.contains("choir");
    };
    const Run plan = customers({s("import"), file, s("--dry-run"), s("--report"), report});
    QVERIFY2(plan.exitCode == exitOk && isTold(plan.out), plan.out.constData());
    QVERIFY2(!contentOf(report).contains("sekret"), contentOf(report).constData());
    QVERIFY(isTold(customers({s("import"), file}).out));
    const QByteArray log = customers({s("log")}).out;
    QVERIFY2(log.contains("\"left_out\":{") && log.contains("\"sensitive_field: Диагноз\":2")
                 && log.contains("\"sensitive_field: Religion\":1") && log.contains("\"sensitive_tag\":1"),
             log.constData());
    QVERIFY(!log.contains("sekret"));
}

void tst_CustomersCommand::whoIsLikelyKnownIsShownWithReasons()
{
    const FakeClock clock;
    const auto store = Store::open(m_folder->filePath(s("otklik.db")), clock);
    QVERIFY(store);
    QVERIFY((*store)->write([](Rows &rows) -> Result<void> {
        Person person;
        person.id = makeId<PersonId>(rows);
        rows.put(person);
        Account account;
        account.id = makeId<AccountId>(rows);
        account.network = s("telegram");
        account.externalId = account.handle = s("evgeny_v");
        account.name = s("Женя Верхотурцев");
        account.homePersonId = person.id;
        rows.put(account);
        rows.put(Contact{makeId<ContactId>(rows), person.id, ContactKind::Phone, s("8 (916) 123-45-67"), {}, rows.now(), false, {}});
        return {};
    }));
    const QString file = write(s("c.csv"), "id,name,phone\n7,Евгений Верхотурцев,+79161234567\n8,Ольга Самсонова,+79031112233\n");
    const QString report = m_folder->filePath(s("report.jsonl"));
    const Run plan = customers({s("import"), file, s("--dry-run"), s("--report"), report});
    QVERIFY2(plan.out.contains("likely the same person: telegram Женя Верхотурцев (evgeny_v), 9")
                 && plan.out.contains("the same phone") && plan.out.contains("the same name, one as a diminutive"),
             plan.out.constData());
    QVERIFY2(plan.out.contains("1 of the new records are likely people who are known already"), plan.out.constData());
    QCOMPARE(contentOf(report).count("\"likely\":["), 1);
}

void tst_CustomersCommand::aMappingIsRemembered()
{
    const QString file = write(s("c.csv"), "key,who\n1,A\n");
    const Run unknown = customers({s("import"), file});
    QCOMPARE(unknown.exitCode, exitFailed);
    QVERIFY2(unknown.err.contains("The columns are: key, who"), unknown.err.constData());
    QCOMPARE(customers({s("import"), file, s("--map"), s("key=id"), s("--map"), s("who=name")}).exitCode, exitOk);
    const Run again = customers({s("import"), file});
    QVERIFY2(again.out.contains("1 unchanged"), (again.out + again.err).constData());
    QVERIFY(customers({s("import"), file, s("--map"), s("key=nothing")}).err.contains("is no COLUMN=FIELD"));
}

void tst_CustomersCommand::whatWasNeverReadCannotBeReadAgain()
{
    const Run run = customers({s("import"), s("--source"), s("Nothing")});
    QCOMPARE(run.exitCode, exitFailed);
    QVERIFY2(run.err.contains("There is no saved source \"Nothing\""), run.err.constData());
}

void tst_CustomersCommand::aPasswordGoesNowhereUnprotected()
{
    const Run run = customers({s("import"), s("--carddav"), s("http://dav.example/"), s("--user"), s("me")}, "secret\n");
    QCOMPARE(run.exitCode, exitFailed);
    QVERIFY2(run.err.contains("https"), run.err.constData());
    QVERIFY(customers({s("log")}).out.contains("unsafe_address"));
}

void tst_CustomersCommand::wrongArgumentsAreToldHow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("another verb") << QStringList{s("export")};
    QTest::newRow("no source") << QStringList{s("import")};
    QTest::newRow("two sources") << QStringList{s("import"), s("a.csv"), s("--carddav"), s("https://dav.example/")};
    QTest::newRow("too much") << QStringList{s("log"), s("all")};
}

void tst_CustomersCommand::wrongArgumentsAreToldHow()
{
    QFETCH(const QStringList, arguments);
    QCOMPARE(customers(arguments).exitCode, exitUsage);
}

QTEST_GUILESS_MAIN(tst_CustomersCommand)
#include "tst_customerscommand.moc"
