#include "tests/servers/support/customerreading.h"
#include "tests/servers/support/scriptserver.h"

#include "channels/http/curlhttp.h"
#include "server/customers/customerfield.h"
#include "server/customers/sourceproblems.h"
#include "server/customers/trytonreader.h"

#include <QJsonDocument>
#include <QTest>

using namespace otklik;

/// The reader of a CRM and a real Tryton.
class tst_CrmTryton final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void partiesAreReadWithContactsAndOrders();
    void allPagesAreRead();
    void aWrongPasswordIsToldByACode();
    void anotherDatabaseIsToldByACode();
    void aServerThatIsGoneIsToldByACode();

private:
    /// As its own client does it; gives the result.
    QJsonValue call(const QByteArray &method, const QByteArray &parameters);
    [[nodiscard]] TrytonAccess access() const;
    QList<CustomerRow> read();

    std::unique_ptr<ScriptServer> m_server;
    CurlHttp m_http;
    QByteArray m_authorization;
};

TrytonAccess tst_CrmTryton::access() const
{
    return {m_server->address(), QStringLiteral("admin"), QStringLiteral("pw-admin-12345")};
}

QJsonValue tst_CrmTryton::call(const QByteArray &method, const QByteArray &parameters)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = m_server->address();
    request.headers = {{"Content-Type", "application/json"}};
    if (!m_authorization.isEmpty())
        request.headers.emplace_back("Authorization", m_authorization);
    request.body = R"({"id":1,"method":")" + method + R"(","params":)" + parameters + "}";
    const auto answer = m_http.perform(request);
    const QJsonObject object = answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
    if (!object.contains(u"result"))
        QTest::qFail(answer ? answer->body.constData() : "no answer", __FILE__, __LINE__);
    return object.value(u"result");
}

QList<CustomerRow> tst_CrmTryton::read()
{
    return allRows(TrytonReader::open(m_http, access(), ColumnMap(customerColumns()), {}));
}

void tst_CrmTryton::initTestCase()
{
    auto server = ScriptServer::start(QStringLiteral("tryton"));
    QVERIFY2(server, server ? "" : qPrintable(server.error().detail));
    m_server = std::move(*server);
    const QJsonArray session = call("common.db.login", R"(["admin",{"password":"pw-admin-12345"}])").toArray();
    m_authorization = "Session "
        + QStringLiteral("admin:%1:%2").arg(session.at(0).toInteger()).arg(session.at(1).toString()).toUtf8().toBase64();
    const QJsonArray made = call("model.party.party.create", R"([[{"name":"Алиса Иванова",
        "contact_mechanisms":[["create",[{"type":"email","value":"alice@example.test"},
            {"type":"mobile","value":"+7 916 123-45-67"},{"type":"skype","value":"alice.i"},
            {"type":"other","name":"Loyalty card","value":"LC-17"}]]],
        "addresses":[["create",[{"street":"ул. Ленина, 1","city":"Омск","postal_code":"644000"}]]],
        "categories":[["create",[{"name":"VIP"}]]]}],{}])").toArray();
    call("model.sale.opportunity.create", R"([[{"party":)" + QByteArray::number(made.at(0).toInteger())
             + R"(,"company":1,"description":"Палатка","amount":{"__class__":"Decimal","decimal":"1234.50"},
             "start_date":{"__class__":"date","year":2026,"month":10,"day":3}}],{"company":1}])");
    QByteArray many;
    for (int i = 0; i < 150; ++i)
        many += QByteArray(i > 0 ? "," : "") + R"({"name":"Party )" + QByteArray::number(i) + R"("})";
    call("model.party.party.create", "[[" + many + "],{}]");
}

void tst_CrmTryton::partiesAreReadWithContactsAndOrders()
{
    const auto rows = read();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [](const CustomerRow &row) { return row.customer.name == u"Алиса Иванова"; });
    QVERIFY(found != rows.end());
    const ImportedCustomer &alice = found->customer;
    QVERIFY(!alice.externalId.isEmpty());
    QVERIFY(!alice.number.isEmpty());
    QCOMPARE(alice.emails, QStringList{QStringLiteral("alice@example.test")});
    QCOMPARE(alice.phones.size(), 1);
    QVERIFY(alice.phones.first().startsWith(u"+7"));
    QCOMPARE(alice.links, QStringList{QStringLiteral("skype:alice.i")});
    QCOMPARE(alice.city, QStringLiteral("Омск"));
    QVERIFY(alice.addresses.value(0).contains(QStringLiteral("ул. Ленина, 1")));
    QCOMPARE(alice.tags, QStringList{QStringLiteral("VIP")});
    QCOMPARE(alice.details.value(0), std::pair(QStringLiteral("Loyalty card"), QStringLiteral("LC-17")));
    QVERIFY(alice.changedAt);
    QCOMPARE(alice.orders.size(), 1);
    const ImportedOrder &order = alice.orders.first();
    QCOMPARE(order.title, QStringLiteral("Палатка"));
    QCOMPARE(order.amount, 123'450);
    QCOMPARE(order.currency, QStringLiteral("RUB"));
    QCOMPARE(order.state, QStringLiteral("lead"));
    QVERIFY(order.placedAt && !order.number.isEmpty());
}

void tst_CrmTryton::allPagesAreRead()
{
    const auto rows = read();
    QCOMPARE(rows.size(), 151); // without the company itself
    for (const CustomerRow &row : rows)
        QVERIFY(row.problem.isEmpty() && row.customer.name != u"The company itself");
}

void tst_CrmTryton::aWrongPasswordIsToldByACode()
{
    TrytonAccess wrong = access();
    wrong.password = QStringLiteral("wrong");
    QCOMPARE(TrytonReader::open(m_http, wrong, ColumnMap(customerColumns()), {}).error().code, sourceproblem::signInRefused);
}

void tst_CrmTryton::anotherDatabaseIsToldByACode()
{
    TrytonAccess other = access();
    other.url.setPath(QStringLiteral("/nosuch/"));
    QVERIFY(!TrytonReader::open(m_http, other, ColumnMap(customerColumns()), {}));
}

void tst_CrmTryton::aServerThatIsGoneIsToldByACode()
{
    const auto reader = TrytonReader::open(m_http, access(), ColumnMap(customerColumns()), {});
    QVERIFY(reader);
    CustomerRow row;
    QVERIFY((*reader)->next(row).value_or(false));
    m_server->stop();
    qsizetype told = 1; // the page that was read stays good
    auto more = (*reader)->next(row);
    for (; more.value_or(false); more = (*reader)->next(row))
        ++told;
    QVERIFY(told > 1);
    QVERIFY(!more);
    QCOMPARE(more.error().code, httpcode::notReached);
    QVERIFY(!(*reader)->hasToldAll());
    QVERIFY(!(*reader)->state().isEmpty());
}

QTEST_GUILESS_MAIN(tst_CrmTryton)
#include "tst_crm_tryton.moc"
