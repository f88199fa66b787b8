#include "customersetting.h"

#include "server/customers/rowcustomerreader.h"

#include <QRandomGenerator>

using namespace otklik;

/// Files of rows as shops and CRMs export them, and as they break.
class tst_CustomerRows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreKnownByTheirUsualNames_data();
    void columnsAreKnownByTheirUsualNames();
    void otherColumnsAreKeptByTheirNames();
    void theUserSaysWhatAColumnIs();
    void whatIsNeverCollectedIsLeftOutAndNamed_data();
    void whatIsNeverCollectedIsLeftOutAndNamed();
    void aColumnThatNamesAnotherOneBringsNothingIn();
    void sensitiveTagsAreDroppedAndNotesAreKept();
    void rowsOfOneCustomerAreItsOrders();
    void aValueThatIsNoneIsKeptAsItStands();
    void aRowThatCannotBeUsedCostsItself();
    void aQuoteThatIsNeverClosedCostsItsLine();
    void aQuoteThatTheNextRowOpensClosesNone();
    void aFieldOfSeveralLinesIsOneField();
    void aLineThatNeverEndsIsReadInPieces();
    void digitsThatASpreadsheetLostAreToldAndKept();
    void aFileWithoutCustomersIsRefused();
    void anyBytesGivePlainRowsAndAnEnd();

private:
    QList<CustomerRow> read(const QByteArray &bytes, const QStringList &assignments = {})
    {
        auto reader = RowCustomerReader::open(m_setting.write(bytes), CustomerSetting::map(assignments));
        if (!reader) {
            QTest::qFail(qPrintable(reader.error().code + u' ' + reader.error().detail), __FILE__, __LINE__);
            return {};
        }
        return CustomerSetting::all(**reader);
    }

    CustomerSetting m_setting;
};

void tst_CustomerRows::columnsAreKnownByTheirUsualNames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("an export in Russian")
        << QByteArray("ID;Имя;Отчество;Фамилия;Мобильный телефон;Рабочий телефон;E-mail;Город;Дата рождения;Теги\n"
                      "17;Алиса;Петровна;Иванова;+7 916 123-45-67;8 3812 00-00-00, доб. 12;alice@example.test;Омск;15.04.1990;VIP, опт\n");
    QTest::newRow("an export in English")
        << QByteArray("id,name,Phone 1 - Value,Phone 2 - Value,E-mail 1 - Value,City,Birthday,Labels\n"
                      "17,Алиса Петровна Иванова,+7 916 123-45-67,\"8 3812 00-00-00, доб. 12\",alice@example.test,Омск,1990-04-15,VIP ::: опт\n");
    QTest::newRow("JSON")
        << QByteArray("[{\"id\": 17, \"ФИО\": \"Алиса Петровна Иванова\", \"phone\": \"+7 916 123-45-67; 8 3812 00-00-00, доб. 12\","
                      "\"email\": \"alice@example.test\", \"city\": \"Омск\", \"birth_date\": \"1990-04-15\", \"tags\": [\"VIP\", \"опт\"]}]");
}

void tst_CustomerRows::columnsAreKnownByTheirUsualNames()
{
    QFETCH(const QByteArray, bytes);
    const auto rows = read(bytes);
    QCOMPARE(rows.size(), 1);
    const ImportedCustomer &customer = rows[0].customer;
    QCOMPARE(customer.externalId, QStringLiteral("17"));
    QCOMPARE(customer.name, QStringLiteral("Алиса Петровна Иванова"));
    QCOMPARE(customer.phones, (QStringList{QStringLiteral("+7 916 123-45-67"), QStringLiteral("8 3812 00-00-00, доб. 12")}));
    QCOMPARE(customer.emails, QStringList{QStringLiteral("alice@example.test")});
    QCOMPARE(customer.city, QStringLiteral("Омск"));
    QCOMPARE(customer.birthDate, QStringLiteral("1990-04-15"));
    QCOMPARE(customer.tags, (QStringList{QStringLiteral("VIP"), QStringLiteral("опт")}));
    QVERIFY(customer.details.isEmpty());
}

