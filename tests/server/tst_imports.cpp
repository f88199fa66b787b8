#include "models/customer.h"
#include "models/json.h"
#include "server/customers/customerjobs.h"
#include "server/store/customerjobstore.h"
#include "server/store/secrets.h"
#include "tests/server/support/scene.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>

using namespace otklik;
using namespace otklik::server;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

const QByteArray imports("/v1/customer-imports");

/// An address book of so many cards. `onCards` is called before cards are answered, with how often that was, on the thread
/// that reads.
class Book final : public Http
{
public:
    int cards = 3;
    int status = 207;
    std::function<void(int, const otklik::HttpRequest &)> onCards;
    QList<QByteArray> authorizations;

    Result<otklik::HttpResponse> perform(const otklik::HttpRequest &request) override
    {
        for (const auto &[name, value] : request.headers)
            if (name.toLower() == "authorization")
                authorizations.append(value);
        if (status != 207)
            return otklik::HttpResponse{status, {}, {}};
        if (request.method != HttpMethod::Report)
            return otklik::HttpResponse{207, {}, listing(request)};
        if (onCards)
            onCards(++m_asked, request);
        if (request.stop.stop_requested())
            return failure(Error::Kind::Retry, httpcode::noAnswer);
        QByteArray body = head;
        for (int i = 0; i < cards; ++i)
            if (request.body.contains("<href>" + href(i) + "</href>"))
                body += resource(href(i), "<d:getetag>1</d:getetag><c:address-data>BEGIN:VCARD\r\nVERSION:3.0\r\nUID:"
                                     + QByteArray::number(i) + "\r\nFN:Person " + QByteArray::number(i)
                                     + "\r\nEND:VCARD\r\n</c:address-data>");
        return otklik::HttpResponse{207, {}, body + tail};
    }

private:
    static QByteArray href(int i) { return "/book/" + QByteArray::number(10'000 + i); }
    static QByteArray resource(const QByteArray &at, const QByteArray &properties)
    {
        return "<d:response><d:href>" + at + "</d:href><d:propstat><d:prop>" + properties
            + "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
    }
    [[nodiscard]] QByteArray listing(const otklik::HttpRequest &request) const
    {
        QByteArray body = head
            + resource("/book/", "<d:resourcetype><d:collection/><c:addressbook/></d:resourcetype><d:getetag>x</d:getetag>");
        if (request.headers.contains(std::pair(QByteArray("Depth"), QByteArray("1"))))
            for (int i = 0; i < cards; ++i)
                body += resource(href(i), "<d:resourcetype/><d:getetag>1</d:getetag>");
        return body + tail;
    }

    static inline const QByteArray head =
        R"(<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav">)";
    static inline const QByteArray tail = "</d:multistatus>";
    int m_asked = 0;
};

/// A server whose worker works when the test says so.
struct Office final
{
    TestServer server;
    TestClient client{server.port(), server.tokenOf(server.administrator)};
    Book book;
    QByteArray logged;
    Log log{[this](const QByteArray &line) { logged += line; }};
    CustomerJobs worker{*server.store, log, book, false};

