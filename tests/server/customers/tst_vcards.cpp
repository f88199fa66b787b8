#include "customersetting.h"

#include "server/customers/vcardreader.h"

#include <QRandomGenerator>
#include <QStringEncoder>

using namespace otklik;

namespace {

QByteArray card(const QByteArray &properties, const QByteArray &version = "3.0")
{
    return "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + properties + "END:VCARD\r\n";
}

const QString alice = QStringLiteral("Алиса Иванова");
/// The same in Windows-1251, as quoted-printable.
const QByteArray aliceQuoted = "=C0=EB=E8=F1=E0 =C8=E2=E0=ED=EE=E2=E0";
const QByteArray aliceBytes = "\xC0\xEB\xE8\xF1\xE0 \xC8\xE2\xE0\xED\xEE\xE2\xE0";

} // namespace

/// Files of vCards as phones, mail programs and CRMs write them, and as they break.
class tst_VCards final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCardOfEachVersionIsRead_data();
    void aCardOfEachVersionIsRead();
    void everythingElseIsKeptByItsLabel();
    void profilesBecomeLinks();
    void aNameIsMadeOfItsPartsWhereItIsNotWritten();
    void textsAreReadByTheirEncoding_data();
    void textsAreReadByTheirEncoding();
    void photosAreReadInEveryForm_data();
    void photosAreReadInEveryForm();
    void aPhotoThatIsTooLargeCostsItself();
    void aCardWithoutAnEndCostsItself();
    void aCardInsideACardIsPassedOver();
    void aCardThatIsTooLongCostsItself();
    void whatStandsBetweenCardsIsTold();
    void aPropertySaidToBeSomethingElseIsThat();
    void whatIsNeverCollectedIsLeftOut_data();
    void whatIsNeverCollectedIsLeftOut();
    void aClinicsPhoneIsAPhone();
    void aCardWithoutANumberGetsTheSameOneEachTime();
    void aFamilyWithOnePhoneStaysSeveralPeople();
    void aGroupIsNoCustomer();
    void aFileWithoutCardsIsRefused();
    void anyBytesGivePlainRowsAndAnEnd();

private:
    QList<CustomerRow> read(const QByteArray &bytes, const QStringList &assignments = {})
    {
        auto reader = VCardReader::open(m_setting.write(bytes), CustomerSetting::map(assignments));
        if (!reader) {
            QTest::qFail(qPrintable(reader.error().code), __FILE__, __LINE__);
            return {};
        }
        const QList<CustomerRow> rows = CustomerSetting::all(**reader);
        m_hasToldAll = (*reader)->hasToldAll();
        return rows;
    }

    CustomerSetting m_setting;
    bool m_hasToldAll = false;
};

void tst_VCards::aCardOfEachVersionIsRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("2.1") << card("N:Иванова;Алиса\r\nFN:Алиса Иванова\r\nUID:a-1\r\nTEL;CELL;VOICE:+79161234567\r\n"
                                 "EMAIL;INTERNET:alice@example.test\r\nADR;HOME:;;ул. Ленина, 1;Омск;;644000;Россия\r\n"
                                 "BDAY:19900415\r\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:one=0D=0Atw=\r\no\r\n",
                                 "2.1");
    QTest::newRow("3.0") << card("N:Иванова;Алиса;;;\r\nFN:Алиса\r\n  Иванова\r\nUID:a-1\r\nTEL;TYPE=\"cell,voice\":+7916\r\n"
                                 " 1234567\r\nitem1.EMAIL;type=INTERNET:alice@example.test\r\n"
                                 "ADR;TYPE=home:;;ул. Ленина\\, 1;Омск;;644000;Россия\r\nBDAY:1990-04-15\r\nNOTE:one\\ntwo\r\n");
    QTest::newRow("4.0") << card("FN:Алиса Иванова\r\nUID:a-1\r\nTEL;VALUE=uri;TYPE=cell:tel:+79161234567\r\n"
                                 "EMAIL:alice@example.test\r\nADR;LABEL=\"x:y;z\":;;ул. Ленина\\, 1;Омск;;644000;Россия\r\n"
                                 "BDAY:19900415T000000Z\r\nNOTE:one\\Ntwo\r\n",
                                 "4.0");
}