void tst_CustomerRows::otherColumnsAreKeptByTheirNames()
{
    const auto rows = read("id,name,Любимый цвет,Empty,telegram\n1,A,синий,,@alice\n");
    QCOMPARE(rows.size(), 1);
    using Detail = std::pair<QString, QString>;
    QCOMPARE(rows[0].customer.details, (QList<Detail>{{QStringLiteral("Любимый цвет"), QStringLiteral("синий")}}));
    QCOMPARE(rows[0].customer.links, QStringList{QStringLiteral("telegram:alice")});
}

void tst_CustomerRows::theUserSaysWhatAColumnIs()
{
    const QByteArray bytes("key,who,Passport,phone,second\n1,A,4509 000000,12345,67890\n");
    const auto rows = read(bytes, {QStringLiteral("key=id"), QStringLiteral("who=name"), QStringLiteral("passport=ignore"),
                                   QStringLiteral("second=phone")});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].customer.externalId, QStringLiteral("1"));
    QCOMPARE(rows[0].customer.name, QStringLiteral("A"));
    QCOMPARE(rows[0].customer.phones, (QStringList{QStringLiteral("12345"), QStringLiteral("67890")}));
    QVERIFY(rows[0].customer.details.isEmpty());
    const auto reader = RowCustomerReader::open(m_setting.write(bytes), CustomerSetting::map({QStringLiteral("none=id")}));
    QCOMPARE(reader.error().code, QStringLiteral("column_not_found"));
}

void tst_CustomerRows::whatIsNeverCollectedIsLeftOutAndNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("map");
    QTest::addColumn<QString>("name");
    QTest::newRow("a column in Russian") << QByteArray("id,name,Вероисповедание\n1,A,secret\n") << QString()
                                         << QStringLiteral("Вероисповедание");
    QTest::newRow("a column in English") << QByteArray("id,name,customer_health\n1,A,secret\n") << QString()
                                         << QStringLiteral("customer_health");
    QTest::newRow("said to be a note") << QByteArray("id,name,Диагноз\n1,A,secret\n") << QStringLiteral("Диагноз=note")
                                       << QStringLiteral("Диагноз");
    QTest::newRow("said to be tags") << QByteArray("id,name,Партия\n1,A,secret\n") << QStringLiteral("Партия=tags")
                                     << QStringLiteral("Партия");
    QTest::newRow("inside an object") << QByteArray(R"([{"id":1,"name":"A","custom":{"sexual_orientation":"secret"}}])")
                                      << QString() << QStringLiteral("custom.sexual_orientation");
}

void tst_CustomerRows::whatIsNeverCollectedIsLeftOutAndNamed()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, map);
    QFETCH(const QString, name);
    const auto rows = read(bytes, map.isEmpty() ? QStringList() : QStringList{map});
    QCOMPARE(rows.size(), 1);
    ImportedCustomer nothingElse;
    nothingElse.externalId = QStringLiteral("1");
    nothingElse.name = QStringLiteral("A");
    QCOMPARE(rows[0].customer, nothingElse);
    QCOMPARE(rows[0].leftOut, QStringList{QStringLiteral("sensitive_field: ") + name});
}

void tst_CustomerRows::aColumnThatNamesAnotherOneBringsNothingIn()
{
    const auto rows = read("id,name,Custom Field 1 - Label,Custom Field 1 - Value,E-mail 1 - Label,E-mail 1 - Value\n"
                           "1,A,Религия (бабушка),secret,Church,a@example.test\n2,B,Colour,blue,,\n");
    QCOMPARE(rows.size(), 2);
    using Detail = std::pair<QString, QString>;
    QCOMPARE(rows[0].customer.emails, QStringList{QStringLiteral("a@example.test")});
    for (const auto &[label, value] : rows[0].customer.details)
        QVERIFY2(!label.startsWith(QStringLiteral("Custom")), qPrintable(label + value));
    QVERIFY(rows[0].leftOut.contains(QStringLiteral("sensitive_field: Религия"))); // and nothing of the grandmother
    QCOMPARE(rows[1].customer.details, (QList<Detail>{{QStringLiteral("Custom Field 1 - Label"), QStringLiteral("Colour")},
                                                      {QStringLiteral("Custom Field 1 - Value"), QStringLiteral("blue")}}));
    QVERIFY(rows[1].leftOut.isEmpty());
}

