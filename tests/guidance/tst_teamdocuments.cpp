#include "guidance/team/cardfields.h"
#include "guidance/team/documentcheck.h"
#include "guidance/team/retention.h"

#include <QTest>

using namespace otklik;

namespace {

CardField fieldOf(CardFieldType type)
{
    CardField field;
    field.key = QStringLiteral("f");
    field.type = type;
    if (type == CardFieldType::Choice)
        field.choices = {{QStringLiteral("home"), {QStringLiteral("Частный"), QStringLiteral("Home")}}};
    return field;
}

} // namespace

/// The fields of a card and how long data is kept, as a team writes them.
class TestTeamDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFieldsOfACard();
    void refusesFieldsThatAreNone_data();
    void refusesFieldsThatAreNone();
    void refusesFieldsOfWhatIsNeverCollected_data();
    void refusesFieldsOfWhatIsNeverCollected();
    void keepsAValueInOneForm_data();
    void keepsAValueInOneForm();
    void readsHowLongDataIsKept();
    void refusesDaysThatAreNone_data();
    void refusesDaysThatAreNone();
};

void TestTeamDocuments::readsFieldsOfACard()
{
    const auto fields = parseCardFields(QStringLiteral(
        R"({"fields":[{"key":"tariff","title":{"ru":"Тариф","en":"Tariff"},"type":"text"},
                      {"key":"segment","title":{"en":"Segment"},"type":"choice","choices":[{"key":"home"}]}]})"));
    QVERIFY(fields);
    QCOMPARE(fields->size(), 2);
    QCOMPARE(fields->at(0).title.in(u"ru"), QStringLiteral("Тариф"));
    QCOMPARE(fields->at(1).choices.at(0).title.in(u"ru"), QStringLiteral("home"));
    QCOMPARE(parseCardFields(QString())->size(), 0);
    QVERIFY(checkDocument(TeamDocumentKind::CardFields, QString()));
}

void TestTeamDocuments::refusesFieldsThatAreNone_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("no JSON") << QStringLiteral("fields");
    QTest::newRow("a key twice") << QStringLiteral(R"({"fields":[{"key":"a","title":{"en":"A"}},{"key":"a","title":{"en":"B"}}]})");
    QTest::newRow("no title") << QStringLiteral(R"({"fields":[{"key":"a"}]})");
    QTest::newRow("another type") << QStringLiteral(R"({"fields":[{"key":"a","title":{"en":"A"},"type":"money"}]})");
    QTest::newRow("a choice of nothing") << QStringLiteral(R"({"fields":[{"key":"a","title":{"en":"A"},"type":"choice"}]})");
    QTest::newRow("choices of a text") << QStringLiteral(R"({"fields":[{"key":"a","title":{"en":"A"},"choices":[{"key":"x"}]}]})");
    QTest::newRow("a choice that is no object")
        << QStringLiteral(R"({"fields":[{"key":"a","title":{"en":"A"},"type":"choice","choices":["x"]}]})");
}

void TestTeamDocuments::refusesFieldsThatAreNone()
{
    QFETCH(const QString, body);
    const auto fields = parseCardFields(body);
    QVERIFY(!fields);
    QCOMPARE(fields.error().code, QStringLiteral("bad_document"));
    QVERIFY(!checkDocument(TeamDocumentKind::CardFields, body));
}

void TestTeamDocuments::refusesFieldsOfWhatIsNeverCollected_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("named");
    QTest::newRow("by its key") << QStringLiteral(R"({"key":"religion","title":{"en":"Field"}})") << QStringLiteral("religion");
    QTest::newRow("by its Russian title") << QStringLiteral(R"({"key":"a","title":{"ru":"Вероисповедание","en":"Field"}})")
                                          << QStringLiteral("Вероисповедание");
    QTest::newRow("by its English title") << QStringLiteral(R"({"key":"a","title":{"ru":"Поле","en":"Health notes"}})")
                                          << QStringLiteral("Health notes");
    QTest::newRow("by a choice")
        << QStringLiteral(R"({"key":"a","title":{"en":"Group"},"type":"choice","choices":[{"key":"b","title":{"ru":"Мусульмане"}}]})")
        << QStringLiteral("Мусульмане");
}

