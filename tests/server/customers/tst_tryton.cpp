#include "customersetting.h"
#include "scriptedhttp.h"

#include "server/customers/sourceproblems.h"
#include "server/customers/trytonreader.h"

#include <QJsonDocument>

using namespace otklik;

namespace {

const TrytonAccess theAccess{QUrl(QStringLiteral("https://crm.example/shop/")), QStringLiteral("admin"), QStringLiteral("secret")};

/// A Tryton with as many parties as a test wants, each with a phone.
class Crm final
{
public:
    int parties = 250;
    bool hasOrders = true;
    int breaksAtCall = -1;  ///< this answer ends in the middle
    int expiresAtCall = -1; ///< this call finds the session ended
    int calls = 0;

    Result<HttpResponse> answer(const HttpRequest &request)
    {
        ++calls;
        const QJsonObject call = QJsonDocument::fromJson(request.body).object();
        QJsonObject body{{QStringLiteral("id"), call.value(u"id")}};
        const QString method = call.value(u"method").toString();
        const QJsonArray parameters = call.value(u"params").toArray();
        if (calls == expiresAtCall)
            return HttpResponse{401, {}, "<html>"};
        if (method == u"common.db.login")
            body.insert(QStringLiteral("result"), QJsonArray{7, QStringLiteral("session")});
        else if (method == u"model.res.user.get_preferences")
            body.insert(QStringLiteral("result"), QJsonObject{{QStringLiteral("company"), 1}});
        else if (method.startsWith(u"model.sale.opportunity") && !hasOrders)
            body.insert(QStringLiteral("error"), QJsonArray{QStringLiteral("'sale.opportunity'"), QString()});
        else
            body.insert(QStringLiteral("result"), records(method.section(u'.', 1, -2), parameters));
        const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
        return HttpResponse{200, {}, calls == breaksAtCall ? text.left(text.size() / 2) : text};
    }

private:
    [[nodiscard]] QJsonArray records(const QString &model, const QJsonArray &parameters) const
    {
        const QJsonArray domain = parameters.at(0).toArray();
        const int after = domain.last().toArray().at(2).toInt();
        QJsonArray list;
        for (int id = after + 1; id <= parties && list.size() < parameters.at(2).toInt(); ++id) {
            const QJsonArray ids = domain.first().toArray().at(2).toArray();
            QJsonObject record{{QStringLiteral("id"), id}};
            if (model == u"party.party")
                record = {{QStringLiteral("id"), id},
                          {QStringLiteral("name"), QStringLiteral("Party %1").arg(id)},
                          {QStringLiteral("categories"), id == 5 ? QJsonArray{1, 2} : QJsonArray()}};
            else if (model == u"party.category" && id <= 2)
                record.insert(QStringLiteral("rec_name"), id == 1 ? QStringLiteral("VIP") : QStringLiteral("Религия / Православие"));
            else if (model == u"company.company" && id == 1)
                record.insert(QStringLiteral("party"), 1);
            else if ((model == u"party.contact_mechanism" || model == u"sale.opportunity") && ids.contains(id))
                record = {{QStringLiteral("id"), id},
                          {QStringLiteral("party"), id},
                          {QStringLiteral("type"), QStringLiteral("phone")},
                          {QStringLiteral("value"), QStringLiteral("+7000%1").arg(id)},
                          {QStringLiteral("number"), QStringLiteral("N%1").arg(id)},
                          {QStringLiteral("amount"), QJsonObject{{QStringLiteral("__class__"), QStringLiteral("Decimal")},
                                                                 {QStringLiteral("decimal"), QStringLiteral("12.5")}}}};
            else
                continue;
            list.append(record);
        }
        return list;
    }
};

} // namespace

/// A CRM over JSON-RPC that answers as it should, half, or with something else.
class tst_Tryton final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_crm = {}; }
    void allPagesAreRead();
    void aSensitiveCategoryIsLeftOut();
    void aReadingThatBrokeOffGoesOn();
    void aSessionThatEndedIsRenewedOnce();
    void withoutOrdersThereAreStillCustomers();
    void whatIsNoAnswerIsToldByACode_data();
    void whatIsNoAnswerIsToldByACode();
    void recordsThatDoNotRiseAreNoAnswer();
    void halvesOfCharactersAreReplaced();

private:
    Result<std::unique_ptr<TrytonReader>> open(const QByteArray &state = {})
    {
        return TrytonReader::open(m_http, theAccess, CustomerSetting::map(), state);
    }

    Crm m_crm;
    ScriptedHttp m_http{[this](const HttpRequest &request) { return m_crm.answer(request); }};
};

void tst_Tryton::allPagesAreRead()
{
    auto reader = open();
    QVERIFY2(reader, reader ? "" : qPrintable(reader.error().code));
    const auto rows = CustomerSetting::all(**reader);
    QCOMPARE(rows.size(), 249); // the first is the company itself
    QVERIFY((*reader)->hasToldAll());
    QVERIFY((*reader)->state().isEmpty());
    QCOMPARE(rows.first().customer.externalId, QStringLiteral("2"));
    QCOMPARE(rows.last().customer.name, QStringLiteral("Party 250"));
    QCOMPARE(rows.last().customer.phones, QStringList{QStringLiteral("+7000250")});
    QCOMPARE(rows.last().customer.orders.value(0).amount, 1250);
    QCOMPARE(rows.last().customer.url, QStringLiteral("https://crm.example/#shop/model/party.party/250"));
}