    TestReply begin(const QByteArray &bytes, const QString &title = QStringLiteral("Shop"))
    {
        const TestReply begun = start({title, CustomerBaseKind::File, {}, {}, {}, s("customers.csv"), bytes.size()});
        id = begun.json().value(s("id")).toString().toLatin1();
        for (qint64 at = 0; at < bytes.size(); at += importlimit::piece)
            send(at, bytes.mid(at, importlimit::piece));
        return begun;
    }
    TestReply beginBook(const QString &password = QStringLiteral("hush hush"))
    {
        const TestReply begun = start({s("Book"), CustomerBaseKind::CardDav, s("https://dav.example/book/"), s("support"), password, {}, 0});
        id = begun.json().value(s("id")).toString().toLatin1();
        return begun;
    }
    TestReply start(const ImportStart &start) { return client.post(imports, toJson(start)); }
    TestReply send(qint64 at, const QByteArray &bytes)
    {
        return client.send("PUT", imports + '/' + id + "/file?at=" + QByteArray::number(at), bytes, "application/octet-stream");
    }
    TestReply order(ImportStep step, const QList<ImportAssignment> &mapping = {}, bool isWhole = false)
    {
        return client.post(imports + '/' + id + "/steps", toJson(ImportOrder{step, mapping, isWhole}));
    }
    CustomerJob job() { return fromJson<CustomerJob>(client.get(imports + '/' + id).json()).value_or(CustomerJob{}); }
    ImportReport report()
    {
        return fromJson<ImportReport>(client.get(imports + '/' + id + "/report").json()).value_or(ImportReport{});
    }
    ImportOverview overview() { return fromJson<ImportOverview>(client.get(imports).json()).value_or(ImportOverview{}); }
    /// Orders a step and lets the worker do it.
    CustomerJob make(ImportStep step, const QList<ImportAssignment> &mapping = {}, bool isWhole = false)
    {
        const TestReply ordered = order(step, mapping, isWhole);
        if (ordered.status != 200)
            QTest::qFail(qPrintable(ordered.code()), __FILE__, __LINE__);
        worker.step();
        return job();
    }
    qint64 count(const char *what) { return job().counts.value(s(what)).toInteger(); }
    /// How many customers are known by their records.
    qsizetype records()
    {
        const QStringList keys = server.everything().keys();
        return std::ranges::count_if(keys, [](const QString &key) { return key.startsWith(s("customer_record ")); });
    }

    QByteArray id;
};

const QByteArray people("id,name,phone,Диагноз,bonus\n1,Alice,+7916,sekret,5\n2,Bob,+7917,,7\n3,\"Cut\n");

} // namespace

/// Imports of customers as the window asks for them: the routes, and the worker that does the work.
class TestImports final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAnAdministratorImports();
    void whatCannotBeBegunIsRefused_data();
    void whatCannotBeBegunIsRefused();
    void aFileComesInPieces();
    void aFileThatIsNotWholeIsNotRead();
    void theColumnsAreShownWithoutWhatIsNeverCollected();
    void thePropertiesOfCardsAreShown();
    void aTrialChangesNothingAndAnImportDoesWhatItSaid();
    void aRepeatChangesNothingAndRemembersTheMapping();
    void whatChangesIsShownWithBothValues();
    void whoIsNotInAWholeFileIsGone();
    void aFileThatNobodyCanReadIsToldByACode();
    void aWrongMappingIsRefused();
    void aPasswordIsKeptByTheServerAndNeverTold();
    void aWrongPasswordIsToldAndNotKept();
    void anImportThatIsStoppedKeepsAWholePrefixAndGoesOn();
    void aStepThatWaitsIsStoppedAtOnce();
    void aStepUnderWayIsNotOrderedAgain();
    void whatAnotherProcessLeftIsToldAsInterrupted();
    void aForgottenImportIsGone();
    void anErasureTakesFilesAndReportsAway();
    void jobsAreForgottenAfterADay();
    void nobodySeesTheImportOfAnother();
};

void TestImports::onlyAnAdministratorImports()
{
    Office office;
    for (const User &user : {office.server.agent, office.server.lead}) {
        TestClient client(office.server.port(), office.server.tokenOf(user));
        QCOMPARE(client.get(imports).status, 403);
        QCOMPARE(client.post(imports, toJson(ImportStart{})).code(), s("not_allowed"));
    }
    QCOMPARE(office.client.get(imports).status, 200);
}

