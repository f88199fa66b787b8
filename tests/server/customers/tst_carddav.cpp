#include "customersetting.h"
#include "scriptedhttp.h"

#include "server/customers/carddavreader.h"
#include "server/customers/sourceproblems.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace otklik;

namespace {

const QByteArray head(R"(<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav">)");
const QByteArray tail("</d:multistatus>");

QByteArray resource(const QByteArray &href, const QByteArray &properties)
{
    return "<d:response><d:href>" + href + "</d:href><d:propstat><d:prop>" + properties
        + "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
}

/// An address book of as many cards as are put into it.
class Book final
{
public:
    QMap<QByteArray, QByteArray> etags; ///< by href
    qsizetype breaksAfter = -1;         ///< an answer with cards ends behind so many bytes
    qsizetype mostCards = 1000;         ///< more at once are too large an answer
    QByteArray silentAbout;             ///< this card is not in the answer

    Result<HttpResponse> answer(const HttpRequest &request) const
    {
        if (request.method == HttpMethod::Report)
            return cards(request.body);
        const bool isDeep = std::find(request.headers.begin(), request.headers.end(),
                                      std::pair(QByteArray("Depth"), QByteArray("1"))) != request.headers.end();
        QByteArray body = head
            + resource("/book/", "<d:resourcetype><d:collection/><c:addressbook/></d:resourcetype><d:getetag>x</d:getetag>");
        if (isDeep)
            for (auto it = etags.begin(); it != etags.end(); ++it)
                body += resource(it.key(), "<d:resourcetype/><d:getetag>" + it.value() + "</d:getetag>");
        return HttpResponse{207, {}, body + tail};
    }

private:
    Result<HttpResponse> cards(const QByteArray &body) const
    {
        QByteArray answer = head;
        qsizetype count = 0;
        for (auto it = etags.begin(); it != etags.end(); ++it) {
            if (!body.contains("<href>" + it.key() + "</href>") || it.key() == silentAbout)
                continue;
            ++count;
            answer += resource(it.key(), "<d:getetag>" + it.value() + "</d:getetag><c:address-data>BEGIN:VCARD\r\nVERSION:3.0\r\nUID:"
                                   + it.key().mid(6) + "\r\nFN:" + it.value() + "\r\nEND:VCARD\r\n</c:address-data>");
        }
        if (count > mostCards)
            return failure(Error::Kind::Retry, httpcode::tooLarge);
        answer += tail;
        return HttpResponse{207, {}, breaksAfter < 0 ? answer : answer.left(breaksAfter)};
    }
};

const CardDavAccess theAccess{QUrl(QStringLiteral("https://dav.example/book/")), QStringLiteral("support"), QStringLiteral("secret")};

} // namespace

/// CardDAV servers that answer as they should, half, or with something else.
class tst_CardDav final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_book = {};
        m_http.requests.clear();
        for (int i = 10; i < 30; ++i)
            m_book.etags.insert("/book/" + QByteArray::number(i), "one");
    }
    void aRepeatFetchesOnlyWhatChanged();
    void anAnswerThatBreaksOffGivesWhatItHad();
    void anAnswerThatIsTooLargeIsAskedForInParts();
    void aCardThatIsNotAnsweredIsToldAndAskedForAgain();
    void anAddressBookIsFoundFromItsOwner();
    void anotherHostIsNeverAsked();
    void aPasswordNeverGoesOverPlainHttp();
    void whatIsNoAnswerIsToldByACode_data();
    void whatIsNoAnswerIsToldByACode();
    void aDocumentTypeIsNotRead();

private:
    Result<std::unique_ptr<CardDavReader>> open(const QByteArray &state = {})
    {
        return CardDavReader::open(m_http, theAccess, CustomerSetting::map(), state);
    }

    Book m_book;
    ScriptedHttp m_http{[this](const HttpRequest &request) { return m_book.answer(request); }};
};

void tst_CardDav::aRepeatFetchesOnlyWhatChanged()
{
    auto first = open();
    QVERIFY(first);
    QCOMPARE(CustomerSetting::all(**first).size(), 20);
    QVERIFY((*first)->hasToldAll());
    m_book.etags["/book/11"] = "two";
    m_book.etags.remove("/book/12");
    m_book.etags["/book/99"] = "new";
    m_http.requests.clear();
    auto second = open((*first)->state());
    QVERIFY(second);
    QStringList changed;
    qsizetype unchanged = 0;
    for (const CustomerRow &row : CustomerSetting::all(**second)) {
        if (row.isUnchanged)
            ++unchanged;
        else
            changed.append(row.customer.externalId);
        QVERIFY(!row.customer.externalId.isEmpty());
    }
    QCOMPARE(changed, (QStringList{QStringLiteral("11"), QStringLiteral("99")}));
    QCOMPARE(unchanged, 18);
    QCOMPARE(m_http.requests.last().body.count("<href>"), 2);
}

void tst_CardDav::anAnswerThatBreaksOffGivesWhatItHad()
{
    m_book.breaksAfter = 2000;
    auto reader = open();
    QVERIFY(reader);
    qsizetype told = 0;
    for (;;) {
        CustomerRow row;
        const auto more = (*reader)->next(row);
        if (!more) {
            QCOMPARE(more.error().code, sourceproblem::cutOff);
            break;
        }
        QVERIFY(*more);
        QCOMPARE(row.problem, QString());
        ++told;
    }
    QVERIFY(told > 0 && told < 20);
    QVERIFY(!(*reader)->hasToldAll());
    m_book.breaksAfter = -1;
    auto again = open((*reader)->state());
    QVERIFY(again);
    const auto rows = CustomerSetting::all(**again);
    QCOMPARE(rows.size(), 20);
    QCOMPARE(std::count_if(rows.begin(), rows.end(), [](const CustomerRow &row) { return row.isUnchanged; }), told);
}