void TestTeamDocuments::refusesFieldsOfWhatIsNeverCollected()
{
    QFETCH(const QString, field);
    QFETCH(const QString, named);
    const auto checked = checkDocument(TeamDocumentKind::CardFields, QStringLiteral(R"({"fields":[%1]})").arg(field));
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, QStringLiteral("bad_document"));
    QVERIFY2(checked.error().detail.contains(named) && checked.error().detail.contains(QStringLiteral("not collected")),
             qPrintable(checked.error().detail));
}

void TestTeamDocuments::keepsAValueInOneForm_data()
{
    QTest::addColumn<CardFieldType>("type");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("kept"); // empty: refused
    const auto row = [](CardFieldType type, const char *typed, const char *kept) {
        QTest::addRow("%s %s", nameOf(type).data(), typed) << type << QString::fromUtf8(typed) << QString::fromUtf8(kept);
    };
    row(CardFieldType::Text, "  Home 300 ", "Home 300");
    row(CardFieldType::Number, "1 200,50", "1200.50");
    row(CardFieldType::Number, "-3", "-3");
    row(CardFieldType::Number, "many", "");
    row(CardFieldType::Number, "inf", "");
    row(CardFieldType::Date, "30.01.1990", "1990-01-30");
    row(CardFieldType::Date, "1990-01-30", "1990-01-30");
    row(CardFieldType::Date, "30.02.1990", "");
    row(CardFieldType::Choice, "частный", "home");
    row(CardFieldType::Choice, "home", "home");
    row(CardFieldType::Choice, "office", "");
    row(CardFieldType::Flag, "yes", "yes");
    row(CardFieldType::Flag, "perhaps", "");
    row(CardFieldType::Link, "https://example.test/a", "https://example.test/a");
    row(CardFieldType::Link, "javascript:alert(1)", "");
    row(CardFieldType::Link, "https://", "");
}

void TestTeamDocuments::keepsAValueInOneForm()
{
    QFETCH(const CardFieldType, type);
    QFETCH(const QString, typed);
    QFETCH(const QString, kept);
    const auto value = cardValueOf(fieldOf(type), typed);
    QCOMPARE(value.value_or(QString()), kept);
    QCOMPARE(value.has_value(), !kept.isEmpty());
    if (value)
        QCOMPARE(*cardValueOf(fieldOf(type), *value), kept); // what is kept can be edited again
    QCOMPARE(*cardValueOf(fieldOf(type), QStringLiteral("  ")), QString());
}

void TestTeamDocuments::readsHowLongDataIsKept()
{
    const auto rules = parseRetention(QStringLiteral(R"({"texts":{"vk":365,"*":1095},"deleted":{"*":0},"people":1825})"));
    QVERIFY(rules);
    QCOMPARE(rules->textDaysOf(QStringLiteral("vk")), std::optional<qint64>(365));
    QCOMPARE(rules->textDaysOf(QStringLiteral("telegram")), std::optional<qint64>(1095));
    QCOMPARE(rules->deletedDaysOf(QStringLiteral("vk")), std::optional<qint64>(0));
    QCOMPARE(rules->personDays, 1825);
    const auto none = parseRetention(QString());
    QVERIFY(none);
    QCOMPARE(none->textDaysOf(QStringLiteral("vk")), std::nullopt);
    QCOMPARE(none->deletedDaysOf(QStringLiteral("vk")), std::nullopt);
    QCOMPARE(none->personDays, 0);
    QCOMPARE(parseRetention(QStringLiteral(R"({"texts":{"vk":365}})"))->textDaysOf(QStringLiteral("ok")), std::nullopt);
}

void TestTeamDocuments::refusesDaysThatAreNone_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("no JSON") << QStringLiteral("365");
    QTest::newRow("a text at once") << QStringLiteral(R"({"texts":{"vk":0}})");
    QTest::newRow("before it was written") << QStringLiteral(R"({"deleted":{"vk":-1}})");
    QTest::newRow("words") << QStringLiteral(R"({"people":"a year"})");
    QTest::newRow("a fraction") << QStringLiteral(R"({"people":1.5})");
    QTest::newRow("a list") << QStringLiteral(R"({"texts":[365]})");
    QTest::newRow("a nameless network") << QStringLiteral(R"({"texts":{"":365}})");
}

void TestTeamDocuments::refusesDaysThatAreNone()
{
    QFETCH(const QString, body);
    const auto rules = parseRetention(body);
    QVERIFY(!rules);
    QCOMPARE(rules.error().code, QStringLiteral("bad_document"));
}

QTEST_GUILESS_MAIN(TestTeamDocuments)
#include "tst_teamdocuments.moc"