void TestImports::whatCannotBeBegunIsRefused_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<CustomerBaseKind>("kind");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("password");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("code");
    using enum CustomerBaseKind;
    QTest::newRow("a title with a slash") << s("a/b") << File << QString() << QString() << qint64(5) << s("bad_title");
    QTest::newRow("no title") << QString() << File << QString() << QString() << qint64(5) << s("bad_title");
    QTest::newRow("an empty file") << s("A") << File << QString() << QString() << qint64(0) << s("file_empty");
    QTest::newRow("a huge file") << s("A") << File << QString() << QString() << importlimit::file + 1 << s("file_too_large");
    QTest::newRow("a negative size") << s("A") << File << QString() << QString() << qint64(-1) << s("bad_message");
    QTest::newRow("plain http") << s("A") << CardDav << s("http://dav.example/") << s("p") << qint64(0) << s("unsafe_address");
    QTest::newRow("a password in the address") << s("A") << CardDav << s("https://u:p@dav.example/") << s("p") << qint64(0) << s("unsafe_address");
    QTest::newRow("a file of the server") << s("A") << Tryton << s("file:///etc/passwd") << s("p") << qint64(0) << s("unsafe_address");
    QTest::newRow("no password") << s("A") << Tryton << s("https://crm.example/shop/") << QString() << qint64(0) << s("password_missing");
    QTest::newRow("no address") << s("A") << Tryton << QString() << s("p") << qint64(0) << s("no_such_customer_source");
}

void TestImports::whatCannotBeBegunIsRefused()
{
    QFETCH(QString, title);
    QFETCH(CustomerBaseKind, kind);
    QFETCH(QString, url);
    QFETCH(QString, password);
    QFETCH(qint64, size);
    QFETCH(QString, code);
    Office office;
    const QString file = kind == CustomerBaseKind::File ? s("a.csv") : QString();
    QCOMPARE(office.start({title, kind, url, s("me"), password, file, size}).code(), code);
    QVERIFY(office.overview().jobs.isEmpty());
}

