#include "tests/servers/support/customerreading.h"
#include "tests/servers/support/scriptserver.h"

#include "channels/http/curlhttp.h"
#include "server/customers/carddavreader.h"
#include "server/customers/customerfield.h"
#include "server/customers/sourceproblems.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

/// The reader of address books and a real CardDAV server.
class tst_CardDavRadicale final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cardsAreReadWithAllThatStandsInThem();
    void aRepeatFetchesOnlyWhatChanged();
    void theAddressBookIsFoundFromTheServersAddress();
    void aWrongPasswordIsToldByACode();
    void aServerThatIsGoneIsToldByACode();

private:
    void change(const QByteArray &method, const QString &name, const QByteArray &card = {});
    QList<CustomerRow> read(const QByteArray &state = {});
    [[nodiscard]] CardDavAccess access(const QString &path = QStringLiteral("/support/customers/")) const;

    std::unique_ptr<ScriptServer> m_server;
    QNetworkAccessManager m_network;
    CurlHttp m_http;
    QByteArray m_state;
};

CardDavAccess tst_CardDavRadicale::access(const QString &path) const
{
    QUrl url = m_server->address();
    url.setPath(path);
    return {url, QStringLiteral("support"), QStringLiteral("pw-support")};
}

/// As an address book program writes there.
void tst_CardDavRadicale::change(const QByteArray &method, const QString &name, const QByteArray &card)
{
    QNetworkRequest request(access(QStringLiteral("/support/customers/") + name).url);
    request.setRawHeader("Authorization", basicAuthorization(QStringLiteral("support"), QStringLiteral("pw-support")));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/vcard; charset=utf-8"));
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, card));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    QVERIFY(finished.wait(30'000));
    QVERIFY2(reply->error() == QNetworkReply::NoError, qPrintable(reply->errorString()));
}

QList<CustomerRow> tst_CardDavRadicale::read(const QByteArray &state)
{
    const auto reader = CardDavReader::open(m_http, access(), ColumnMap(customerColumns()), state);
    const QList<CustomerRow> rows = allRows(reader);
    if (reader)
        m_state = (*reader)->state();
    return rows;
}

void tst_CardDavRadicale::initTestCase()
{
    auto server = ScriptServer::start(QStringLiteral("radicale"));
    QVERIFY2(server, server ? "" : qPrintable(server.error().detail));
    m_server = std::move(*server);
    for (int i = 0; i < 120; ++i)
        change("PUT", QStringLiteral("c%1.vcf").arg(i),
               QStringLiteral("BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c%1\r\nFN:Покупатель %1 & Co <x>\r\nN:;;;;\r\n"
                              "TEL:+7495000%1\r\nEMAIL:c%1@example.test\r\nNOTE:one\\ntwo\r\n"
                              "X-SOCIALPROFILE;TYPE=mastodon:https://example.social/@c%1\r\nEND:VCARD\r\n")
                   .arg(i, 4, 10, QChar(u'0'))
                   .toUtf8());
}

void tst_CardDavRadicale::cardsAreReadWithAllThatStandsInThem()
{
    const auto rows = read();
    QCOMPARE(rows.size(), 120);
    const auto first = std::find_if(rows.begin(), rows.end(),
                                    [](const CustomerRow &row) { return row.customer.externalId == u"c0007"; });
    QVERIFY(first != rows.end());
    QCOMPARE(first->problem, QString());
    QCOMPARE(first->customer.name, QStringLiteral("Покупатель 0007 & Co <x>"));
    QCOMPARE(first->customer.phones, QStringList{QStringLiteral("+74950000007")});
    QCOMPARE(first->customer.emails, QStringList{QStringLiteral("c0007@example.test")});
    QCOMPARE(first->customer.links, QStringList{QStringLiteral("https://example.social/@c0007")});
    QCOMPARE(first->customer.note, QStringLiteral("one\ntwo"));
}

void tst_CardDavRadicale::aRepeatFetchesOnlyWhatChanged()
{
    QCOMPARE(read().size(), 120);
    change("PUT", QStringLiteral("c5.vcf"), "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c0005\r\nFN:New name\r\nN:;;;;\r\nEND:VCARD\r\n");
    change("DELETE", QStringLiteral("c6.vcf"));
    const auto rows = read(m_state);
    QCOMPARE(rows.size(), 119);
    QList<CustomerRow> fetched;
    for (const CustomerRow &row : rows)
        if (!row.isUnchanged)
            fetched.append(row);
    QCOMPARE(fetched.size(), 1);
    QCOMPARE(fetched.first().customer.externalId, QStringLiteral("c0005"));
    QCOMPARE(fetched.first().customer.name, QStringLiteral("New name"));
}

void tst_CardDavRadicale::theAddressBookIsFoundFromTheServersAddress()
{
    for (const QString &path : {QStringLiteral("/"), QStringLiteral("/support/"), QStringLiteral("/support/customers/")}) {
        const auto reader = CardDavReader::open(m_http, access(path), ColumnMap(customerColumns()), {});
        QVERIFY2(reader, qPrintable(path + u' ' + (reader ? QString() : reader.error().code)));
        CustomerRow row;
        QVERIFY((*reader)->next(row).value_or(false));
    }
}

void tst_CardDavRadicale::aWrongPasswordIsToldByACode()
{
    CardDavAccess wrong = access();
    wrong.password = QStringLiteral("wrong");
    const auto reader = CardDavReader::open(m_http, wrong, ColumnMap(customerColumns()), {});
    QCOMPARE(reader.error().code, sourceproblem::signInRefused);
}

void tst_CardDavRadicale::aServerThatIsGoneIsToldByACode()
{
    const auto reader = CardDavReader::open(m_http, access(), ColumnMap(customerColumns()), {});
    QVERIFY(reader);
    m_server->stop();
    CustomerRow row;
    const auto answer = (*reader)->next(row);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Retry);
    QCOMPARE(answer.error().code, httpcode::notReached);
}

QTEST_GUILESS_MAIN(tst_CardDavRadicale)
#include "tst_carddav_radicale.moc"