void tst_VCards::aCardOfEachVersionIsRead()
{
    QFETCH(const QByteArray, bytes);
    const QList<CustomerRow> rows = read(bytes);
    QCOMPARE(rows.size(), 1);
    QVERIFY(m_hasToldAll);
    QCOMPARE(rows[0].problem, QString());
    const ImportedCustomer &customer = rows[0].customer;
    QCOMPARE(customer.externalId, QStringLiteral("a-1"));
    QCOMPARE(customer.name, alice);
    QCOMPARE(customer.phones, QStringList{QStringLiteral("+79161234567")});
    QCOMPARE(customer.emails, QStringList{QStringLiteral("alice@example.test")});
    QCOMPARE(customer.addresses, QStringList{QStringLiteral("ул. Ленина, 1, Омск, 644000, Россия")});
    QCOMPARE(customer.city, QStringLiteral("Омск"));
    QCOMPARE(customer.birthDate, QStringLiteral("1990-04-15"));
    QCOMPARE(customer.note, QStringLiteral("one\ntwo"));
    QVERIFY(rows[0].leftOut.isEmpty());
}

void tst_VCards::everythingElseIsKeptByItsLabel()
{
    const auto rows = read(card("FN:A\r\nUID:1\r\nORG:Shop\\; Co;Sales\r\nTITLE:Boss\r\nitem1.X-THING:blue\r\n"
                                "item1.X-ABLabel:_$!<Favourite colour>!$_\r\nX-BONUS-CARD:LC-17\r\nBDAY:--0415\r\n"
                                "CATEGORIES:VIP,news\\, letters\r\nTZ:Asia/Omsk\r\nLANG:ru-RU\r\nPRODID:-//x\r\n"));
    QCOMPARE(rows.size(), 1);
    using Detail = std::pair<QString, QString>;
    const QList<Detail> expected{{QStringLiteral("Company"), QStringLiteral("Shop; Co, Sales")},
                                 {QStringLiteral("Job title"), QStringLiteral("Boss")},
                                 {QStringLiteral("Favourite colour"), QStringLiteral("blue")},
                                 {QStringLiteral("BONUS-CARD"), QStringLiteral("LC-17")},
                                 {QStringLiteral("Birthday"), QStringLiteral("--0415")}};
    QCOMPARE(rows[0].customer.details, expected);
    QCOMPARE(rows[0].customer.tags, (QStringList{QStringLiteral("VIP"), QStringLiteral("news, letters")}));
    QCOMPARE(rows[0].customer.timeZone, QStringLiteral("Asia/Omsk"));
    QCOMPARE(rows[0].customer.language, QStringLiteral("ru"));
    QCOMPARE(rows[0].customer.birthDate, QString());
}

void tst_VCards::profilesBecomeLinks()
{
    const auto rows = read(card("FN:A\r\nUID:1\r\nX-SOCIALPROFILE;TYPE=mastodon:https://example.social/@alice\r\n"
                                "X-SOCIALPROFILE;type=twitter:x-apple:alice_t\r\nIMPP:xmpp:alice@example.test\r\n"
                                "X-TELEGRAM:@alice\r\nURL:https://alice.example\r\nSOCIALPROFILE;SERVICE-TYPE=VK:alice.i\r\n"));
    const QStringList expected{QStringLiteral("https://example.social/@alice"), QStringLiteral("twitter:alice_t"),
                               QStringLiteral("xmpp:alice@example.test"), QStringLiteral("telegram:alice"),
                               QStringLiteral("https://alice.example"), QStringLiteral("vk:alice.i")};
    QCOMPARE(rows.value(0).customer.links, expected);
}

void tst_VCards::aNameIsMadeOfItsPartsWhereItIsNotWritten()
{
    const auto rows = read(card("N:Иванова;Алиса;Петровна;;\r\nUID:1\r\nFN:\r\n", "2.1"));
    QCOMPARE(rows.value(0).customer.name, QStringLiteral("Алиса Петровна Иванова"));
}