void tst_CustomerRows::sensitiveTagsAreDroppedAndNotesAreKept()
{
    const auto rows = read("id;name;tags;note;Комментарий мастера\n"
                           "1;A;VIP, диабетик, Christmas, church choir;У сына аллергия на орехи;спросить о здоровье\n");
    QCOMPARE(rows.value(0).customer.tags, (QStringList{QStringLiteral("VIP"), QStringLiteral("Christmas")}));
    QCOMPARE(rows.value(0).customer.note, QStringLiteral("У сына аллергия на орехи"));
    QCOMPARE(rows.value(0).customer.details.value(0).second, QStringLiteral("спросить о здоровье"));
    QCOMPARE(rows.value(0).leftOut, QStringList{QStringLiteral("sensitive_tag")});
}

void tst_CustomerRows::rowsOfOneCustomerAreItsOrders()
{
    const auto rows = read("id;ФИО;Номер заказа;Дата заказа;Сумма заказа;Валюта;Товар;Статус заказа\n"
                           "1;A;100;01.10.2026;1 234,56 ₽;руб.;Палатка;выдан\n"
                           "1;A;101;05.10.2026;99;руб.;Кружка;в пути\n"
                           "2;B;102;01.10.2026;много;руб.;Лодка;отменён\n");
    QCOMPARE(rows.size(), 2);
    const QList<ImportedOrder> &orders = rows[0].customer.orders;
    QCOMPARE(orders.size(), 2);
    QCOMPARE(orders[0].number, QStringLiteral("101"));
    QCOMPARE(orders[1].externalId, QStringLiteral("100"));
    QCOMPARE(orders[1].amount, 123'456);
    QCOMPARE(orders[1].currency, QStringLiteral("RUB"));
    QCOMPARE(orders[1].title, QStringLiteral("Палатка"));
    QCOMPARE(orders[1].state, QStringLiteral("выдан"));
    QVERIFY(orders[1].placedAt);
    using Detail = std::pair<QString, QString>;
    QCOMPARE(rows[1].customer.details, (QList<Detail>{{QStringLiteral("Сумма заказа"), QStringLiteral("много")}}));
}

void tst_CustomerRows::aValueThatIsNoneIsKeptAsItStands()
{
    const auto rows = read("id,name,birthday,language,time zone\n1,A,весной,эльфийский,Mars/Base\n");
    QCOMPARE(rows.value(0).customer.birthDate, QString());
    QCOMPARE(rows.value(0).customer.details.size(), 3);
}

void tst_CustomerRows::aRowThatCannotBeUsedCostsItself()
{
    const auto rows = read("id,name,phone\n1,A,12345\n2,B\n,,\n3,C\xFF\xFE,1\n4,D" + QByteArray(2, '\0') + ",12345\n5,E,12345\n6,"
                           + QByteArray(300'000, 'x') + ",1\n7,G,12345\n");
    QStringList problems;
    for (const CustomerRow &row : rows)
        problems.append(row.problem.isEmpty() ? row.customer.externalId : row.problem);
    QVERIFY2(problems.contains(QStringLiteral("too_few_columns")), qPrintable(problems.join(u' ')));
    QVERIFY2(problems.contains(QStringLiteral("empty")), qPrintable(problems.join(u' ')));
    for (const QString &id : {QStringLiteral("1"), QStringLiteral("5"), QStringLiteral("7")})
        QVERIFY2(problems.contains(id), qPrintable(problems.join(u' ')));
    QCOMPARE(rows[1].place, QStringLiteral("line 3"));
    QCOMPARE(rows[1].raw, QStringLiteral("2,B"));
}

void tst_CustomerRows::aQuoteThatIsNeverClosedCostsItsLine()
{
    const auto rows = read("id,name\n1,A\n2,\"B\n3,C\n4,D\n");
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[1].problem, QStringLiteral("unclosed_quote"));
    QCOMPARE(rows[2].customer.name, QStringLiteral("C"));
    QCOMPARE(rows[3].customer.name, QStringLiteral("D"));
}

void tst_CustomerRows::aQuoteThatTheNextRowOpensClosesNone()
{
    const auto rows = read("name;phone;city\n\"Анна;1;Томск\nПётр;2;Омск\n\"Мария \"\"Маша\"\" Котова\";3;Тверь\n");
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0].problem, QStringLiteral("unclosed_quote"));
    QCOMPARE(rows[0].place, QStringLiteral("line 2"));
    QCOMPARE(rows[1].customer.name, QStringLiteral("Пётр"));
    QCOMPARE(rows[2].customer.name, QStringLiteral("Мария \"Маша\" Котова"));
}

