#include "models/entity.h"
#include "models/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace otklik;

namespace {

TimePoint at(qint64 millis)
{
    return TimePoint(std::chrono::milliseconds(millis));
}

/// A row with something in every field.
Mention fullMention()
{
    Mention mention;
    auto fill = [n = 0](const char *, auto &value) mutable {
        using Value = std::remove_cvref_t<decltype(value)>;
        ++n;
        if constexpr (std::is_same_v<Value, QString>)
            value = QStringLiteral("текст %1 \"<>\\").arg(n);
        else if constexpr (std::is_same_v<Value, bool>)
            value = true;
        else if constexpr (std::is_same_v<Value, qint64>)
            value = 9'007'199'254'740'993 + n;
        else if constexpr (std::is_same_v<Value, TimePoint> || std::is_same_v<Value, std::optional<TimePoint>>)
            value = at(1'800'000'000'000 + n);
        else if constexpr (requires { value.value; })
            value.value = QStringLiteral("id-%1").arg(n);
    };
    forEachField(mention, fill);
    mention.visibility = Visibility::Private;
    return mention;
}

template <size_t... I>
void verifyAllKindsReturn(std::index_sequence<I...>)
{
    const auto verify = []<class Row>(const Row &row) {
        const auto back = fromJson<Row>(toJson(row));
        QVERIFY(back);
        QCOMPARE(toJson(*back), toJson(row));
    };
    (verify(std::variant_alternative_t<I, Entity>{}), ...);
}

} // namespace

/// The JSON forms of rows: nothing is lost on the way, nothing wrong is let in.
class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowComesBackThroughTextAsItWas();
    void emptyRowsOfAllKindsComeBack();
    void anAbsentTimeIsNull();
    void unknownFieldsAreIgnored();
    void whatDoesNotFitIsRefusedByItsName_data();
    void whatDoesNotFitIsRefusedByItsName();
    void everyEnumValueHasAName();
};

void TestJson::aRowComesBackThroughTextAsItWas()
{
    const Mention mention = fullMention();
    const QByteArray text = QJsonDocument(toJson(mention)).toJson(QJsonDocument::Compact);
    const auto back = fromJson<Mention>(QJsonDocument::fromJson(text).object());
    QVERIFY(back);
    QCOMPARE(*back, mention);
}

void TestJson::emptyRowsOfAllKindsComeBack()
{
    verifyAllKindsReturn(std::make_index_sequence<std::variant_size_v<Entity>>{});
}

void TestJson::anAbsentTimeIsNull()
{
    Mention mention;
    QVERIFY(toJson(mention).value(QLatin1StringView("deleted_at")).isNull());
    mention.deletedAt = at(0); // the epoch itself is a time
    const auto back = fromJson<Mention>(toJson(mention));
    QCOMPARE(back->deletedAt, std::optional(at(0)));
}

void TestJson::unknownFieldsAreIgnored()
{
    QJsonObject object = toJson(Person{});
    object.insert(QLatin1StringView("from_a_newer_server"), 1);
    QVERIFY(fromJson<Person>(object));
}

void TestJson::whatDoesNotFitIsRefusedByItsName_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("missing") << QStringLiteral("text") << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("a number for a text") << QStringLiteral("text") << QJsonValue(5);
    QTest::newRow("a text for a number") << QStringLiteral("version") << QJsonValue(QStringLiteral("5"));
    QTest::newRow("a fraction") << QStringLiteral("version") << QJsonValue(1.5);
    QTest::newRow("too large") << QStringLiteral("version") << QJsonValue(1e300);
    QTest::newRow("a number for a truth") << QStringLiteral("is_brand") << QJsonValue(1);
    QTest::newRow("an unknown name") << QStringLiteral("visibility") << QJsonValue(QStringLiteral("secret"));
    QTest::newRow("null for a time that must be there") << QStringLiteral("published_at") << QJsonValue();
    QTest::newRow("a text for an optional time") << QStringLiteral("edited_at") << QJsonValue(QStringLiteral("now"));
    QTest::newRow("a list for an id") << QStringLiteral("id") << QJsonValue(QJsonArray{});
}

void TestJson::whatDoesNotFitIsRefusedByItsName()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(fullMention());
    if (value.isUndefined())
        object.remove(field);
    else
        object.insert(field, value);
    const auto read = fromJson<Mention>(object);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::CorrectInput);
    QCOMPARE(read.error().code, QStringLiteral("bad_field"));
    QCOMPARE(read.error().detail, field);
}

void TestJson::everyEnumValueHasAName()
{
    for (const auto &[kind, name] : EnumNames<EntityKind>::table) {
        QVERIFY(!name.isEmpty());
        QCOMPARE(fromName<EntityKind>(QString(name)), std::optional(kind));
        QCOMPARE(nameOf(kind), name);
    }
    QVERIFY(!fromName<EntityKind>(QStringLiteral("follower")));
    QCOMPARE(EnumNames<EntityKind>::table.size(), std::variant_size_v<Entity>);
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