void tst_VCards::textsAreReadByTheirEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray quoted = ";ENCODING=QUOTED-PRINTABLE:";
    QTest::newRow("quoted-printable, Windows-1251")
        << card("UID:1\r\nFN;CHARSET=windows-1251" + quoted + aliceQuoted + "\r\n", "2.1");
    QTest::newRow("quoted-printable, folded in the middle of a byte's word")
        << card("UID:1\r\nFN;CHARSET=WINDOWS-1251;QUOTED-PRINTABLE:=C0=EB=E8=\r\n=F1=E0 =C8=E2=\r\n=E0=ED=EE=E2=E0\r\n", "2.1");
    QTest::newRow("bytes in Windows-1251 that say so")
        << card("UID:1\r\nFN;CHARSET=windows-1251:" + aliceBytes + "\r\nNOTE:" + alice.toUtf8() + "\r\n", "2.1");
    QTest::newRow("bytes in Windows-1251 that say nothing") << card("UID:1\r\nFN:" + aliceBytes + "\r\n", "2.1");
    QTest::newRow("UTF-8 that says it is Windows-1251")
        << card("UID:1\r\nFN;CHARSET=windows-1251:" + alice.toUtf8() + "\r\n", "2.1");
    QTest::newRow("an encoding nobody knows") << card("UID:1\r\nFN;CHARSET=x-none:" + alice.toUtf8() + "\r\n", "2.1");
    QTest::newRow("base64") << card("UID:1\r\nFN;ENCODING=b:" + alice.toUtf8().toBase64() + "\r\n");
    QTest::newRow("folded between the bytes of a letter")
        << card("UID:1\r\nFN:" + alice.toUtf8().left(3) + "\r\n " + alice.toUtf8().mid(3) + "\r\n");
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + card("UID:1\r\nFN:" + alice.toUtf8() + "\r\n");
    QStringEncoder utf16(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    QTest::newRow("UTF-16") << QByteArray(utf16.encode(QString::fromUtf8(card("UID:1\r\nFN:" + alice.toUtf8() + "\r\n"))));
    QTest::newRow("line feeds only") << card("UID:1\r\nFN:" + alice.toUtf8() + "\r\n").replace('\r', "");
}

void tst_VCards::textsAreReadByTheirEncoding()
{
    QFETCH(const QByteArray, bytes);
    const auto rows = read(bytes);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].problem, QString());
    QCOMPARE(rows[0].customer.name, alice);
    QCOMPARE(rows[0].customer.externalId, QStringLiteral("1"));
}

void tst_VCards::photosAreReadInEveryForm_data()
{
    QTest::addColumn<QByteArray>("property");
    const QByteArray base64 = QByteArray("\x89PNG bytes of a picture, long enough to be folded").toBase64();
    QTest::newRow("2.1") << "PHOTO;TYPE=PNG;ENCODING=BASE64:\r\n  " + base64.left(20) + "\r\n  " + base64.mid(20) + "\r\n\r\n";
    QTest::newRow("2.1 without a fold") << "PHOTO;PNG;BASE64:" + base64.left(20) + "\r\n" + base64.mid(20) + "\r\n\r\n";
    QTest::newRow("3.0") << "PHOTO;ENCODING=b;TYPE=PNG:" + base64.left(20) + "\r\n " + base64.mid(20) + "\r\n";
    QTest::newRow("4.0") << "PHOTO:data:image/png;base64," + base64 + "\r\n";
}

void tst_VCards::photosAreReadInEveryForm()
{
    QFETCH(const QByteArray, property);
    const auto rows = read(card("UID:1\r\n" + property + "FN:A\r\n", QTest::currentDataTag() == QByteArray("2.1") ? "2.1" : "3.0"));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].customer.photo, QByteArray("\x89PNG bytes of a picture, long enough to be folded"));
    QCOMPARE(rows[0].customer.name, QStringLiteral("A"));
}

void tst_VCards::aPhotoThatIsTooLargeCostsItself()
{
    const QByteArray large = QByteArray(customerlimit::photo + 1, 'x').toBase64();
    const QByteArray huge = QByteArray(5 * 1024 * 1024, 'A');
    for (const QByteArray &photo : {large, huge}) {
        const auto rows = read(card("UID:1\r\nFN:A\r\nPHOTO;ENCODING=b:" + photo + "\r\nTEL:12345\r\n"));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].leftOut, QStringList{QStringLiteral("photo_too_large")});
        QVERIFY(rows[0].customer.photo.isEmpty());
        QCOMPARE(rows[0].customer.phones, QStringList{QStringLiteral("12345")});
    }
}

void tst_VCards::aCardWithoutAnEndCostsItself()
{
    const auto rows = read(card("UID:1\r\nFN:A\r\n") + "BEGIN:VCARD\r\nUID:2\r\nNOTE;ENCODING=QUOTED-PRINTABLE:broken off=\r\n"
                           + card("UID:3\r\nFN:C\r\n") + "BEGIN:VCARD\r\nUID:4\r\nFN:D\r\n");
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[0].customer.externalId, QStringLiteral("1"));
    QCOMPARE(rows[1].problem, QStringLiteral("no_end"));
    QCOMPARE(rows[1].place, QStringLiteral("line 6"));
    QVERIFY(rows[1].raw.contains(QStringLiteral("broken off")));
    QCOMPARE(rows[2].customer.externalId, QStringLiteral("3"));
    QCOMPARE(rows[3].problem, QStringLiteral("no_end"));
}

