#include "channels/vk/vkapi.h"
#include "tests/channels/vk/standin/vkschema.h"
#include "tests/channels/vk/standin/vktable.h"

#include <QJsonArray>
#include <QTest>

using namespace otklik;

/// What the project writes down about VK's API, against the schema that VK publishes.
class tst_VkSchema final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theTableOfMethodsIsTheSchemas();
    void tokensGoToMethodsThatTakeThem();
    void meaningsAreOfErrorsThatThereAre();
    void theCheckFindsFaults();

private:
    VkSchema m_schema;
    VkTable m_table;
};

void tst_VkSchema::init()
{
    if (!m_schema.isThere())
        QSKIP("../shared/data/schemas/vk is not here");
}

void tst_VkSchema::theTableOfMethodsIsTheSchemas()
{
    QVERIFY(!m_table.methods().isEmpty());
    for (auto method = m_table.methods().begin(); method != m_table.methods().end(); ++method) {
        const QJsonObject described = m_schema.method(method.key());
        QVERIFY2(!described.isEmpty(), qPrintable(method.key()));
        const QJsonObject entry = method->toObject();
        QCOMPARE(entry.value(QLatin1StringView("tokens")), described.value(QLatin1StringView("access_token_type")));
        const QJsonObject parameters = entry.value(QLatin1StringView("parameters")).toObject();
        const QJsonArray all = described.value(QLatin1StringView("parameters")).toArray();
        QCOMPARE(parameters.size(), all.size());
        for (const QJsonValue &one : all) {
            QJsonObject there = one.toObject();
            if (const QString reference = there.value(QLatin1StringView("$ref")).toString(); !reference.isEmpty()) {
                const QJsonObject target = m_schema.at(reference);
                for (auto key = target.begin(); key != target.end(); ++key)
                    if (!there.contains(key.key()))
                        there.insert(key.key(), key.value());
            }
            const QJsonObject ours = parameters.value(there.value(QLatin1StringView("name")).toString()).toObject();
            for (const char *key : {"type", "required", "minimum", "maximum", "maxLength", "maxItems", "enum"})
                QCOMPARE(ours.value(QLatin1StringView(key)), there.value(QLatin1StringView(key)));
        }
    }
}

void tst_VkSchema::tokensGoToMethodsThatTakeThem()
{
    for (const VkMethod &method : vkMethods()) {
        const QJsonArray tokens =
            m_schema.method(QString::fromLatin1(method.name)).value(QLatin1StringView("access_token_type")).toArray();
        QVERIFY2(!tokens.isEmpty(), method.name);
        QCOMPARE(method.takesGroup, tokens.contains(QLatin1StringView("group")));
        QCOMPARE(method.takesUser, tokens.contains(QLatin1StringView("user")));
        QCOMPARE(method.takesService, tokens.contains(QLatin1StringView("service")));
    }
}

void tst_VkSchema::meaningsAreOfErrorsThatThereAre()
{
    const QList<int> codes = m_schema.errorCodes();
    const auto meaningOf = [](int code) { return vkError({{QStringLiteral("error_code"), code}}).code; };
    const QString unnamed = meaningOf(-1);
    for (int code = 1; code < 12'000; ++code)
        QVERIFY2(meaningOf(code) == unnamed || codes.contains(code), qPrintable(QString::number(code)));
    for (const int named : {5, 6, 7, 9, 14, 27, 28, 29, 212, 213, 901, 902})
        QVERIFY2(meaningOf(named) != unnamed, qPrintable(QString::number(named)));
}

void tst_VkSchema::theCheckFindsFaults()
{
    const QString method = QStringLiteral("wall.createComment");
    const auto answer = [](const QJsonValue &response) { return QJsonObject{{QStringLiteral("response"), response}}; };
    const QJsonObject good{{QStringLiteral("comment_id"), 5}, {QStringLiteral("parents_stack"), QJsonArray{1}}};
    QCOMPARE(m_schema.faultsOfAnswer(method, answer(good)), QStringList());
    for (const QJsonObject &bad :
         {QJsonObject{{QStringLiteral("comment_id"), QStringLiteral("5")}}, QJsonObject{},
          QJsonObject{{QStringLiteral("comment_id"), 5}, {QStringLiteral("more"), 1}},
          QJsonObject{{QStringLiteral("comment_id"), 5}, {QStringLiteral("parents_stack"), QJsonArray{true}}}})
        QCOMPARE(m_schema.faultsOfAnswer(method, answer(bad)).size(), 1);
    QVERIFY(!m_schema.faultsOfAnswer(method, answer(5)).isEmpty());
    QVERIFY(!m_schema.faultsOfAnswer(method, {}).isEmpty());
}

QTEST_GUILESS_MAIN(tst_VkSchema)
#include "tst_vkschema.moc"
