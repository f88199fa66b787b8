#include "channels/telegram/telegramcontent.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace otklik;

/// What a message says, as plain text.
class tst_TelegramContent final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsToldInPlainText_data();
    void aMessageIsToldInPlainText();
    void aServiceMessageSaysNothing();
    void hostileTextBecomesText_data();
    void hostileTextBecomesText();
    void entitiesThatDoNotFitAreLeftOut_data();
    void entitiesThatDoNotFitAreLeftOut();
};

void tst_TelegramContent::aMessageIsToldInPlainText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *json, const QString &text) { QTest::newRow(name) << QByteArray(json) << text; };
    row("words", R"({"text":"Где <b>заказ</b>?"})", QStringLiteral("Где <b>заказ</b>?"));
    row("a link behind words", R"({"text":"см. 😀 тут","entities":[{"type":"text_link","offset":7,"length":3,"url":"https://evil.example/"}]})",
        QStringLiteral("см. 😀 тут (https://evil.example/)"));
    row("two links", R"({"text":"a b","entities":[{"type":"text_link","offset":2,"length":1,"url":"https://b.example"},{"type":"text_link","offset":0,"length":1,"url":"https://a.example"}]})",
        QStringLiteral("a (https://a.example) b (https://b.example)"));
    row("a link that is what it says", R"({"text":"https://a.example","entities":[{"type":"text_link","offset":0,"length":17,"url":"https://a.example"}]})",
        QStringLiteral("https://a.example"));
    row("a picture with a caption", R"({"photo":[{}],"caption":"Сломано"})", QStringLiteral("Сломано\n[photo]"));
    row("a file", R"({"document":{"file_name":"чек.pdf","mime_type":"application/pdf"}})", QStringLiteral("[file] чек.pdf, application/pdf"));
    row("an animation, once", R"({"animation":{"file_name":"a.mp4"},"document":{"file_name":"a.mp4"}})", QStringLiteral("[animation] a.mp4"));
    row("a sticker", R"({"sticker":{"emoji":"😡"}})", QStringLiteral("[sticker] 😡"));
    row("a voice", R"({"voice":{"duration":75}})", QStringLiteral("[voice message] 1:15"));
    row("a video message", R"({"video_note":{"duration":5}})", QStringLiteral("[video message] 0:05"));
    row("a venue, once", R"({"venue":{"title":"Кафе","address":"Мира, 1","location":{"latitude":55.75,"longitude":37.5}},"location":{"latitude":55.75,"longitude":37.5}})",
        QStringLiteral("[place] Кафе, Мира, 1, 55.750000, 37.500000"));
    row("a contact", R"({"contact":{"first_name":"Анна","phone_number":"+7000"}})", QStringLiteral("[contact] Анна, +7000"));
    row("a poll", R"({"poll":{"question":"Как?","options":[{"text":"так"},{"text":"этак"}]}})", QStringLiteral("[poll] Как?, так, этак"));
    row("a quotation", R"({"text":"не так","quote":{"text":"всё\nхорошо"}})", QStringLiteral("> всё\n> хорошо\nне так"));
    row("a forward", R"({"text":"вот","forward_origin":{"type":"user","sender_user":{"first_name":"Пётр","last_name":"И."}}})",
        QStringLiteral("[forwarded] Пётр И.\nвот"));
    row("a rich message", R"({"rich_message":{"blocks":[{"type":"paragraph","text":["раз ",{"type":"bold","text":"два"}]},{"type":"list","items":[{"blocks":[{"type":"paragraph","text":"три"}]}]}]}})",
        QStringLiteral("раз два\nтри"));
    row("a kind that is not known yet", R"({"message_id":1,"hologram":{"size":3}})", QStringLiteral("[hologram]"));
    row("nothing that the interface tells", R"({"message_id":1})", QStringLiteral("[message]"));
}

void tst_TelegramContent::aMessageIsToldInPlainText()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(document.isObject());
    QCOMPARE(contentOfMessage(document.object()), text);
}

void tst_TelegramContent::aServiceMessageSaysNothing()
{
    QCOMPARE(contentOfMessage({{QStringLiteral("message_id"), 1}, {QStringLiteral("new_chat_members"), QJsonArray{QJsonObject{}}}}), QString());
    QCOMPARE(contentOfMessage({{QStringLiteral("message_id"), 1}, {QStringLiteral("migrate_to_chat_id"), -5}}), QString());
}

void tst_TelegramContent::hostileTextBecomesText_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    QTest::newRow("a lone high surrogate") << QString(QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b")) << QStringLiteral("a\ufffdb");
    QTest::newRow("a lone low surrogate") << QString(QStringLiteral("a") + QChar(0xde00)) << QStringLiteral("a\ufffd");
    QTest::newRow("nought and escapes") << QString(QStringLiteral("a") + QChar(0) + QChar(0x1b) + QStringLiteral("[31mb")) << QStringLiteral("a[31mb");
    QTest::newRow("lines") << QStringLiteral("a\r\nb\tc") << QStringLiteral("a\nb\tc");
    QTest::newRow("a megabyte") << QString(1024 * 1024, u'я') << QString(256 * 1024, u'я');
}

void tst_TelegramContent::hostileTextBecomesText()
{
    QFETCH(QString, in);
    QFETCH(QString, out);
    QCOMPARE(contentOfMessage({{QStringLiteral("text"), in}}), out);
}

void tst_TelegramContent::entitiesThatDoNotFitAreLeftOut_data()
{
    QTest::addColumn<QJsonValue>("offset");
    QTest::addColumn<QJsonValue>("length");
    QTest::newRow("beyond the end") << QJsonValue(3) << QJsonValue(9);
    QTest::newRow("below nothing") << QJsonValue(-1) << QJsonValue(2);
    QTest::newRow("no length") << QJsonValue(0) << QJsonValue(0);
    QTest::newRow("so long that it wraps") << QJsonValue(2) << QJsonValue(std::numeric_limits<qint64>::max());
    QTest::newRow("in words") << QJsonValue(QStringLiteral("0")) << QJsonValue(2);
    QTest::newRow("a fraction") << QJsonValue(0.5) << QJsonValue(0.5);
}

void tst_TelegramContent::entitiesThatDoNotFitAreLeftOut()
{
    QFETCH(QJsonValue, offset);
    QFETCH(QJsonValue, length);
    const QJsonObject entity{{QStringLiteral("type"), QStringLiteral("text_link")}, {QStringLiteral("offset"), offset},
                             {QStringLiteral("length"), length}, {QStringLiteral("url"), QStringLiteral("https://a.example")}};
    QCOMPARE(textWithLinks(QStringLiteral("слово"), {entity}), QStringLiteral("слово"));
}

QTEST_GUILESS_MAIN(tst_TelegramContent)
#include "tst_telegramcontent.moc"