void tst_VCards::aCardInsideACardIsPassedOver()
{
    const auto rows = read(card("UID:1\r\nFN:A\r\nAGENT:\r\n" + card("FN:Inside\r\nAGENT:\r\n" + card("FN:Deeper\r\n", "2.1"), "2.1")
                                    + "TEL:12345\r\n",
                                "2.1"));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].customer.name, QStringLiteral("A"));
    QCOMPARE(rows[0].customer.phones, QStringList{QStringLiteral("12345")});
    QCOMPARE(rows[0].leftOut, QStringList{QStringLiteral("card_inside")});
}

void tst_VCards::aCardThatIsTooLongCostsItself()
{
    const QByteArray megabyte(1024 * 1024, 'n');
    const auto rows = read(card("UID:1\r\nNOTE:" + megabyte + "\r\n") + card("UID:2\r\n" + QByteArray("TEL:1\r\n").repeated(5000))
                           + card("UID:3\r\nFN:C\r\n") + card("UID:4\r\nFN:D\r\nNOTE:" + QByteArray(20 * 1024 * 1024, 'n') + "\r\n")
                           + card("UID:5\r\nFN:E\r\n"));
    QCOMPARE(rows.size(), 5);
    QCOMPARE(rows[0].problem, QStringLiteral("record_too_long"));
    QVERIFY(rows[0].raw.size() <= longestRaw);
    QCOMPARE(rows[1].problem, QStringLiteral("record_too_long"));
    QCOMPARE(rows[2].customer.externalId, QStringLiteral("3"));
    QCOMPARE(rows[3].problem, QStringLiteral("record_too_long"));
    QCOMPARE(rows[4].customer.externalId, QStringLiteral("5"));
}

void tst_VCards::whatStandsBetweenCardsIsTold()
{
    const auto rows = read("\r\n" + card("UID:1\r\nFN:A\r\n") + "FN:Lost\r\nTEL:1\r\n" + card("UID:2\r\nFN:B\r\n") + "END:VCARD\r\n");
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[1].problem, QStringLiteral("outside_card"));
    QVERIFY(rows[1].raw.contains(QStringLiteral("Lost")));
    QCOMPARE(rows[2].customer.externalId, QStringLiteral("2"));
    QCOMPARE(rows[3].problem, QStringLiteral("outside_card"));
}

void tst_VCards::aPropertySaidToBeSomethingElseIsThat()
{
    const auto rows = read(card("UID:1\r\nFN:A\r\nX-CARD:17\r\nNOTE:secret\r\n"),
                           {QStringLiteral("X-CARD=number"), QStringLiteral("NOTE=ignore")});
    QCOMPARE(rows.value(0).customer.number, QStringLiteral("17"));
    QCOMPARE(rows.value(0).customer.note, QString());
    QVERIFY(rows.value(0).customer.details.isEmpty());
}

void tst_VCards::whatIsNeverCollectedIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QString>("code");
    const auto row = [](const QByteArray &property, const char *code) {
        QTest::newRow(property.left(40).constData()) << property << QString::fromUtf8(code);
    };
    row("X-RELIGION:Orthodox", "sensitive_field: RELIGION");
    row("X-BLOOD-TYPE:II+", "sensitive_field: BLOOD-TYPE");
    row("X-Вероисповедание:ислам", "");
    row("item1.X-CUSTOM:II+\r\nitem1.X-ABLABEL:Группа крови Маши", "sensitive_field: Группа крови");
    row("item1.NOTE:II+\r\nitem1.X-ABLABEL:Диагноз", "sensitive_field: Диагноз");
    row("item1.ORG:Единая Россия\r\nitem1.X-ABLABEL:_$!<Party membership>!$_", "sensitive_field: Party membership");
    row("CATEGORIES:диабетики", "sensitive_tag");
    row("INTEREST:church choir", "sensitive_tag");
}

void tst_VCards::whatIsNeverCollectedIsLeftOut()
{
    QFETCH(const QByteArray, property);
    QFETCH(const QString, code);
    const auto rows = read(card("UID:1\r\nFN:A\r\n" + property + "\r\nNOTE:У сына аллергия\r\n"));
    QCOMPARE(rows.size(), 1);
    ImportedCustomer nothingElse;
    nothingElse.externalId = QStringLiteral("1");
    nothingElse.name = QStringLiteral("A");
    nothingElse.note = QStringLiteral("У сына аллергия"); // people wrote that
    QCOMPARE(rows[0].customer, nothingElse);
    QCOMPARE(rows[0].leftOut.size(), 1);
    if (!code.isEmpty())
        QCOMPARE(rows[0].leftOut.constFirst(), code);
}