void tst_CardDav::anAnswerThatIsTooLargeIsAskedForInParts()
{
    m_book.mostCards = 3;
    auto some = open();
    QVERIFY(some);
    QCOMPARE(CustomerSetting::all(**some).size(), 20);
    m_book.mostCards = 0;
    auto none = open();
    QVERIFY(none);
    const auto rows = CustomerSetting::all(**none);
    QCOMPARE(rows.size(), 20);
    for (const CustomerRow &row : rows)
        QCOMPARE(row.problem, QStringLiteral("record_too_long"));
}

void tst_CardDav::aCardThatIsNotAnsweredIsToldAndAskedForAgain()
{
    auto first = open();
    QVERIFY(first);
    QCOMPARE(CustomerSetting::all(**first).size(), 20);
    m_book.etags["/book/15"] = "two";
    m_book.silentAbout = "/book/15";
    auto second = open((*first)->state());
    QVERIFY(second);
    const CustomerRow silent = CustomerSetting::all(**second).last();
    QCOMPARE(silent.problem, QStringLiteral("not_answered"));
    QCOMPARE(silent.customer.externalId, QStringLiteral("15")); // it is still there
    m_book.silentAbout.clear();
    auto third = open((*second)->state());
    QVERIFY(third);
    QCOMPARE(CustomerSetting::all(**third).last().customer.name, QStringLiteral("two"));
}

void tst_CardDav::anAddressBookIsFoundFromItsOwner()
{
    ScriptedHttp http([this](const HttpRequest &request) -> Result<HttpResponse> {
        const QString path = request.url.path();
        if (path == u"/")
            return HttpResponse{301, {{"location", "/start"}}, {}};
        if (path == u"/start")
            return HttpResponse{207, {}, head + resource("/start", "<d:current-user-principal><d:href>/me/</d:href></d:current-user-principal>") + tail};
        if (path == u"/me/")
            return HttpResponse{207, {}, head + resource("/me/", "<c:addressbook-home-set><d:href>/home/</d:href></c:addressbook-home-set>") + tail};
        if (path == u"/home/")
            return HttpResponse{207, {}, head + resource("/home/", "<d:resourcetype><d:collection/></d:resourcetype>")
                                    + resource("/book/", "<d:resourcetype><c:addressbook/></d:resourcetype>") + tail};
        return m_book.answer(request);
    });
    CardDavAccess server = theAccess;
    server.url.setPath(QStringLiteral("/"));
    auto reader = CardDavReader::open(http, server, CustomerSetting::map(), {});
    QVERIFY2(reader, reader ? "" : qPrintable(reader.error().code));
    QCOMPARE(CustomerSetting::all(**reader).size(), 20);
}

void tst_CardDav::anotherHostIsNeverAsked()
{
    for (const QByteArray &elsewhere : {QByteArray("https://evil.example/book/"), QByteArray("http://dav.example/book/"),
                                        QByteArray("//dav.example:444/book/")}) {
        ScriptedHttp http([&](const HttpRequest &) { return HttpResponse{302, {{"location", elsewhere}}, {}}; });
        const auto reader = CardDavReader::open(http, theAccess, CustomerSetting::map(), {});
        QCOMPARE(reader.error().code, sourceproblem::otherHost);
        QCOMPARE(http.requests.size(), 1);
    }
}

void tst_CardDav::aPasswordNeverGoesOverPlainHttp()
{
    CardDavAccess plain = theAccess;
    plain.url.setScheme(QStringLiteral("http"));
    QCOMPARE(CardDavReader::open(m_http, plain, CustomerSetting::map(), {}).error().code, sourceproblem::unsafeAddress);
    QVERIFY(m_http.requests.isEmpty());
}

void tst_CardDav::whatIsNoAnswerIsToldByACode_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("wrong password") << 401 << QByteArray() << QString(sourceproblem::signInRefused);
    QTest::newRow("nothing there") << 404 << QByteArray() << QString(sourceproblem::notThere);
    QTest::newRow("busy") << 503 << QByteArray() << QString(sourceproblem::busy);
    QTest::newRow("a fault") << 500 << QByteArray("<html>") << QString(sourceproblem::fault);
    QTest::newRow("a web page") << 200 << QByteArray("<html></html>") << QString(sourceproblem::otherProtocol);
    QTest::newRow("something else") << 207 << QByteArray("{}") << QString(sourceproblem::otherProtocol);
    QTest::newRow("no address book") << 207 << QByteArray(head + resource("/", "<d:resourcetype/>") + tail)
                                     << QString(sourceproblem::noBook);
}

void tst_CardDav::whatIsNoAnswerIsToldByACode()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, code);
    ScriptedHttp http([&](const HttpRequest &) { return HttpResponse{status, {}, body}; });
    QCOMPARE(CardDavReader::open(http, theAccess, CustomerSetting::map(), {}).error().code, code);
}

void tst_CardDav::aDocumentTypeIsNotRead()
{
    const QByteArray bomb("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                          "<multistatus xmlns=\"DAV:\"><response><href>&b;</href></response></multistatus>");
    QVERIFY(!multiStatusOf(bomb, 10).isMultiStatus);
    const MultiStatus few = multiStatusOf(head + QByteArray(resource("/a", "")).repeated(20) + tail, 10);
    QCOMPARE(few.resources.size(), 10);
    QVERIFY(!few.isWhole);
}

QTEST_GUILESS_MAIN(tst_CardDav)
#include "tst_carddav.moc"