void tst_Tryton::aSensitiveCategoryIsLeftOut()
{
    auto reader = open();
    QVERIFY(reader);
    for (const CustomerRow &row : CustomerSetting::all(**reader)) {
        const bool isIt = row.customer.externalId == u"5";
        QCOMPARE(row.customer.tags, isIt ? QStringList{QStringLiteral("VIP")} : QStringList());
        QCOMPARE(row.leftOut, isIt ? QStringList{QStringLiteral("sensitive_tag")} : QStringList());
    }
}

void tst_Tryton::aReadingThatBrokeOffGoesOn()
{
    auto reader = open();
    QVERIFY(reader);
    m_crm.breaksAtCall = m_crm.calls + 6; // in the second page
    qsizetype told = 0;
    for (;; ++told) {
        CustomerRow row;
        const auto more = (*reader)->next(row);
        if (!more) {
            QCOMPARE(more.error().code, sourceproblem::cutOff);
            QCOMPARE(more.error().kind, Error::Kind::Retry);
            break;
        }
        QVERIFY(*more);
    }
    QCOMPARE(told, 99);
    auto again = open((*reader)->state());
    QVERIFY(again);
    const auto rows = CustomerSetting::all(**again);
    QCOMPARE(rows.size(), 150);
    QVERIFY(!(*again)->hasToldAll());
    QVERIFY((*again)->state().isEmpty());
}

void tst_Tryton::aSessionThatEndedIsRenewedOnce()
{
    auto reader = open();
    QVERIFY(reader);
    m_crm.expiresAtCall = m_crm.calls + 3;
    QCOMPARE(CustomerSetting::all(**reader).size(), 249);
}

void tst_Tryton::withoutOrdersThereAreStillCustomers()
{
    m_crm.hasOrders = false;
    auto reader = open();
    QVERIFY(reader);
    const auto rows = CustomerSetting::all(**reader);
    QCOMPARE(rows.size(), 249);
    QVERIFY(rows.first().customer.orders.isEmpty());
}

void tst_Tryton::whatIsNoAnswerIsToldByACode_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("wrong password") << 401 << QByteArray("<html>") << QString(sourceproblem::signInRefused);
    QTest::newRow("no session") << 200 << QByteArray(R"({"id":1,"result":null})") << QString(sourceproblem::signInRefused);
    QTest::newRow("busy") << 429 << QByteArray() << QString(sourceproblem::busy);
    QTest::newRow("half") << 200 << QByteArray(R"({"id":1,"resu)") << QString(sourceproblem::cutOff);
    QTest::newRow("a web page") << 200 << QByteArray("<html>") << QString(sourceproblem::otherProtocol);
    QTest::newRow("somebody else's answer") << 200 << QByteArray(R"({"id":9,"result":[1,"s"]})") << QString(sourceproblem::otherProtocol);
    QTest::newRow("a refusal") << 200 << QByteArray(R"({"id":1,"error":["UserError",["no",""]]})") << QString(sourceproblem::refused);
}

void tst_Tryton::whatIsNoAnswerIsToldByACode()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, code);
    ScriptedHttp http([&](const HttpRequest &) { return HttpResponse{status, {}, body}; });
    QCOMPARE(TrytonReader::open(http, theAccess, CustomerSetting::map(), {}).error().code, code);
}

void tst_Tryton::recordsThatDoNotRiseAreNoAnswer()
{
    auto reader = open();
    QVERIFY(reader);
    m_crm.parties = 0;
    ScriptedHttp same([](const HttpRequest &request) {
        const QJsonValue id = QJsonDocument::fromJson(request.body).object().value(u"id");
        const QJsonObject body{{QStringLiteral("id"), id},
                               {QStringLiteral("result"), QJsonArray{QJsonObject{{QStringLiteral("id"), 0}}, QStringLiteral("s")}}};
        return HttpResponse{200, {}, QJsonDocument(body).toJson()};
    });
    QCOMPARE(TrytonReader::open(same, theAccess, CustomerSetting::map(), {}).error().code, sourceproblem::otherProtocol);
}

void tst_Tryton::halvesOfCharactersAreReplaced()
{
    ScriptedHttp http([this](const HttpRequest &request) {
        auto answer = m_crm.answer(request);
        answer->body.replace("Party 2\"", "\\ud800\\u0000Party\"");
        return answer;
    });
    auto reader = TrytonReader::open(http, theAccess, CustomerSetting::map(), {});
    QVERIFY(reader);
    const auto rows = CustomerSetting::all(**reader);
    for (const CustomerRow &row : rows)
        QVERIFY(CustomerSetting::isPlain(row.customer));
    QVERIFY(rows.first().customer.name.endsWith(u"Party"));
}

QTEST_GUILESS_MAIN(tst_Tryton)
#include "tst_tryton.moc"