void tst_VCards::aClinicsPhoneIsAPhone()
{
    const auto rows = read(card("UID:1\r\nFN:A\r\nitem1.TEL:+7916\r\nitem1.X-ABLABEL:Health centre\r\n"));
    QCOMPARE(rows.value(0).customer.phones, QStringList{QStringLiteral("+7916")});
    QVERIFY(rows.value(0).customer.details.isEmpty()); // and the label is kept nowhere
    QVERIFY(rows.value(0).leftOut.isEmpty());
}

void tst_VCards::aCardWithoutANumberGetsTheSameOneEachTime()
{
    const auto first = read(card("FN:A\r\nEMAIL:a@example.test\r\n"));
    const auto again = read(card("FN:A\r\nEMAIL:A@example.test\r\nNOTE:new\r\n"));
    QVERIFY(!first.value(0).customer.externalId.isEmpty());
    QCOMPARE(first.value(0).customer.externalId, again.value(0).customer.externalId);
    QCOMPARE(first.value(0).leftOut, QStringList{QStringLiteral("no_id")});
}

void tst_VCards::aFamilyWithOnePhoneStaysSeveralPeople()
{
    const auto rows = read(card("FN:Мама\r\nTEL:+73812000000\r\n") + card("FN:Папа\r\nTEL:+73812000000\r\n"));
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows[0].customer.externalId != rows[1].customer.externalId);
}

void tst_VCards::aGroupIsNoCustomer()
{
    const auto rows = read(card("FN:Friends\r\nKIND:group\r\nMEMBER:urn:uuid:1\r\n", "4.0"));
    QCOMPARE(rows.value(0).problem, QStringLiteral("not_a_person"));
}

void tst_VCards::aFileWithoutCardsIsRefused()
{
    const auto map = CustomerSetting::map();
    QCOMPARE(VCardReader::open(m_setting.write("name,phone\nA,1\n"), map).error().code, QStringLiteral("no_cards"));
    QCOMPARE(VCardReader::open(m_setting.dir.filePath(QStringLiteral("none")), map).error().code, QStringLiteral("file_not_found"));
}

void tst_VCards::anyBytesGivePlainRowsAndAnEnd()
{
    const QByteArray seed = card("UID:1\r\nFN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:" + aliceQuoted
                                     + "\r\nitem1.TEL;TYPE=\"a;b\":+7\r\n 916\r\nitem1.X-ABLabel:x\r\nADR:;;a\\,b;c;;;\r\n"
                                       "PHOTO;ENCODING=BASE64:AAAA\r\n BBBB\r\n\r\nAGENT:\r\n" + card("FN:B\r\n"),
                                 "2.1")
        + card("FN:\xD0\x90\r\nBDAY:19900415\r\nCATEGORIES:a,b\r\n");
    const QList<QByteArray> pieces{"BEGIN:VCARD\r\n", "END:VCARD\r\n", "\r\n ", "=\r\n", ":", ";", "\"", "\\", "\xD8\x00",
                                   "\xFF\xFE", "AGENT:\r\n", ";ENCODING=b", ";CHARSET=koi8-r", QByteArray("\0", 1)};
    QRandomGenerator random(20'261'122);
    for (int round = 0; round < 400; ++round) {
        QByteArray bytes = seed;
        for (int change = 0; change < 8; ++change) {
            const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
            switch (random.bounded(3)) {
            case 0:
                bytes[at] = static_cast<char>(random.bounded(256));
                break;
            case 1:
                bytes.remove(at, random.bounded(12));
                break;
            default:
                bytes.insert(at, pieces[random.bounded(static_cast<int>(pieces.size()))]);
            }
        }
        auto reader = VCardReader::open(m_setting.write(bytes), CustomerSetting::map());
        if (!reader)
            continue;
        const QList<CustomerRow> rows = CustomerSetting::all(**reader);
        QVERIFY((*reader)->hasToldAll());
        QVERIFY(rows.size() < 40);
        for (const CustomerRow &row : rows) {
            QVERIFY2(!row.problem.isEmpty() || CustomerSetting::isPlain(row.customer), bytes.toHex().constData());
            QVERIFY2(row.raw.isValidUtf16() && row.raw.size() <= longestRaw, bytes.toHex().constData());
        }
    }
}

QTEST_GUILESS_MAIN(tst_VCards)
#include "tst_vcards.moc"