void tst_CustomerRows::aFieldOfSeveralLinesIsOneField()
{
    const auto rows = read("id,name,note,city\n1,A,\"first\nsecond \"\"line\"\"\",To\"msk\n2,B \"Bee\" C,x,Omsk\n");
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].problem, QString());
    QCOMPARE(rows[0].customer.city, QStringLiteral("To\"msk"));
    QCOMPARE(rows[1].customer.name, QStringLiteral("B \"Bee\" C"));
}

void tst_CustomerRows::aLineThatNeverEndsIsReadInPieces()
{
    const auto rows = read("id,name\n1,A\n2,\"" + QByteArray(20 * 1024 * 1024, 'x') + "\n3,C\n");
    QVERIFY(rows.size() >= 3);
    QCOMPARE(rows.first().customer.name, QStringLiteral("A"));
    QCOMPARE(rows.last().customer.name, QStringLiteral("C"));
    for (qsizetype i = 1; i + 1 < rows.size(); ++i) {
        QCOMPARE(rows[i].problem, QStringLiteral("record_too_long"));
        QVERIFY(rows[i].raw.size() <= longestRaw);
    }
}

void tst_CustomerRows::digitsThatASpreadsheetLostAreToldAndKept()
{
    const auto rows = read("id,name,phone\n17.0,A,7.91612E+10\n");
    QCOMPARE(rows.value(0).customer.externalId, QStringLiteral("17"));
    QVERIFY(rows.value(0).customer.phones.isEmpty());
    QCOMPARE(rows.value(0).leftOut, QStringList{QStringLiteral("digits_lost")});
    QCOMPARE(rows.value(0).customer.details.value(0).second, QStringLiteral("7.91612E+10"));
}

void tst_CustomerRows::aFileWithoutCustomersIsRefused()
{
    const auto map = CustomerSetting::map();
    QCOMPARE(RowCustomerReader::open(m_setting.write(""), map).error().code, QStringLiteral("no_rows"));
    QCOMPARE(RowCustomerReader::open(m_setting.write("id,name\n"), map).error().code, QStringLiteral("no_rows"));
    QCOMPARE(RowCustomerReader::open(m_setting.write("x,y\n1,2\n"), map).error().code, QStringLiteral("no_customer_columns"));
}

void tst_CustomerRows::anyBytesGivePlainRowsAndAnEnd()
{
    const QByteArray seed = "id;name;phone;E-mail;Дата рождения;Номер заказа;Сумма\n1;\"Алиса; \"\"А\"\"\";+7 916 123-45-67;a@b.c;"
                            "15.04.1990;100;1 234,56\n2;Боб;8,9;x;1990-04-15;;\n";
    const QList<QByteArray> pieces{"\"", ";", "\n", "\r", "\t", "\"\"", QByteArray("\0", 1), "\xED\xA0\x80", "\xFF", "{", "["};
    QRandomGenerator random(1'122);
    for (int round = 0; round < 400; ++round) {
        QByteArray bytes = seed;
        for (int change = 0; change < 8; ++change) {
            const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
            if (random.bounded(2) == 0)
                bytes.insert(at, pieces[random.bounded(static_cast<int>(pieces.size()))]);
            else
                bytes[at] = static_cast<char>(random.bounded(256));
        }
        auto reader = RowCustomerReader::open(m_setting.write(bytes), CustomerSetting::map());
        if (!reader)
            continue;
        for (const CustomerRow &row : CustomerSetting::all(**reader))
            QVERIFY2(!row.problem.isEmpty() || CustomerSetting::isPlain(row.customer), bytes.toHex().constData());
        QVERIFY((*reader)->hasToldAll());
    }
}

QTEST_GUILESS_MAIN(tst_CustomerRows)
#include "tst_customerrows.moc"