void TestImports::aFileComesInPieces()
{
    Office office;
    const QByteArray bytes = "id,name\n" + QByteArray("1,Alice\n").repeated(100'000);
    QCOMPARE(office.begin(bytes).status, 201);
    QCOMPARE(office.job().state, ImportState::Idle);
    QCOMPARE(office.job().fileReceived, bytes.size());
    QCOMPARE(office.send(0, bytes.left(importlimit::piece)).status, 200); // the answer was lost, it comes again
    QCOMPARE(office.job().fileReceived, bytes.size());
    QCOMPARE(office.send(bytes.size(), "x").code(), s("bad_query")); // more than was said
    const CustomerJob tried = office.make(ImportStep::Try);
    QCOMPARE(tried.code, QString());
    QCOMPARE(office.count("read"), 100'000);
    QCOMPARE(office.count("new"), 1);
    QCOMPARE(office.count("refused"), 99'999); // told before
}

void TestImports::aFileThatIsNotWholeIsNotRead()
{
    Office office;
    QVERIFY(office.begin({}).status == 400);
    const TestReply begun = office.start({s("Shop"), CustomerBaseKind::File, {}, {}, {}, s("c.csv"), 10});
    office.id = begun.json().value(s("id")).toString().toLatin1();
    QCOMPARE(office.send(3, "abc").code(), s("bad_query"));
    QCOMPARE(office.send(0, "id,na").status, 200);
    QCOMPARE(office.order(ImportStep::Look).code(), s("file_incomplete"));
    QCOMPARE(office.client.send("PUT", imports + '/' + office.id + "/file?at=5", "abc", "text/csv").code(), s("bad_message"));
    QCOMPARE(office.client.send("PUT", imports + '/' + office.id + "/file?at=x", "abc", "application/octet-stream").code(), s("bad_query"));
}

void TestImports::theColumnsAreShownWithoutWhatIsNeverCollected()
{
    Office office;
    office.begin(people);
    const CustomerJob job = office.make(ImportStep::Look);
    QCOMPARE(job.code, QString());
    QStringList told;
    for (const ImportColumn &column : job.columns) {
        told.append(column.name + u':' + column.field);
        QCOMPARE(column.isSensitive, column.name == s("Диагноз"));
        QVERIFY(!column.isSensitive || column.samples.isEmpty());
    }
    QCOMPARE(told, (QStringList{s("id:id"), s("name:name"), s("phone:phone"), s("Диагноз:detail"), s("bonus:detail")}));
    QCOMPARE(job.columns[1].samples, (QList<ImportText>{{s("Alice")}, {s("Bob")}}));
    QVERIFY(!office.client.get(imports + '/' + office.id).body.contains("sekret"));
    QCOMPARE(office.records(), 0);
}

void TestImports::thePropertiesOfCardsAreShown()
{
    Office office;
    office.begin("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nN:Smith;Ann\r\nTEL:+1\r\nX-BONUS:17\r\nX-RELIGION:sekret\r\n"
                 "item1.X-ABLABEL:Diagnosis\r\nitem1.X-ABTEXT:sekret\r\nPHOTO;ENCODING=b:AAAA\r\nEND:VCARD\r\n");
    const CustomerJob job = office.make(ImportStep::Look);
    QStringList told;
    for (const ImportColumn &column : job.columns)
        told.append(column.name + u':' + column.field + u':' + column.usual);
    QCOMPARE(told, (QStringList{s("UID:id:id"), s("N:name:name"), s("TEL:phone:phone"), s("X-BONUS:detail:detail"),
                                s("X-RELIGION:detail:detail"), s("X-ABTEXT:detail:detail")}));
    QVERIFY(!office.client.get(imports + '/' + office.id).body.contains("sekret"));
    const CustomerJob tried = office.make(ImportStep::Try, {{s("X-BONUS"), s("number")}});
    QCOMPARE(tried.code, QString());
    QCOMPARE(office.count("new"), 1);
}

void TestImports::aTrialChangesNothingAndAnImportDoesWhatItSaid()
{
    Office office;
    office.begin(people);
    const auto before = office.server.everything();
    office.make(ImportStep::Try, {{s("id"), s("id")}, {s("name"), s("name")}, {s("phone"), s("phone")}, {s("bonus"), s("number")}}, true);
    QCOMPARE(office.server.everything(), before);
    QVERIFY(office.overview().runs.isEmpty());
    QVERIFY(office.overview().sources.isEmpty());
    const QJsonObject said = office.job().counts;
    QCOMPARE(said.value(s("new")).toInteger(), 2);
    QCOMPARE(said.value(s("refused")).toInteger(), 1);
    QCOMPARE(said.value(s("left_out")).toObject().value(s("sensitive_field: Диагноз")).toInteger(), 1);
    const ImportReport shown = office.report();
    QCOMPARE(shown.outcomes.size(), 3);
    QCOMPARE(shown.outcomes[2].code, s("unclosed_quote"));
    QCOMPARE(shown.outcomes[2].place, s("line 4"));
    office.make(ImportStep::Import, {}, true);
    QCOMPARE(office.job().counts, said);
    QCOMPARE(office.report(), shown);
    QCOMPARE(office.records(), 2);
    const ImportOverview overview = office.overview();
    QCOMPARE(overview.sources.size(), 1);
    QCOMPARE(overview.sources.first().title, s("Shop"));
    QCOMPARE(overview.sources.first().url, s("customers.csv"));
    QCOMPARE(overview.runs.size(), 1);
    QCOMPARE(overview.runs.first().startedBy, office.server.administrator.name);
    QCOMPARE(overview.runs.first().code, QString());
    QCOMPARE(overview.runs.first().counts.value(s("new")).toInteger(), 2);
    QCOMPARE(office.order(ImportStep::Import).code(), s("file_incomplete")); // the bytes are not kept any longer
    const auto audited = office.server.store->read([&](Rows &rows) -> Result<qint64> {
        return AuditLog(rows).count(QLatin1StringView("customers.imported"), QString::fromLatin1(office.id));
    });
    QCOMPARE(audited.value_or(0), 1);
}

void TestImports::aRepeatChangesNothingAndRemembersTheMapping()
{
    Office office;
    office.begin(people);
    const QList<ImportAssignment> mapping{{s("id"), s("id")}, {s("name"), s("name")}, {s("phone"), s("phone")}, {s("bonus"), s("number")}};
    office.make(ImportStep::Import, mapping);
    const auto after = office.server.everything();
    office.begin("name,bonus,id,phone\nAlice,5,1,+7916\nBob,7,2,+7917\n");
    QCOMPARE(office.job().mapping.size(), 4);
    const CustomerJob looked = office.make(ImportStep::Look);
    QCOMPARE(looked.columns[1].name, s("bonus"));
    QCOMPARE(looked.columns[1].field, s("number"));
    office.make(ImportStep::Import);
    QCOMPARE(office.count("unchanged"), 2);
    QCOMPARE(office.count("new") + office.count("changed") + office.count("refused"), 0);
    QCOMPARE(office.server.everything(), after);
}

void TestImports::whatChangesIsShownWithBothValues()
{
    Office office;
    office.begin("id,name,city\n1,Alice,Omsk\n");
    office.make(ImportStep::Import);
    office.begin("id,name,city\n1,Alice,Tomsk\n2,Bob,\n");
    office.make(ImportStep::Try);
    const ImportReport report = office.report();
    QCOMPARE(report.outcomes.size(), 2);
    QCOMPARE(report.outcomes[0].verdict, CustomerVerdict::Changed);
    QCOMPARE(report.outcomes[0].changes, (QList<ImportChange>{{s("city"), s("Omsk"), s("Tomsk")}}));
    QCOMPARE(report.outcomes[1].verdict, CustomerVerdict::New);
    QVERIFY(report.outcomes[1].changes.isEmpty());
}

void TestImports::whoIsNotInAWholeFileIsGone()
{
    Office office;
    office.begin("id,name\n1,Alice\n2,Bob\n");
    office.make(ImportStep::Import);
    office.begin("id,name\n1,Alice\n");
    office.make(ImportStep::Try);
    QCOMPARE(office.count("missing"), 1);
    QCOMPARE(office.count("gone"), 0);
    office.make(ImportStep::Import, {}, true);
    QCOMPARE(office.count("gone"), 1);
    QCOMPARE(office.records(), 2); // it stays, and is marked
}

void TestImports::aFileThatNobodyCanReadIsToldByACode()
{
    Office office;
    office.begin("\n\n");
    QCOMPARE(office.make(ImportStep::Look).code, s("no_rows"));
    QCOMPARE(office.job().detail, s("customers.csv")); // not where it was copied to
    office.begin("colour,size\nred,5\n");
    QCOMPARE(office.make(ImportStep::Look).code, QString()); // so that somebody can say what they are
    QCOMPARE(office.make(ImportStep::Try).code, s("no_customer_columns"));
    QVERIFY(office.job().detail.contains(s("colour")));
    QCOMPARE(office.make(ImportStep::Try, {{s("colour"), s("name")}}).code, QString());
    QCOMPARE(office.make(ImportStep::Try, {{s("shape"), s("name")}}).code, s("column_not_found"));
    QCOMPARE(office.records(), 0);
}

void TestImports::aWrongMappingIsRefused()
{
    Office office;
    office.begin(people);
    QCOMPARE(office.order(ImportStep::Try, {{s("name"), s("nonsense")}}).code(), s("bad_map"));
    QCOMPARE(office.order(ImportStep::Try, {{QString(), s("name")}}).code(), s("bad_map"));
    QCOMPARE(office.order(ImportStep::None).code(), s("bad_message"));
    QCOMPARE(office.client.post(imports + '/' + office.id + "/steps", {{s("step"), s("jump")}}).code(), s("bad_message"));
}

void TestImports::aPasswordIsKeptByTheServerAndNeverTold()
{
    Office office;
    office.beginBook();
    QCOMPARE(office.make(ImportStep::Look).code, QString());
    QCOMPARE(office.make(ImportStep::Try).code, QString());
    QCOMPARE(office.count("new"), 3);
    QVERIFY(office.overview().sources.isEmpty());
    QCOMPARE(office.make(ImportStep::Import).code, QString());
    QCOMPARE(office.records(), 3);
    QCOMPARE(office.overview().sources.first().hasPassword, true);
    office.book.authorizations.clear();
    QCOMPARE(office.beginBook({}).status, 201); // the kept one is used
    QCOMPARE(office.make(ImportStep::Import).code, QString());
    QCOMPARE(office.count("unchanged"), 3);
    QVERIFY(!office.book.authorizations.isEmpty());
    for (const QByteArray &authorization : std::as_const(office.book.authorizations))
        QCOMPARE(authorization, "Basic " + QByteArray("support:hush hush").toBase64());
    // It goes nowhere but to that place, for that user.
    const ImportStart elsewhere{s("Book"), CustomerBaseKind::CardDav, s("https://other.example/book/"), s("support"), {}, {}, 0};
    QCOMPARE(office.start(elsewhere).code(), s("password_missing"));
    const ImportStart repeated{s("Book"), CustomerBaseKind::CardDav, {}, {}, {}, {}, 0};
    QCOMPARE(office.start(repeated).json().value(s("url")).toString(), s("https://dav.example/book/"));
    for (const QByteArray &told : {office.client.get(imports).body, office.client.get(imports + '/' + office.id).body,
                                   office.client.get(imports + '/' + office.id + "/report").body, office.logged, office.server.logged})
        QVERIFY(!told.contains("hush"));
    for (const QJsonObject &row : office.server.everything())
        QVERIFY(!QJsonDocument(row).toJson().contains("hush"));
}

void TestImports::aWrongPasswordIsToldAndNotKept()
{
    Office office;
    office.book.status = 401;
    office.beginBook();
    QCOMPARE(office.make(ImportStep::Look).code, s("sign_in_refused"));
    QCOMPARE(office.make(ImportStep::Import).code, s("sign_in_refused"));
    const ImportOverview overview = office.overview();
    QCOMPARE(overview.sources.size(), 1); // as on the command line: the attempt stands in the log
    QCOMPARE(overview.sources.first().hasPassword, false);
    QCOMPARE(overview.runs.first().code, s("sign_in_refused"));
}

void TestImports::anImportThatIsStoppedKeepsAWholePrefixAndGoesOn()
{
    Office office;
    office.book.cards = 1000;
    const QByteArray token = office.server.tokenOf(office.server.administrator);
    office.beginBook();
    QString stateAfterStop;
    office.book.onCards = [&](int asked, const otklik::HttpRequest &request) {
        if (asked < 5)
            return;
        TestClient other(office.server.port(), token);
        stateAfterStop = other.post(imports + '/' + office.id + "/stop", {}).json().value(s("state")).toString();
        while (!request.stop.stop_requested()) // the worker hears of it and ends what is under way
            QThread::msleep(5);
    };
    const CustomerJob job = office.make(ImportStep::Import);
    QCOMPARE(job.code, s("cancelled"));
    QCOMPARE(stateAfterStop, s("stopping"));
    QCOMPARE(job.state, ImportState::Idle);
    const qint64 stored = office.count("new");
    QVERIFY2(stored > 0 && stored < 1000, qPrintable(QString::number(stored)));
    QCOMPARE(office.records(), stored); // what the counts tell is what is there
    QCOMPARE(office.overview().runs.first().counts.value(s("new")).toInteger(), stored);
    office.book.onCards = {};
    QCOMPARE(office.make(ImportStep::Import).code, QString());
    QCOMPARE(office.count("new"), 1000 - stored);
    QCOMPARE(office.records(), 1000);
}

void TestImports::aStepThatWaitsIsStoppedAtOnce()
{
    Office office;
    office.begin(people);
    office.order(ImportStep::Import);
    QCOMPARE(office.client.post(imports + '/' + office.id + "/stop", {}).json().value(s("state")).toString(), s("idle"));
    QCOMPARE(office.job().code, s("cancelled"));
    office.worker.step();
    QCOMPARE(office.records(), 0);
    QVERIFY(office.overview().runs.isEmpty());
}

void TestImports::aStepUnderWayIsNotOrderedAgain()
{
    Office office;
    office.begin(people);
    QCOMPARE(office.order(ImportStep::Try).status, 200);
    QCOMPARE(office.order(ImportStep::Import).code(), s("import_busy"));
    QCOMPARE(office.start({s("B"), CustomerBaseKind::File, {}, {}, {}, s("b.csv"), 5}).code(), s("import_busy"));
}

void TestImports::whatAnotherProcessLeftIsToldAsInterrupted()
{
    Office office;
    office.begin(people);
    office.order(ImportStep::Import);
    const auto left = office.server.store->write([&](Rows &rows) -> Result<void> {
        CustomerJob job = CustomerJobStore(rows).find(QString::fromLatin1(office.id)).value();
        job.state = ImportState::Running;
        CustomerJobStore(rows).put(job);
        return {};
    });
    QVERIFY(left);
    office.worker.step();
    QCOMPARE(office.job().state, ImportState::Idle);
    QCOMPARE(office.job().code, s("interrupted"));
    QCOMPARE(office.make(ImportStep::Import).code, QString());
    QCOMPARE(office.records(), 2);
}

void TestImports::aForgottenImportIsGone()
{
    Office office;
    office.beginBook();
    QCOMPARE(office.client.remove(imports + '/' + office.id).status, 204);
    QCOMPARE(office.client.get(imports + '/' + office.id).status, 404);
    const auto secret = office.server.store->read([&](Rows &rows) -> Result<QString> {
        return Secrets(rows).value(QString::fromLatin1(office.id), jobPasswordName);
    });
    QCOMPARE(secret.value_or(s("?")), QString());
}

void TestImports::anErasureTakesFilesAndReportsAway()
{
    Office office;
    office.begin(people);
    office.make(ImportStep::Import);
    office.begin(people);
    office.make(ImportStep::Look);
    office.make(ImportStep::Try);
    const auto entries = office.server.everything();
    PersonId person;
    for (const QJsonObject &row : entries)
        if (row.contains(s("orders")) && row.value(s("city")).isString())
            person = PersonId{row.value(s("person_id")).toString()};
    QVERIFY(!person.isEmpty());
    const QJsonObject reason{{s("reason"), s("asked for it")}};
    QCOMPARE(office.client.post("/v1/people/" + person.value.toLatin1() + "/erasure", reason).status, 200);
    QCOMPARE(office.job().state, ImportState::Receiving);
    QCOMPARE(office.job().fileReceived, 0);
    QVERIFY(office.job().columns.isEmpty());
    QVERIFY(office.report().outcomes.isEmpty());
    QCOMPARE(office.order(ImportStep::Try).code(), s("file_incomplete"));
    QCOMPARE(office.send(0, people).status, 200);
    office.make(ImportStep::Import);
    QCOMPARE(office.count("refused"), 2); // the broken row, and who was erased
    for (const ImportOutcome &outcome : office.report().outcomes)
        QVERIFY(outcome.code != s("erased") || outcome.name.isEmpty());
}

void TestImports::jobsAreForgottenAfterADay()
{
    Office office;
    office.begin(people);
    office.server.clock.advance(std::chrono::hours(25));
    office.worker.step();
    QCOMPARE(office.client.get(imports + '/' + office.id).status, 404);
}

void TestImports::nobodySeesTheImportOfAnother()
{
    Office office;
    office.begin(people);
    const User second = office.server.addUser(s("second"), Role::Administrator, false);
    TestClient client(office.server.port(), office.server.tokenOf(second));
    QCOMPARE(client.get(imports + '/' + office.id).status, 404);
    QCOMPARE(client.get(imports + '/' + office.id + "/report").status, 404);
    QVERIFY(client.get(imports).json().value(s("jobs")).toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestImports)
#include "tst_imports.moc"
